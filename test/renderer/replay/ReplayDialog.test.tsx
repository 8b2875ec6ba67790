import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createTranslator } from '@shared/i18n/index';
import { memoryPipePair } from '@shared/transport/memoryPipe';
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { I18nextProvider } from 'react-i18next';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { attachView } from '../../../electron/bridge/index';
import { createEngine, type Engine } from '../../../electron/engine/index';
import { Openings } from '../../../electron/recording/index';
import { RecordedStrip, ReplayDialog } from '../../../renderer/features/replay/index';
import { Host, HostProvider } from '../../../renderer/host/index';
import { TooltipProvider } from '../../../renderer/ui/index';
import { capturedTalk } from '../../helpers/capturedTalk';

let engine: Engine;
let openings: Openings;
let host: Host;
let session: number;
let folder: string;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'bothends-replay-'));
  engine = createEngine();
  openings = new Openings(engine);
  writeFileSync(join(folder, 'talk.pcap'), capturedTalk());
  await openings.open(join(folder, 'talk.pcap'));
  await openings.finished();
  session = openings.state.openings[0]?.sessions[0] ?? 0;
  host = new Host({
    language: () => 'en',
    openPipe: () => {
      const [page, end] = memoryPipePair();
      attachView(engine, end, { kind: 'web', version: '0', openings });
      return Promise.resolve(page);
    },
  });
  host.start();
  await waitFor(() => expect(host.store.getState().sessions.has(session)).toBe(true));
});

afterEach(async () => {
  cleanup();
  host.stop();
  await openings.close();
  await engine.dispose();
  rmSync(folder, { recursive: true, force: true });
});

function show(onClose: () => void = () => undefined): void {
  render(
    <I18nextProvider i18n={createTranslator('en')}>
      <TooltipProvider>
        <HostProvider host={host}>
          <RecordedStrip session={session} onReplay={() => undefined} />
          <ReplayDialog session={session} onClose={onClose} />
        </HostProvider>
      </TooltipProvider>
    </I18nextProvider>,
  );
}

const choose = (label: string, value: string): void =>
  void fireEvent.change(screen.getByLabelText(label), { target: { value } });

it('plays the server for the client that comes, and says where it waits and how it went', async () => {
  let closed = 0;
  show(() => void closed++);
  expect(screen.getByLabelText<HTMLSelectElement>('By').value).toBe('connect');
  choose('Play', 'server');
  expect(screen.getByLabelText<HTMLSelectElement>('By').value).toBe('listen');
  choose('Wait at', '0.0.0.0');
  expect(screen.getByText('Other computers can connect here.')).toBeTruthy();
  choose('Wait at', '127.0.0.1');
  choose('Port', 'x');
  fireEvent.click(screen.getByRole('button', { name: 'Replay' }));
  expect(screen.getByRole('alert').textContent).toContain('0 takes any free port');
  choose('Port', '0');
  choose('Timing', 'max');
  fireEvent.click(screen.getByRole('button', { name: 'Replay' }));
  await waitFor(() => expect(closed).toBe(1));
  const words = await screen.findByText(/^Waiting for a client at 127\.0\.0\.1:\d+$/);
  const client = connect(Number(/\d+$/.exec(words.textContent ?? '')?.[0]), '127.0.0.1');
  client.end('not what was recorded');
  await screen.findByText('The live answer differs at byte 0');
  client.destroy();
});

it('says in the words of the person why it was refused', async () => {
  show();
  const socket = screen.getByLabelText<HTMLSelectElement>('Connection');
  expect(socket.value).toBe('1');
  await engine.close(session);
  fireEvent.click(screen.getByRole('button', { name: 'Replay' }));
  const banner = await screen.findByRole('alert');
  expect(banner.textContent).toContain('There is no such recorded connection. Open the recording');
});
