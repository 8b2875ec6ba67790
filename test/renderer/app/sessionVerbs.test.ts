// @vitest-environment node
import { ok } from '@shared/contract/result';
import { expect, it, vi } from 'vitest';
import { askHost } from '../../../renderer/app/sessionVerbs';
import { Host } from '../../../renderer/host/index';

it.each([
  ['listen', 'session.listen', {}],
  ['stopListening', 'session.stop-listening', {}],
  ['freezeAccept', 'session.freeze-accept', {}],
  ['acceptOne', 'session.release-accept', { one: true }],
  ['thawAccept', 'session.release-accept', { one: false }],
  ['reconnect', 'session.connect', {}],
  ['cancelRetry', 'session.cancel', {}],
] as const)('asks the host to %s with %s', (verb, command, params) => {
  // Never started: what it would send is looked at here.
  const host = new Host({ language: () => 'en', openPipe: () => new Promise(() => undefined) });
  const call = vi.spyOn(host, 'call').mockResolvedValue(ok({}) as never);
  void askHost(host, verb, 3);
  expect(call.mock.calls).toEqual([[command, { session: 3, ...params }]]);
});
