// @vitest-environment node
import { ok } from '@shared/contract/index';
import { clientSpecSchema } from '@shared/contract/spec';
import { createTranslator } from '@shared/i18n/index';
import { expect, it, vi } from 'vitest';
import { runStep } from '../../../renderer/app/runStep';
import { Workspace } from '../../../renderer/app/workspace';
import { Host } from '../../../renderer/host/index';

function workbench() {
  // Never started: what it would send is looked at here.
  const host = new Host({ language: () => 'en', openPipe: () => new Promise(() => undefined) });
  const call = vi.spyOn(host, 'call').mockResolvedValue(ok({ session: 7 }) as never);
  const workspace = new Workspace(host);
  const { t } = createTranslator('en');
  return { workspace, call, run: (action: Parameters<typeof runStep>[1]) => runStep(workspace, action, t) };
}

const spec = clientSpecSchema.parse({ kind: 'tcp-client', port: 5_001 });

it('opens a session, whose pane takes the focus', async () => {
  const { workspace, call, run } = workbench();
  run({ kind: 'open', spec });
  expect(call).toHaveBeenCalledWith('session.open', { spec });
  await vi.waitFor(() => expect(workspace.store.getState().wanted).toBe(7));
});

it('fills a dialog, and shows a pane, without asking the host', () => {
  const { workspace, call, run } = workbench();
  run({ kind: 'fill', spec });
  expect(workspace.store.getState().dialog).toEqual({ kind: 'fill', spec });
  run({ kind: 'show', session: 3 });
  expect(workspace.store.getState().wanted).toBe(3);
  expect(call).not.toHaveBeenCalled();
});

it.each([
  [{ kind: 'listen', session: 2 }, 'session.listen', { session: 2 }],
  [{ kind: 'connect', session: 2 }, 'session.connect', { session: 2 }],
  [{ kind: 'release', session: 2, one: true }, 'session.release-accept', { session: 2, one: true }],
  [{ kind: 'resume', end: { session: 2, socket: 3 } }, 'socket.resume', { session: 2, socket: 3 }],
] as const)('asks the host to %o', (action, name, params) => {
  const { call, run } = workbench();
  run(action);
  expect(call.mock.calls).toEqual([[name, params]]);
});

it('closes every socket it was given', () => {
  const { call, run } = workbench();
  const ends = [1, 2].map((socket) => ({ session: 4, socket }));
  run({ kind: 'close', ends });
  expect(call.mock.calls).toEqual(ends.map((end) => ['socket.close', end]));
});

it('shows what failed', async () => {
  const { workspace, call, run } = workbench();
  const error = { code: 'NOT_POSSIBLE_NOW', message: 'no', explanation: 'bad-command' } as const;
  call.mockResolvedValue({ ok: false, error } as never);
  run({ kind: 'listen', session: 2 });
  await vi.waitFor(() => expect(workspace.store.getState().failure).toEqual({ what: 'Listen again', error }));
});
