import type { SessionSpecInput } from '@shared/contract/spec';
import { expect } from 'vitest';
import { builtServerWorker } from './builtServerWorker';
import { type RowOf, testEngine, type Watched } from './engineTest';
import { listenQueue } from './listenQueue';
import { pollUntil } from './pollUntil';
import type { RawPeer } from './rawPeers';

export type ServerInput = Partial<SessionSpecInput & { kind: 'tcp-server' }>;

/** An engine per test with servers in threads of their own. */
export function blockingServers() {
  const t = testEngine({ serverWorker: builtServerWorker() });
  return {
    t,
    blocking: (spec: ServerInput = {}) => t.server({ ...spec, engine: 'blocking' }),
    iterative: (maxClients: number, spec: ServerInput = {}) =>
      t.server({ backlog: 5, ...spec, behaviour: { name: 'iterative', maxClients } }),
  };
}

export async function untilQueue(port: number, wanted: number | null): Promise<void> {
  await pollUntil(`a queue of ${wanted}`, () => listenQueue(port) === wanted);
}

export function untilStandsStill(server: Watched, after = 0): Promise<RowOf<'note'>> {
  return server.until('note', ({ note }) => note === 'stands-still', after);
}

/** What the peer sends comes back to it. */
export async function echoes(peer: RawPeer, text: string): Promise<void> {
  const before = peer.bytes;
  peer.socket.write(text);
  await peer.untilBytes(before + text.length);
  expect(peer.text.slice(before)).toBe(text);
}
