import type { Actor, RowOf } from '../actor';
import { endOf, portOf } from '../evidence';
import { portsOf, reached, stateOf } from '../kernelRows';
import { define, type Facts } from '../scenario';
import type { Stage } from '../stage';

const OPEN = { behaviour: { name: 'manual' }, halfOpen: true } as const;
const LEAKING = ['B', 'C', 'D'] as const;

/** The client's end of sending, and what the server saw of it. */
interface HalfClosed {
  readonly client: Actor;
  readonly server: Actor;
  readonly ended: RowOf<'ended'>;
  readonly eof: RowOf<'peer-ended'>;
}

function halfClosed(stage: Stage): HalfClosed | null {
  const client = stage.actor('A');
  const server = stage.actor('server');
  const ended = client.last('ended');
  const eof = server.last('peer-ended', ({ socket }) => socket === server.socketOf(client));
  return ended === undefined || eof === undefined ? null : { client, server, ended, eof };
}

/** The client, connected and with its sending closed: as it is, or anew. */
async function withHalfClosed(stage: Stage): Promise<{ server: Actor; client: Actor; socket: number }> {
  const server = stage.actor('server');
  const client = await stage.present('A', server.port, OPEN);
  if (client.first('ended') === undefined) client.end();
  const socket = () => server.socketOf(client);
  await stage.until(() => server.first('peer-ended', (row) => row.socket === socket()));
  return { server, client, socket: socket() };
}

/** Sockets of the server whose client has ended, and which the server has not. */
const forgotten = (server: Actor) => server.sockets.filter(({ phase }) => phase === 'peer-ended');

export const halfClose = define('half-close', {
  connect: {
    async act(stage) {
      const server = await stage.server('server', OPEN);
      await stage.connected('A', server.port, OPEN);
    },
    seen(stage) {
      const client = stage.actor('A');
      const connected = client.last('connected');
      const { port } = stage.actor('server');
      if (connected === undefined) return null;
      return [
        { evidence: 'app', fact: 'listening', values: { port: String(port) } },
        { evidence: 'app', fact: 'connected', values: { port: portOf(connected.local) } },
      ];
    },
  },
  halfClose: {
    async act(stage) {
      await withHalfClosed(stage);
    },
    seen(stage) {
      const found = halfClosed(stage);
      if (found === null) return null;
      const { client, server, eof } = found;
      const facts: Facts<'half-close'> = [
        { evidence: 'app', fact: 'ended', values: { port: String(client.localPort) } },
        { evidence: 'app', fact: 'eof', values: { socket: `#${eof.socket}` } },
      ];
      if (!stage.seesKernel) return facts;
      const here = reached(client, 'FIN_WAIT_2');
      const there = reached(server, 'CLOSE_WAIT', eof.socket);
      if (here === undefined || there === undefined) return null;
      for (const row of [here, there])
        facts.push({ evidence: 'kernel', fact: 'state', values: { ...portsOf(row), state: row.to } });
      return facts;
    },
  },
  stillHere: {
    async act(stage) {
      const { server, socket } = await withHalfClosed(stage);
      server.send('still here\n', socket);
    },
    seen(stage) {
      const found = halfClosed(stage);
      const late = found?.client.first('received', ({ seq }) => seq > found.ended.seq);
      return late === undefined ? null : [{ evidence: 'app', fact: 'late', values: { n: late.bytes } }];
    },
  },
  serverCloses: {
    async act(stage) {
      const { server, socket } = await withHalfClosed(stage);
      server.end(socket);
    },
    seen(stage) {
      const found = halfClosed(stage);
      const closed = found?.client.last('closed');
      const over = found?.server.last('closed', ({ socket }) => socket === found.eof.socket);
      if (found === null || closed?.first !== 'local' || over?.first !== 'peer') return null;
      const facts: Facts<'half-close'> = [
        { evidence: 'app', fact: 'bothClosed', values: { client: endOf(closed.local) } },
      ];
      if (!stage.seesKernel) return facts;
      const waiting = reached(found.client, 'TIME_WAIT');
      const gone = reached(found.server, 'CLOSED', over.socket);
      if (waiting === undefined || gone === undefined) return null;
      return [
        ...facts,
        { evidence: 'kernel', fact: 'state', values: { ...portsOf(waiting), state: waiting.to } },
        { evidence: 'kernel', fact: 'noRow', values: portsOf(gone) },
      ];
    },
  },
  leak: {
    async act(stage) {
      const { port } = stage.actor('server');
      for (const role of LEAKING) {
        const client = await stage.connected(role, port, OPEN);
        client.end();
      }
    },
    seen(stage) {
      const server = stage.actor('server');
      const left = forgotten(server);
      if (left.length < LEAKING.length) return null;
      const facts: Facts<'half-close'> = [{ evidence: 'app', fact: 'forgotten', values: { n: left.length } }];
      if (!stage.seesKernel) return facts;
      const n = left.filter(({ socket }) => stateOf(server, socket) === 'CLOSE_WAIT').length;
      return n < left.length ? null : [...facts, { evidence: 'kernel', fact: 'closeWait', values: { n } }];
    },
  },
  cleanUp: {
    act(stage) {
      const server = stage.actor('server');
      for (const { socket } of forgotten(server)) server.end(socket);
    },
    seen(stage) {
      const server = stage.actor('server');
      const leaked = new Set(server.all('peer-ended').map(({ socket }) => socket));
      const closed = server.all('closed', ({ socket }) => leaked.has(socket));
      if (server.sockets.length > 0 || closed.length <= LEAKING.length) return null;
      const facts: Facts<'half-close'> = [{ evidence: 'app', fact: 'cleaned', values: { n: closed.length } }];
      if (!stage.seesKernel) return facts;
      const n = closed.filter(({ socket }) => reached(server, 'CLOSED', socket) !== undefined).length;
      return n < closed.length ? null : [...facts, { evidence: 'kernel', fact: 'noneLeft', values: { n } }];
    },
  },
});
