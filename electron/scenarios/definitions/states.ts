import type { TcpState } from '@shared/tcp/states';
import type { Actor } from '../actor';
import { portOf } from '../evidence';
import { portsOf, reached } from '../kernelRows';
import { define, type Facts } from '../scenario';
import type { Stage } from '../stage';

/** Two ends that answer nothing by themselves, so that each state lasts until somebody goes on. */
const STILL = { behaviour: { name: 'manual' }, halfOpen: true } as const;
/** More than a receive queue holds, and less than both queues of the kernel: all of it leaves the app, and stays under way. */
const PILE = Buffer.alloc(2_500_000, '.');
/** One is accepted and one more than the backlog waits: who comes then finds no room. */
const BACKLOG = 1;
const BEFORE = ['in hand', 'first in line', 'second in line'] as const;
const needs = ['linux', 'kernel'] as const;

const server = (stage: Stage): Actor => stage.actor('server');

function row(change: { readonly to: TcpState } & Parameters<typeof portsOf>[0]): Facts<'states'>[number] {
  return { evidence: 'kernel', fact: 'row', values: { ...portsOf(change), state: change.to } };
}

/** The state that the kernel gives a client's connection now; null: none, or not looked at yet. */
const stateNow = (client: Actor): TcpState | null => client.sockets[0]?.kernel?.state ?? null;

/** Seen once each of these has been in its state. */
function seenStates(...found: readonly ReturnType<typeof reached>[]): Facts<'states'> | null {
  const facts: Facts<'states'> = [];
  for (const each of found) {
    if (each === undefined) return null;
    facts.push(row(each));
  }
  return facts;
}

/** A connection that nobody has begun to end: the one there is, or a new one. */
async function established(stage: Stage, role: string): Promise<{ client: Actor; socket: number }> {
  const before = stage.find(role);
  const client =
    before !== undefined && stateNow(before) === 'ESTABLISHED'
      ? before
      : await stage.connected(role, server(stage).port, STILL);
  const socket = await stage.until(() => server(stage).socketOf(client) || undefined);
  return { client, socket: socket ?? 0 };
}

/** The client has sent more than the server has read, and its FIN stands behind it. */
async function finWait1(stage: Stage): Promise<void> {
  const { client, socket } = await established(stage, 'A');
  server(stage).pause(socket);
  client.send(PILE);
  client.end();
  await stage.until(() => reached(client, 'FIN_WAIT_1'));
}

async function finWait2(stage: Stage): Promise<void> {
  const client = stage.actor('A');
  if (stateNow(client) !== 'FIN_WAIT_1') await finWait1(stage);
  server(stage).resume(server(stage).socketOf(stage.actor('A')));
  await stage.until(() => reached(stage.actor('A'), 'FIN_WAIT_2'));
}

/** The other way round: the server's pile is not read, and its FIN is the second one. */
async function lastAck(stage: Stage): Promise<void> {
  if (stateNow(stage.actor('A')) !== 'FIN_WAIT_2') await finWait2(stage);
  const client = stage.actor('A');
  const socket = server(stage).socketOf(client);
  client.pause();
  server(stage).send(PILE, socket);
  server(stage).end(socket);
  await stage.until(() => reached(server(stage), 'LAST_ACK', socket));
}

/** Both have sent a pile and their FIN; then only the server reads. */
async function closing(stage: Stage): Promise<void> {
  const { client, socket } = await established(stage, 'B');
  server(stage).pause(socket);
  client.pause();
  client.send(PILE);
  server(stage).send(PILE, socket);
  client.end();
  server(stage).end(socket);
  await stage.until(() => reached(client, 'FIN_WAIT_1') && reached(server(stage), 'FIN_WAIT_1', socket));
  server(stage).resume(socket);
  await stage.until(() => reached(server(stage), 'CLOSING', socket));
}

export const states = define('states', {
  listen: {
    needs,
    async act(stage) {
      await stage.server('server', STILL);
    },
    seen(stage) {
      const { state } = server(stage);
      if (state?.kernel?.state !== 'LISTEN') return null;
      return [{ evidence: 'kernel', fact: 'listens', values: { port: portOf(state.local) } }];
    },
  },
  synSent: {
    needs: [...needs, 'blocking'],
    async act(stage) {
      const frozen = await stage.server('frozen', { ...STILL, backlog: BACKLOG, engine: 'blocking' });
      frozen.freezeAccept();
      for (const role of BEFORE) await stage.connected(role, frozen.port, STILL);
      await stage.client('outside', frozen.port, { ...STILL, connectTimeoutMs: 60_000 });
    },
    seen(stage) {
      return seenStates(reached(stage.actor('outside'), 'SYN_SENT'));
    },
  },
  established: {
    needs,
    async act(stage) {
      await established(stage, 'A');
    },
    seen(stage) {
      const client = stage.actor('A');
      const here = client.sockets[0];
      const there = server(stage).sockets.find(({ socket }) => socket === server(stage).socketOf(client));
      if (here?.kernel?.state !== 'ESTABLISHED' || there?.kernel?.state !== 'ESTABLISHED') return null;
      return [here, there].map((each) => row({ ...each, to: 'ESTABLISHED' }));
    },
  },
  finWait1: {
    needs,
    act: finWait1,
    seen: (stage) => seenStates(reached(stage.actor('A'), 'FIN_WAIT_1')),
  },
  finWait2: {
    needs,
    act: finWait2,
    seen(stage) {
      const client = stage.actor('A');
      return seenStates(
        reached(client, 'FIN_WAIT_2'),
        reached(server(stage), 'CLOSE_WAIT', server(stage).socketOf(client)),
      );
    },
  },
  lastAck: {
    needs,
    act: lastAck,
    seen: (stage) => seenStates(reached(server(stage), 'LAST_ACK', server(stage).socketOf(stage.actor('A')))),
  },
  closing: {
    needs,
    act: closing,
    seen: (stage) => seenStates(reached(server(stage), 'CLOSING')),
  },
  timeWait: {
    needs,
    async act(stage) {
      if (reached(server(stage), 'CLOSING') === undefined) await closing(stage);
      stage.actor('B').resume();
    },
    seen: (stage) => seenStates(reached(server(stage), 'TIME_WAIT')),
  },
  closed: {
    needs,
    async act(stage) {
      const lasts = () => reached(server(stage), 'LAST_ACK', server(stage).socketOf(stage.actor('A')));
      if (lasts() === undefined) await lastAck(stage);
      stage.actor('A').resume();
    },
    seen(stage) {
      const gone = server(stage).last('state', ({ from, to }) => from === 'LAST_ACK' && to === 'CLOSED');
      return gone === undefined ? null : [{ evidence: 'kernel', fact: 'gone', values: portsOf(gone) }];
    },
  },
});
