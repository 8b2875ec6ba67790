import type { CaptureAvailability } from '@shared/contract/capture';
import { serverSpecSchema } from '@shared/contract/spec';
import { createTranslator } from '@shared/i18n/index';
import { memoryPipePair } from '@shared/transport/memoryPipe';
import { cleanup, fireEvent, render, screen, within } from '@testing-library/react';
import { I18nextProvider } from 'react-i18next';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { attachView } from '../../../electron/bridge/index';
import { createEngine, type Engine } from '../../../electron/engine/index';
import { helpFor } from '../../../renderer/features/capture/CaptureHelp';
import { CaptureButton } from '../../../renderer/features/capture/index';
import { Host, HostProvider } from '../../../renderer/host/index';
import { TooltipProvider } from '../../../renderer/ui/index';

let engine: Engine;
let host: Host;
let answer: CaptureAvailability;
let checks: number;

beforeEach(() => {
  checks = 0;
  engine = createEngine({
    capture: {
      check: () => {
        checks++;
        return Promise.resolve(answer);
      },
      start: () =>
        Promise.resolve({
          ok: true,
          value: { tool: 'tcpdump', interface: 'lo', stop: () => Promise.resolve({ dropped: 0 }) },
        }),
    },
  });
  host = new Host({
    language: () => 'en',
    openPipe: () => {
      const [page, end] = memoryPipePair();
      attachView(engine, end, { kind: 'web', version: '0' });
      return Promise.resolve(page);
    },
  });
  host.start();
});

afterEach(async () => {
  cleanup();
  host.stop();
  await engine.dispose();
});

async function show() {
  const { session } = engine.open(serverSpecSchema.parse({ kind: 'tcp-server' }));
  await vi.waitFor(() => expect(host.store.getState().sessions.get(session)?.phase).toBe('listening'));
  const onCapture = vi.fn();
  render(
    <I18nextProvider i18n={createTranslator('en')}>
      <HostProvider host={host}>
        <TooltipProvider>
          <CaptureButton session={session} onCapture={onCapture} />
        </TooltipProvider>
      </HostProvider>
    </I18nextProvider>,
  );
  await vi.waitFor(() => expect(host.store.getState().capture).toEqual(answer));
  return { session, onCapture };
}

it('starts and stops, and says that packets are being captured', async () => {
  answer = { available: true, tool: 'tcpdump' };
  const { session, onCapture } = await show();
  fireEvent.click(screen.getByRole('button', { name: 'Capture packets' }));
  expect(onCapture).toHaveBeenLastCalledWith(true);
  expect(await engine.capture(session)).toMatchObject({ ok: true });
  fireEvent.click(await screen.findByRole('button', { name: 'Stop capturing' }));
  expect(onCapture).toHaveBeenLastCalledWith(false);
  expect(screen.getByRole('status').textContent).toContain('capturing packets');
  await engine.stopCapture(session);
  await screen.findByRole('button', { name: 'Capture packets' });
  expect(checks).toBe(1);
});

it('stays within reach where it is not available, and says what is missing and what can be done', async () => {
  answer = { available: false, reason: 'not-permitted', detail: 'socket: Operation not permitted' };
  const { onCapture } = await show();
  const button = screen.getByRole<HTMLButtonElement>('button', { name: 'Capture packets' });
  await vi.waitFor(() => expect(button.getAttribute('aria-disabled')).toBe('true'));
  expect(button.disabled).toBe(false);
  fireEvent.click(button);
  expect(onCapture).not.toHaveBeenCalled();
  const dialog = await screen.findByRole('dialog', { name: 'Capturing packets' });
  expect(dialog.textContent).toContain('this user may not capture packets');
  expect(dialog.textContent).toContain('socket: Operation not permitted');
  answer = { available: true, tool: 'dumpcap' };
  fireEvent.click(within(dialog).getByRole('button', { name: 'Check again' }));
  await vi.waitFor(() => expect(dialog.textContent).toContain('can be captured here, with dumpcap'));
});

it('has help for every reason on every system', () => {
  const { t } = createTranslator('en');
  for (const platform of ['linux', 'darwin', 'win32', 'sunos'])
    for (const reason of ['not-offered', 'no-tool', 'not-permitted', 'no-driver', 'failed'] as const)
      expect(t(helpFor(reason, platform)).length).toBeGreaterThan(20);
  expect(helpFor('not-permitted', 'linux')).toBe('capture.help.permit.linux');
  expect(helpFor('no-driver', 'win32')).toBe('capture.help.install.win32');
});
