import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createTranslator } from '@shared/i18n/index';
import { memoryPipePair } from '@shared/transport/memoryPipe';
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { I18nextProvider } from 'react-i18next';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { attachView } from '../../../electron/bridge/index';
import { createEngine, type Engine } from '../../../electron/engine/index';
import { Report } from '../../../electron/report/index';
import { ErrorBoundary } from '../../../renderer/app/ErrorBoundary';
import { watchPage } from '../../../renderer/app/problems';
import { ReportDialog } from '../../../renderer/app/ReportDialog';
import { Host, HostProvider } from '../../../renderer/host/index';
import { TooltipProvider } from '../../../renderer/ui/index';

let engine: Engine;
let host: Host;
let report: Report;
let folder: string;
let stop: () => void;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'bothends-report-'));
  engine = createEngine();
  report = new Report(join(folder, 'problems.log'), {
    version: '1',
    host: 'web',
    platform: 'p',
    runtime: 'r',
  });
  host = new Host({
    language: () => 'en',
    openPipe: () => {
      const [page, end] = memoryPipePair();
      attachView(engine, end, { kind: 'web', version: '0', report });
      return Promise.resolve(page);
    },
  });
  stop = watchPage(host);
});

afterEach(async () => {
  stop();
  cleanup();
  host.stop();
  await engine.dispose();
  rmSync(folder, { recursive: true, force: true });
  vi.restoreAllMocks();
});

const show = (what: React.ReactNode) =>
  render(
    <I18nextProvider i18n={createTranslator('en')}>
      <HostProvider host={host}>
        <TooltipProvider>{what}</TooltipProvider>
      </HostProvider>
    </I18nextProvider>,
  );

const connected = () => vi.waitFor(() => expect(host.store.getState().status.kind).toBe('connected'));

function fail(message: string): void {
  window.dispatchEvent(new ErrorEvent('error', { error: new RangeError(message) }));
}

it('what the page throws is in the report, without its message, even if the host was not there yet', async () => {
  fail('sent: hunter2');
  host.start();
  await connected();
  fail('sent: hunter2');
  await vi.waitFor(() => expect(report.text()).toContain('page: RangeError'));
  expect(report.text()).not.toContain('hunter2');
});

it('a page that fails again and again is heard for a while', async () => {
  host.start();
  await connected();
  let heard = 0;
  vi.spyOn(report, 'add').mockImplementation(() => void heard++);
  for (let i = 0; i < 80; i++) fail('again');
  await host.call('report.read', {});
  expect(heard).toBe(50);
});

it('the dialog shows the whole report and copies it', async () => {
  const writeText = vi.fn(() => Promise.resolve());
  vi.stubGlobal('navigator', Object.assign(Object.create(navigator), { clipboard: { writeText } }));
  host.start();
  await connected();
  show(<ReportDialog onClose={() => undefined} />);
  expect(await screen.findByText(/No unexpected error is on record/)).toBeTruthy();
  fireEvent.click(screen.getByRole('button', { name: 'Copy report' }));
  expect(await screen.findByText(/on the clipboard/)).toBeTruthy();
  expect(writeText).toHaveBeenCalledWith(report.text());
  vi.unstubAllGlobals();
});

it('without a host the copy says that it cannot be had', async () => {
  show(<ReportDialog onClose={() => undefined} />);
  fireEvent.click(screen.getByRole('button', { name: 'Copy report' }));
  expect(await screen.findByText('The report cannot be copied now.')).toBeTruthy();
});

it('a part of the page that fails offers the report, and is in it', async () => {
  vi.spyOn(console, 'error').mockImplementation(() => undefined);
  host.start();
  await connected();
  const Broken = (): never => {
    throw new TypeError('what was typed');
  };
  show(
    <ErrorBoundary>
      <Broken />
    </ErrorBoundary>,
  );
  expect(screen.getByRole('button', { name: 'Copy report' })).toBeTruthy();
  await vi.waitFor(() => expect(report.text()).toContain('page: TypeError'));
});
