import { expect, it } from 'vitest';
import { procRows } from '../../helpers/listenQueue';
import { pollUntil } from '../../helpers/pollUntil';
import { rawPeers } from '../../helpers/rawPeers';
import { testScenarios } from '../../helpers/scenarioTest';

const t = testScenarios();
const raw = rawPeers();
const ALL = 8 * 1024 * 1024;

it('what nobody reads fills both kernels and then the app, and all of it arrives in the end', async () => {
  const run = await t.begin('backpressure');
  await run.act('pause');
  const fill = await run.act('fill');
  const value = (fact: string) => Number(fill.facts.find((each) => each.fact === fact)?.values.n);
  expect(value('given')).toBe(ALL);
  expect(value('received')).toBe(0);
  expect(value('queued')).toBeGreaterThan(0);
  if (process.platform === 'linux') {
    const [port, client] = [run.port('server'), run.port('client')];
    const there = procRows(port).find((row) => row.localPort === port && row.remotePort === client);
    expect(there?.receiveQueue).toBe(value('unread'));
    expect(value('unread')).toBeGreaterThan(0);
    expect(value('unsent')).toBeGreaterThan(value('unread'));
  }
  // A person lets it read.
  t.engine.resumeReading(run.session('server'), 1);
  const resume = await run.ticked('resume');
  expect(resume.facts[0]).toEqual({ evidence: 'app', fact: 'arrived', values: { n: ALL } });
  const drained = run.rows('client').filter(({ type }) => type === 'drained');
  expect(drained).toHaveLength(8);
});

it('counts what a socket of somebody else has sent, byte for byte', async () => {
  const run = await t.begin('backpressure');
  await run.act('pause');
  const peer = await raw.connect(run.port('server'));
  const { socket } = await pollUntil('its accept', () =>
    run.rows('server').find((row) => row.type === 'accepted' && row.remote?.port === peer.socket.localPort),
  );
  t.engine.pauseReading(run.session('server'), socket);
  peer.socket.end(Buffer.alloc(ALL, '.'));
  await pollUntil('a queue at the peer', () => peer.socket.writableLength > 0);
  const received = () =>
    run
      .rows('server')
      .reduce((sum, row) => sum + (row.type === 'received' && row.socket === socket ? row.bytes : 0), 0);
  expect(received()).toBe(0);
  t.engine.resumeReading(run.session('server'), socket);
  await pollUntil('its end', () =>
    run.rows('server').find((r) => r.type === 'peer-ended' && r.socket === socket),
  );
  expect(received()).toBe(ALL);
});
