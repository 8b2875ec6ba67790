import type { Actor, RowOf } from '../actor';
import { portOf } from '../evidence';
import { portsOf, reached } from '../kernelRows';
import { define, type Facts } from '../scenario';
import type { Peer, Stage } from '../stage';

const CLIENTS = ['A', 'B'] as const;
/** More than a program that reads nothing takes out of its kernel. */
const UNREAD = Buffer.alloc(1_000_000, '.');

const server = (stage: Stage): Actor => stage.actor('server');
const socketOf = (stage: Stage, role: string): number => server(stage).socketOf(stage.actor(role));

/** How a connection ended, as its server was told. */
function told(stage: Stage, socket: number): { eof: boolean; code: string } | null {
  const is = (row: { readonly socket: number }): boolean => row.socket === socket;
  const cut = server(stage).first('reset', is) ?? server(stage).first('failed', is);
  const eof = server(stage).first('peer-ended', is) !== undefined;
  if (server(stage).first('closed', is) === undefined) return null;
  return { eof, code: cut?.error.code ?? '' };
}

/** A client of this role that is connected. */
const client = (stage: Stage, role: string): Promise<Actor> => stage.present(role, server(stage).port);

/**
 * The newest connection of the server that no client of this run has made: one of another program. `answered`: the server
 * has sent it something.
 */
function stranger(stage: Stage, answered: boolean): RowOf<'accepted'> | undefined {
  const ours = new Set(stage.cast.flatMap((each) => each.all('connected').map(({ local }) => local?.port)));
  return server(stage).last(
    'accepted',
    ({ remote, socket }) => !ours.has(remote?.port) && server(stage).count('sent', socket) > 0 === answered,
  );
}

/** Starts a program that connects, and answers with it and with its connection. */
async function program(stage: Stage): Promise<{ peer: Peer; socket: number }> {
  const before = stranger(stage, false)?.seq ?? 0;
  const peer = stage.startPeer(server(stage).port);
  const accepted = await stage.until(() => {
    const found = stranger(stage, false);
    return found !== undefined && found.seq > before ? found : undefined;
  });
  return { peer, socket: accepted?.socket ?? 0 };
}

/** What the server was told when another program came to its end. */
function programFacts(stage: Stage, answered: boolean): Facts<'endings'> | null {
  const accepted = stranger(stage, answered);
  const ending = accepted === undefined ? null : told(stage, accepted.socket);
  if (accepted === undefined || ending === null) return null;
  const who = portOf(accepted.remote);
  return ending.code === ''
    ? [{ evidence: 'app', fact: 'killedEof', values: { who } }]
    : [{ evidence: 'app', fact: 'killedCode', values: { who, code: ending.code } }];
}

export const endings = define('endings', {
  open: {
    async act(stage) {
      await stage.server('server', { behaviour: { name: 'line' } });
      for (const role of CLIENTS) await client(stage, role);
    },
    seen(stage) {
      if (!CLIENTS.every((role) => stage.actor(role).isConnected)) return null;
      if (server(stage).sockets.length < CLIENTS.length) return null;
      return [
        { evidence: 'app', fact: 'listening', values: { port: String(server(stage).port) } },
        { evidence: 'app', fact: 'connected', values: { n: CLIENTS.length } },
      ];
    },
  },
  close: {
    async act(stage) {
      (await client(stage, 'A')).close();
    },
    seen(stage) {
      const ending = told(stage, socketOf(stage, 'A'));
      if (ending === null || !ending.eof || ending.code !== '') return null;
      const facts: Facts<'endings'> = [{ evidence: 'app', fact: 'eof', values: { who: 'A' } }];
      if (!stage.seesKernel) return facts;
      const waiting = reached(stage.actor('A'), 'TIME_WAIT');
      if (waiting === undefined) return null;
      return [...facts, { evidence: 'kernel', fact: 'timeWait', values: portsOf(waiting) }];
    },
  },
  reset: {
    async act(stage) {
      (await client(stage, 'B')).reset();
    },
    seen(stage) {
      const ending = told(stage, socketOf(stage, 'B'));
      if (ending === null || ending.code === '') return null;
      const facts: Facts<'endings'> = [
        { evidence: 'app', fact: 'told', values: { who: 'B', code: ending.code } },
      ];
      if (!stage.seesKernel) return facts;
      const gone = reached(stage.actor('B'), 'CLOSED');
      const other = reached(server(stage), 'CLOSED', socketOf(stage, 'B'));
      if (gone === undefined || other === undefined) return null;
      return [...facts, { evidence: 'kernel', fact: 'noRows', values: portsOf(gone) }];
    },
  },
  unread: {
    needs: ['child'],
    async act(stage) {
      const { peer, socket } = await program(stage);
      server(stage).send(UNREAD, socket);
      await stage.until(() => server(stage).first('drained', (row) => row.socket === socket));
      peer.kill();
    },
    seen(stage) {
      const facts = programFacts(stage, true);
      const row = stranger(stage, true);
      const other = row === undefined ? undefined : reached(server(stage), 'CLOSED', row.socket);
      if (facts === null || !stage.seesKernel) return facts;
      return other === undefined
        ? null
        : [...facts, { evidence: 'kernel', fact: 'noRow', values: portsOf(other) }];
    },
  },
  kill: {
    needs: ['child'],
    async act(stage) {
      (await program(stage)).peer.kill();
    },
    seen: (stage) => programFacts(stage, false),
  },
  lateWrite: {
    async act(stage) {
      const d = await stage.connected('D', server(stage).port, { halfOpen: true });
      await stage.until(() => socketOf(stage, 'D') || undefined);
      server(stage).close(socketOf(stage, 'D'));
      await stage.until(() => d.first('peer-ended'));
      // One after the other: the answer to the first is on its way, and a later one meets it.
      await stage.until(() => {
        if (d.isConnected && d.all('sent').length === d.all('drained').length) d.send('anyone there?\n');
        return d.first('closed');
      });
    },
    seen(stage) {
      const d = stage.actor('D');
      const eof = d.first('peer-ended');
      const taken = d.all('drained', ({ seq }) => eof !== undefined && seq > eof.seq);
      const error = (d.first('failed') ?? d.first('reset'))?.error;
      if (taken.length === 0 || error === undefined) return null;
      return [
        { evidence: 'app', fact: 'accepted', values: { n: taken.length } },
        { evidence: 'app', fact: 'refusedWrite', values: { n: d.all('sent').length, code: error.code } },
      ];
    },
  },
});
