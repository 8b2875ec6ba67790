import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createTranslator } from '@shared/i18n/index';
import { memoryPipePair } from '@shared/transport/memoryPipe';
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react';
import type { ReactNode } from 'react';
import { I18nextProvider } from 'react-i18next';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { attachView } from '../../../electron/bridge/index';
import { createEngine, type Engine } from '../../../electron/engine/index';
import { Openings as HostOpenings } from '../../../electron/recording/index';
import { bringRecording, OpenDialog, Openings } from '../../../renderer/features/replay/index';
import { Host, HostProvider } from '../../../renderer/host/index';
import { TooltipProvider } from '../../../renderer/ui/index';
import { capturedTalk } from '../../helpers/capturedTalk';

let engine: Engine;
let openings: HostOpenings;
let host: Host;
let folder: string;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'bothends-open-'));
  engine = createEngine();
  openings = new HostOpenings(engine);
  host = new Host({
    language: () => 'en',
    openPipe: () => {
      const [page, end] = memoryPipePair();
      attachView(engine, end, { kind: 'web', version: '0', openings });
      return Promise.resolve(page);
    },
  });
  host.start();
  await waitFor(() => expect(host.store.getState().status.kind).toBe('connected'));
});

afterEach(async () => {
  cleanup();
  host.stop();
  await openings.close();
  await engine.dispose();
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

const bring = (name: string, bytes: Uint8Array) =>
  bringRecording(host, new File([Uint8Array.from(bytes)], name));

describe('Openings', () => {
  it.each([
    ['whole.pcapng', (file: Uint8Array) => file, 'whole.pcapng: 1 session, 4 packets'],
    [
      'cut.pcapng',
      (file: Uint8Array) => file.slice(0, -3),
      /1 session, 3 packets. The file ends in the middle of a block.*last \d+ B are not shown/,
    ],
    [
      'bad.pcapng',
      (file: Uint8Array) => Uint8Array.from([...file, ...Array<number>(40).fill(255)]),
      /1 session, 4 packets. After \d+ B the file is damaged: the 40 B behind that are not shown/,
    ],
    ['page.html', () => Buffer.from('<html></html>'), 'page.html is not a recording'],
    ['none.pcap', () => new Uint8Array(0), 'none.pcap is empty'],
    ['udp.pcap', (file: Uint8Array) => file.slice(0, 28), 'In udp.pcap is no TCP connection'],
  ])('%s: says what could be read of it, and why not all', async (name, made, words) => {
    show(<Openings />);
    await bring(name, made(capturedTalk(name === 'udp.pcap' ? 'pcap' : 'pcapng')));
    const list = await screen.findByRole('region', { name: 'Recordings being opened' });
    await waitFor(() => expect(list.textContent).toMatch(words));
    fireEvent.click(screen.getByRole('button', { name: 'Dismiss' }));
    await waitFor(() => expect(screen.queryByRole('region')).toBeNull());
  });

  it('a view that goes ends what it brings; what came stays, and others are told', async () => {
    const file = capturedTalk('pcapng', [1_000, 1_000]);
    const begun = await host.call('open.upload', { name: 'x.pcapng', size: file.length });
    if (!begun.ok) throw new Error(begun.error.message);
    const data = Buffer.from(file.slice(0, 1_500)).toString('base64');
    await host.call('open.part', { opening: begun.value.opening, at: 0, data });
    host.stop();
    await waitFor(() => expect(openings.state.openings[0]?.status).toBe('cancelled'));
    expect(openings.state.openings[0]?.sessions).toHaveLength(1);
  });
});

describe('OpenDialog', () => {
  it('opens a file by its path, and says beside the field what is wrong with one', async () => {
    let closed = 0;
    show(<OpenDialog onFile={() => undefined} onClose={() => closed++} />);
    const field = screen.getByLabelText('Or a file on the machine where Bothends runs');
    fireEvent.click(screen.getByRole('button', { name: 'Open' }));
    expect(screen.getByRole('alert').textContent).toBe('Name a file');
    fireEvent.change(field, { target: { value: join(folder, 'nowhere') } });
    fireEvent.click(screen.getByRole('button', { name: 'Open' }));
    await waitFor(() => expect(screen.getByRole('alert').textContent).toBe('There is no such file'));
    writeFileSync(join(folder, 'x'), capturedTalk());
    fireEvent.change(field, { target: { value: join(folder, 'x') } });
    fireEvent.click(screen.getByRole('button', { name: 'Open' }));
    await waitFor(() => expect(closed).toBe(1));
    await waitFor(() => expect(host.store.getState().opened.openings[0]?.status).toBe('done'));
  });
});
