import type { Actor } from '../actor';
import { define, type Facts } from '../scenario';
import type { Stage } from '../stage';

const PIECE = Buffer.alloc(1024 * 1024, '.');
const PIECES = 8;
/** The queues have settled when they have been the same for so long: more than two looks at the kernel's table. */
const SETTLED_MS = 700;

interface Meters {
  /** Given to the app's socket, and not taken by the kernel. */
  readonly queued: number;
  /** In the kernel on this side, and on the other. */
  readonly unsent: number | null;
  readonly unread: number | null;
  readonly received: number;
}

const client = (stage: Stage): Actor => stage.actor('client');
const server = (stage: Stage): Actor => stage.actor('server');

function meters(stage: Stage): Meters | null {
  const here = client(stage).sockets[0];
  const socket = server(stage).socketOf(client(stage));
  const there = server(stage).sockets.find((each) => each.socket === socket);
  if (here === undefined || there === undefined) return null;
  return {
    queued: here.queued,
    unsent: here.kernel?.sendQueue ?? null,
    unread: there.kernel?.receiveQueue ?? null,
    received: server(stage).count('received', socket),
  };
}

/** Resolves when the queues have stood still for a while. */
async function settled(stage: Stage): Promise<void> {
  let last = '';
  let since = stage.now();
  await stage.until(() => {
    const now = JSON.stringify(meters(stage));
    if (now !== last) since = stage.now();
    last = now;
    return stage.now() - since > SETTLED_MS || undefined;
  });
}

export const backpressure = define('backpressure', {
  pause: {
    async act(stage) {
      const { port } = await stage.server('server', { behaviour: { name: 'manual' } });
      const socket = await stage
        .connected('client', port)
        .then((connected) => stage.until(() => server(stage).socketOf(connected) || undefined));
      server(stage).pause(socket);
    },
    seen(stage) {
      const paused = server(stage).last('reading-paused');
      if (paused === undefined) return null;
      return [{ evidence: 'app', fact: 'paused', values: { socket: `#${paused.socket}` } }];
    },
  },
  fill: {
    async act(stage) {
      for (let i = 0; i < PIECES; i++) client(stage).send(PIECE);
      await settled(stage);
    },
    seen(stage) {
      const found = meters(stage);
      if (found === null || found.queued === 0) return null;
      const { queued, unsent, unread, received } = found;
      if (stage.tellsQueues && !unsent && !unread) return null;
      const facts: Facts<'backpressure'> = [
        { evidence: 'app', fact: 'given', values: { n: client(stage).count('sent') } },
        { evidence: 'app', fact: 'queued', values: { n: queued } },
      ];
      if (unsent !== null) facts.push({ evidence: 'kernel', fact: 'unsent', values: { n: unsent } });
      if (unread !== null) facts.push({ evidence: 'kernel', fact: 'unread', values: { n: unread } });
      facts.push({ evidence: 'app', fact: 'received', values: { n: received } });
      return facts;
    },
  },
  resume: {
    act(stage) {
      server(stage).resume(server(stage).socketOf(client(stage)));
    },
    seen(stage) {
      const found = meters(stage);
      const sent = client(stage).count('sent');
      if (found === null || sent === 0 || found.received < sent || found.queued > 0) return null;
      if (found.unsent !== null && found.unsent > 0) return null;
      const waits = client(stage)
        .all('drained')
        .map(({ durationMs }) => durationMs);
      const facts: Facts<'backpressure'> = [
        { evidence: 'app', fact: 'arrived', values: { n: found.received } },
        { evidence: 'app', fact: 'drained', values: { ms: Math.round(Math.max(0, ...waits)) } },
      ];
      if (found.unsent !== null) facts.push({ evidence: 'kernel', fact: 'empty' });
      return facts;
    },
  },
});
