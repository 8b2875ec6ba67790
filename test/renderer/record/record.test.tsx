import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { serverSpecSchema } from '@shared/contract/spec';
import { createTranslator } from '@shared/i18n/index';
import { memoryPipePair } from '@shared/transport/memoryPipe';
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react';
import type { ReactNode } from 'react';
import { I18nextProvider } from 'react-i18next';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { attachView } from '../../../electron/bridge/index';
import { createEngine, type Engine } from '../../../electron/engine/index';
import { Recordings } from '../../../electron/recording/index';
import {
  ExportDialog,
  RecordDialog,
  RecordingsDialog,
  RecordStrip,
} from '../../../renderer/features/record/index';
import { saveExport } from '../../../renderer/features/record/saveExport';
import { wrongField } from '../../../renderer/features/record/values';
import { Host, HostProvider } from '../../../renderer/host/index';
import { TooltipProvider } from '../../../renderer/ui/index';

let engine: Engine;
let recordings: Recordings;
let host: Host;
let folder: string;
let session: number;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'bothends-record-'));
  engine = createEngine();
  recordings = new Recordings(engine, { version: '0', folder });
  session = engine.open(serverSpecSchema.parse({ kind: 'tcp-server' })).session;
  host = new Host({
    language: () => 'en',
    openPipe: () => {
      const [page, end] = memoryPipePair();
      attachView(engine, end, { kind: 'web', version: '0', recordings });
      return Promise.resolve(page);
    },
  });
  host.start();
  await waitFor(() => expect(host.store.getState().status.kind).toBe('connected'));
});

afterEach(async () => {
  cleanup();
  host.stop();
  await engine.dispose();
  await recordings.close();
  rmSync(folder, { recursive: true, force: true });
});

function show(children: ReactNode): void {
  render(
    <I18nextProvider i18n={createTranslator('en')}>
      <TooltipProvider>
        <HostProvider host={host}>{children}</HostProvider>
      </TooltipProvider>
    </I18nextProvider>,
  );
}

it('suggests a file, says beside it what is wrong, and begins', async () => {
  let closed = 0;
  show(
    <>
      <RecordStrip session={session} />
      <RecordDialog session={session} onClose={() => void closed++} />
    </>,
  );
  const file = screen.getByLabelText<HTMLInputElement>('File');
  await waitFor(() => expect(file.value).toContain(folder));
  const submit = screen.getByRole('button', { name: 'Record' });
  fireEvent.change(file, { target: { value: '  ' } });
  fireEvent.click(submit);
  expect(screen.getByRole('alert').textContent).toBe('Say where to write.');
  fireEvent.change(file, { target: { value: join(folder, 'none/x.pcapng') } });
  fireEvent.click(submit);
  await waitFor(() => expect(screen.getByRole('alert').textContent).toContain('no such folder'));
  expect(file.getAttribute('aria-invalid')).toBe('true');
  fireEvent.change(file, { target: { value: 'x' } });
  fireEvent.click(submit);
  await waitFor(() => expect(closed).toBe(1));
  expect(await screen.findByText('REC')).toBeTruthy();
  expect(readdirSync(folder)).toEqual(['x.pcapng']);
});

it('replaces a file only after being told to', async () => {
  recordings.start({
    session,
    file: 'x',
    replace: false,
    whenSlow: 'slow',
    rotation: { bytes: null, seconds: null },
  });
  await recordings.stop(1);
  let closed = 0;
  show(<RecordDialog session={session} onClose={() => void closed++} />);
  const file = screen.getByLabelText('File');
  fireEvent.change(file, { target: { value: 'x' } });
  fireEvent.click(screen.getByRole('button', { name: 'Record' }));
  await waitFor(() => expect(screen.getByRole('alert').textContent).toContain('already'));
  fireEvent.click(screen.getByLabelText('Replace the file of that name'));
  fireEvent.click(screen.getByRole('button', { name: 'Record' }));
  await waitFor(() => expect(closed).toBe(1));
});

it('lists what was recorded, and stops what is', async () => {
  recordings.start({
    session: null,
    file: 'y',
    replace: false,
    whenSlow: 'slow',
    rotation: { bytes: null, seconds: null },
  });
  show(<RecordingsDialog onClose={() => undefined} onRecordAll={() => undefined} />);
  fireEvent.click(await screen.findByRole('button', { name: 'Stop' }));
  await screen.findByText(/^recorded: /);
  fireEvent.click(screen.getByRole('button', { name: 'Take off the list' }));
  await screen.findByText(/Nothing has been recorded yet/);
});

it('exports in parts, and saves nothing when it is cancelled', async () => {
  const wish = {
    session,
    format: 'jsonl',
    from: null,
    to: null,
    socket: null,
    direction: null,
    language: 'en',
  } as const;
  const saved: string[] = [];
  const told: number[] = [];
  const save = (_parts: unknown, name: string): void => void saved.push(name);
  const end = await saveExport(
    host,
    wish,
    new AbortController().signal,
    ({ rows }) => void told.push(rows),
    save,
  );
  expect(end).toMatchObject({ kind: 'saved', name: saved[0] });
  expect(told.at(-1)).toBeGreaterThan(0);
  const gone = new AbortController();
  gone.abort();
  expect(await saveExport(host, wish, gone.signal, () => undefined, save)).toEqual({ kind: 'cancelled' });
  expect(saved).toHaveLength(1);
});

it('exports the rows that were chosen, or all', async () => {
  show(<ExportDialog session={session} rows={{ from: 3, to: 9 }} onClose={() => undefined} />);
  const rows = screen.getByLabelText<HTMLSelectElement>('Rows');
  expect([...rows.options].map(({ text }) => text)).toEqual(['from 3 to 9', 'all']);
  expect(screen.getByText(/also those that a filter/)).toBeTruthy();
  fireEvent.change(rows, { target: { value: 'all' } });
  expect(screen.queryByText(/also those that a filter/)).toBeNull();
});

it('says in the words of the person why an export was refused', async () => {
  show(<ExportDialog session={99} onClose={() => undefined} />);
  fireEvent.click(screen.getByRole('button', { name: 'Export' }));
  await waitFor(() => expect(screen.getByRole('alert').textContent).toContain('Nothing to export.'));
  expect(screen.getByRole('alert').textContent).toContain('Open a session');
});

it('checks sizes and times only where they count', () => {
  const values = {
    scope: 'session',
    file: 'x',
    replace: false,
    whenSlow: 'slow',
    split: 'never',
    size: 'many',
    minutes: '',
  } as const;
  expect(wrongField(values)).toBeNull();
  expect(wrongField({ ...values, split: 'size' })).toBe('size');
  expect(wrongField({ ...values, split: 'time' })).toBe('minutes');
  expect(wrongField({ ...values, split: 'time', minutes: '5' })).toBeNull();
});
