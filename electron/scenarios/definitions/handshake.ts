import { endOf, portOf, refusal } from '../evidence';
import { define, type Facts } from '../scenario';

/** A SYN that is not answered is sent again after one second: by then at least twice. */
const SILENT_MS = 1_200;
/** Longer than anybody reads; Linux itself gives up after some two minutes. */
const PATIENT = { connectTimeoutMs: 600_000 };
const needs = ['blocking', 'kernel', 'linux'] as const;

const us = (ms: number): number => Math.round(ms * 1_000);

export const handshake = define('handshake', {
  connect: {
    async act(stage) {
      const server = await stage.server('server', { behaviour: { name: 'echo' } });
      await stage.client('client', server.port);
    },
    seen(stage) {
      const server = stage.actor('server');
      const row = stage.actor('client').last('connected');
      const state = server.state?.kernel?.state;
      if (row === undefined || server.first('accepted') === undefined) return null;
      if (stage.seesKernel && state === undefined) return null;
      const facts: Facts<'handshake'> = [
        { evidence: 'app', fact: 'connected', values: { us: us(row.durationMs) } },
        {
          evidence: 'app',
          fact: 'pair',
          values: { local: endOf(row.local), remote: endOf(row.remote), port: portOf(row.local) },
        },
      ];
      if (state !== undefined)
        facts.push({ evidence: 'kernel', fact: 'stays', values: { port: portOf(row.remote), state } });
      facts.push({ evidence: 'told', fact: 'threeSegments' });
      return facts;
    },
  },
  refused: {
    async act(stage) {
      // A port that was free a moment ago, and that nobody else was given since.
      const stopped = await stage.server('stopped');
      stopped.stopListening();
      await stage.client('refused', stopped.port);
    },
    seen(stage) {
      const refused = refusal(stage);
      if (refused === undefined) return null;
      const { error, durationMs } = refused.row;
      return [
        { evidence: 'app', fact: 'refused', values: { code: error.code, us: us(durationMs) } },
        { evidence: 'told', fact: 'twoSegments' },
      ];
    },
  },
  silence: {
    needs,
    async act(stage) {
      const full = await stage.server('full', { backlog: 1, engine: 'blocking' });
      full.freezeAccept();
      await stage.connected('1', full.port);
      await stage.until(() => full.first('note', ({ note }) => note === 'stands-still'));
      // One more than the backlog fits into the queue.
      await stage.connected('2', full.port);
      await stage.connected('3', full.port);
      await stage.client('silent', full.port, PATIENT);
    },
    seen(stage) {
      const { queue } = stage.actor('full');
      const silent = stage.actor('silent');
      const tried = silent.last('attempt');
      const row = silent.last('state', ({ to }) => to === 'SYN_SENT');
      if (tried === undefined || row === undefined || silent.state?.phase !== 'connecting') return null;
      const ms = stage.now() - tried.at;
      if (ms < SILENT_MS || queue === null || queue === 0) return null;
      return [
        { evidence: 'kernel', fact: 'queueFull', values: { n: queue } },
        {
          evidence: 'kernel',
          fact: 'synSent',
          values: { from: portOf(row.local), to: portOf(row.remote), state: row.to },
        },
        { evidence: 'app', fact: 'noAnswer', values: { ms: Math.round(ms) } },
        { evidence: 'told', fact: 'againAndAgain' },
      ];
    },
  },
  cancel: {
    needs,
    act(stage) {
      const silent = stage.actor('silent');
      if (silent.state?.phase === 'connecting') silent.cancel();
    },
    seen(stage) {
      const row = stage.actor('silent').last('connect-failed');
      if (row === undefined) return null;
      const values = { code: row.error.code, ms: Math.round(row.durationMs) };
      return [{ evidence: 'app', fact: 'ended', values }];
    },
  },
});
