// @vitest-environment node
import type { SessionState, SocketState } from '@shared/contract/state';
import { expect, it } from 'vitest';
import { hueOf, learnHues } from '../../../renderer/app/endpointHues';

const end = (port: number) => ({ address: '127.0.0.1', port, family: 'IPv4' }) as const;
const socket = (session: number, n: number, local: number, remote: number) =>
  ({ session, socket: n, local: end(local), remote: end(remote) }) as SocketState;
const sessions = new Map([
  [1, { spec: { kind: 'tcp-server' } } as SessionState],
  [2, { spec: { kind: 'tcp-client' } } as SessionState],
]);

it('gives a client the number its server gave the connection, and keeps it', () => {
  const server: readonly SocketState[] = [socket(1, 7, 9190, 5000)];
  const client: readonly SocketState[] = [socket(2, 1, 5000, 9190)];
  const early = learnHues(new Map(), { sessions, rosters: new Map([[2, client]]) });
  expect(hueOf(early, 2, 1)).toBe(2);
  const known = learnHues(early, {
    sessions,
    rosters: new Map([
      [1, server],
      [2, client],
    ]),
  });
  expect(hueOf(known, 2, 1)).toBe(7);
  expect(learnHues(known, { sessions, rosters: new Map() })).toBe(known);
});
