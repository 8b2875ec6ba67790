import { clientSpecSchema, serverSpecSchema } from '@shared/contract/spec';
import type { SessionState, SocketState } from '@shared/contract/state';
import { createTranslator } from '@shared/i18n/index';
import { act, cleanup, fireEvent, render, screen, within } from '@testing-library/react';
import type { IDockviewPanelProps } from 'dockview-react';
import { Profiler } from 'react';
import { I18nextProvider } from 'react-i18next';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { WireDockPanel } from '../../../renderer/app/dock/WireDockPanel';
import { WorkspaceContext } from '../../../renderer/app/WorkspaceContext';
import { Workspace } from '../../../renderer/app/workspace';
import { applyUpdate } from '../../../renderer/host/hostState';
import { Host, HostProvider } from '../../../renderer/host/index';
import { TooltipProvider } from '../../../renderer/ui/index';
import { stubResizeObserver } from '../resizeObserver';

const end = (port: number) => ({ address: '127.0.0.1', port, family: 'IPv4' }) as const;
const kernel = { state: 'ESTABLISHED', sendQueue: 0, receiveQueue: 0, descriptor: null } as const;

function socket(session: number, local: number, remote: number): SocketState {
  return {
    session,
    socket: 1,
    phase: 'open',
    local: end(local),
    remote: end(remote),
    openedAt: 1,
    bytesIn: 0,
    bytesOut: 0,
    queued: 0,
    readingPaused: false,
    kernel,
  };
}

const served = socket(1, 9190, 5000);
const client = socket(2, 5000, 9190);
const SESSIONS = [
  { session: 1, spec: serverSpecSchema.parse({ kind: 'tcp-server' }) } as SessionState,
  {
    session: 2,
    spec: clientSpecSchema.parse({ kind: 'tcp-client', host: '127.0.0.1', port: 9190 }),
  } as SessionState,
];

let host: Host;
let drawn: number;

/** What the host tells, four times a second while bytes flow: sessions and sockets with other counters. */
function tell(sockets: readonly SocketState[], closed: readonly SocketState[] = []): void {
  act(() =>
    host.store.setState((state) =>
      applyUpdate(
        state,
        {
          reset: false,
          now: 1,
          sessions: [...SESSIONS],
          closedSessions: [],
          sockets: [...sockets],
          closedSockets: closed.map(({ session, socket: number }) => ({
            session,
            socket: number,
            last: state.sockets.get(session)?.get(number) ?? null,
          })),
        },
        0,
      ),
    ),
  );
}

function open(): void {
  const workspace = new Workspace(host);
  tell([served, client]);
  const panel = {} as IDockviewPanelProps;
  render(
    <I18nextProvider i18n={createTranslator('en')}>
      <HostProvider host={host}>
        <WorkspaceContext value={workspace}>
          <TooltipProvider>
            <Profiler id="wire" onRender={() => drawn++}>
              <WireDockPanel {...panel} />
            </Profiler>
          </TooltipProvider>
        </WorkspaceContext>
      </HostProvider>
    </I18nextProvider>,
  );
}

const up = () => screen.getByRole('region', { name: 'Client → server' });
const meter = (name: string) => within(up()).getByRole('meter', { name });

beforeEach(() => {
  drawn = 0;
  stubResizeObserver();
  host = new Host({ language: () => 'en', openPipe: () => new Promise(() => undefined) });
  host.store.setState({
    hello: {
      contract: 1,
      host: 'web',
      engine: 'e',
      epochMs: 0,
      platform: 'linux',
      version: '0',
      kernel: true,
      somaxconn: null,
    },
  });
});

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

it('counters draw nothing of the wire but the buffers', () => {
  open();
  const before = drawn;
  for (let i = 1; i <= 5; i++) tell([{ ...served, bytesIn: i }, client]);
  expect(drawn).toBe(before);
  fireEvent.click(screen.getByRole('tab', { name: 'Buffers' }));
  const head = screen.getByRole('tablist');
  const seen = new MutationObserver(() => undefined);
  seen.observe(head, { subtree: true, childList: true, attributes: true, characterData: true });
  const then = drawn;
  tell([{ ...served, bytesIn: 9 }, client]);
  expect(drawn).toBe(then + 1);
  expect(seen.takeRecords()).toEqual([]);
  expect(up().textContent).toContain('0 B written · 9 B read');
});

it('shows every place as a meter with its name and value, and says what a C program would do', () => {
  open();
  fireEvent.click(screen.getByRole('tab', { name: 'Buffers' }));
  expect(up().textContent).not.toContain('write()');
  tell([
    { ...served, bytesIn: 6, readingPaused: true, kernel: { ...kernel, receiveQueue: 131_072 } },
    { ...client, bytesOut: 8_388_608, queued: 5_000_000, kernel: { ...kernel, sendQueue: 2_500_000 } },
  ]);
  const values = [
    ['Application queue, Client', '5,000,000 B'],
    ['Kernel send queue, Client', '2,500,000 B'],
    ['Kernel receive queue, Server', '131,072 B'],
    ['Read, Server', '6 B'],
  ] as const;
  for (const [name, text] of values) expect(meter(name).getAttribute('aria-valuetext')).toBe(text);
  expect(up().textContent).toContain('8,388,608 B written · 6 B read');
  expect(up().textContent).toContain('in C, write() would stand still here');
  expect(up().textContent).toContain('The server does not read: its reading was paused in this app.');
  const down = screen.getByRole('region', { name: 'Server → client' });
  expect(down.textContent).not.toContain('stand still');
});

it('keeps the last values of ends that have closed, and says so', () => {
  open();
  fireEvent.click(screen.getByRole('tab', { name: 'Buffers' }));
  tell([
    { ...served, bytesIn: 70 },
    { ...client, bytesOut: 70, queued: 3 },
  ]);
  tell([], [client]);
  expect(document.body.textContent).not.toContain('last values');
  tell([], [served]);
  expect(screen.getByText('Closed. These are the last values.')).toBeTruthy();
  expect(meter('Application queue, Client').getAttribute('aria-valuetext')).toBe('3 B');
  expect(up().textContent).toContain('70 B written · 70 B read');
  expect(document.querySelectorAll('.buffers-closed')).toHaveLength(8);
});

it('says what this system does not tell', () => {
  host.store.setState(({ hello }) => ({ hello: hello && { ...hello, kernel: false } }));
  open();
  fireEvent.click(screen.getByRole('tab', { name: 'Buffers' }));
  tell([
    { ...served, kernel: null },
    { ...client, kernel: null },
  ]);
  expect(within(up()).getAllByText(/not available here/)).toHaveLength(2);
  expect(within(up()).getAllByRole('meter')).toHaveLength(2);
});
