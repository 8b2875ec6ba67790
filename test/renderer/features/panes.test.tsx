import { clientSpecSchema, serverSpecSchema } from '@shared/contract/spec';
import { createTranslator } from '@shared/i18n/index';
import { memoryPipePair } from '@shared/transport/memoryPipe';
import { cleanup, fireEvent, render, screen, within } from '@testing-library/react';
import { I18nextProvider } from 'react-i18next';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { attachView } from '../../../electron/bridge/index';
import { createEngine, type Engine, type KernelSocket } from '../../../electron/engine/index';
import { Pane, type PaneActions } from '../../../renderer/features/panes/index';
import { Host, HostProvider } from '../../../renderer/host/index';
import { TooltipProvider } from '../../../renderer/ui/index';
import { stubResizeObserver } from '../resizeObserver';

let engine: Engine;
let host: Host;
/** What the kernel's table says of every connection, and of every listening socket. */
let row: KernelSocket | null;
let listener: KernelSocket | null;

beforeEach(() => {
  // jsdom lays nothing out: a virtual list needs a size to fill.
  stubResizeObserver();
  vi.spyOn(Element.prototype, 'clientHeight', 'get').mockReturnValue(104);
  vi.spyOn(Element.prototype, 'clientWidth', 'get').mockReturnValue(400);
  row = null;
  listener = null;
  engine = createEngine({
    kernel: {
      somaxconn: 128,
      look: (connections, listeners) =>
        Promise.resolve({
          connections: connections.map(() => row),
          listeners: listeners.map(() => listener),
          tableRows: 1,
        }),
      interval: () => 1,
      close: () => Promise.resolve(),
    },
  });
  host = new Host({
    language: () => 'en',
    openPipe: async () => {
      const [page, end] = memoryPipePair();
      attachView(engine, end, { kind: 'web', version: '0' });
      return page;
    },
  });
  host.start();
});

afterEach(async () => {
  cleanup();
  host.stop();
  await engine.dispose();
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

function fakeActions() {
  return {
    session: vi.fn<PaneActions['session']>(),
    socket: vi.fn<PaneActions['socket']>(),
    newClient: vi.fn(),
    explainError: vi.fn(),
    errorStep: () => null,
  };
}

function show(session: number, actions: PaneActions) {
  render(
    <I18nextProvider i18n={createTranslator('en')}>
      <HostProvider host={host}>
        <TooltipProvider>
          <Pane session={session} actions={actions} keys={{}}>
            {() => null}
          </Pane>
        </TooltipProvider>
      </HostProvider>
    </I18nextProvider>,
  );
}

async function listen(): Promise<{ session: number; port: number }> {
  const { session } = engine.open(serverSpecSchema.parse({ kind: 'tcp-server' }));
  const port = await vi.waitFor(() => {
    const found = host.store.getState().sessions.get(session)?.local?.port;
    if (found === undefined) throw new Error('not listening yet');
    return found;
  });
  return { session, port };
}

it('names a server after the address it got, and offers the verbs of each connection', async () => {
  const { session, port } = await listen();
  engine.open(clientSpecSchema.parse({ kind: 'tcp-client', port }));
  await vi.waitFor(() => expect(host.store.getState().rosters.get(session)).toHaveLength(1));
  const actions = fakeActions();
  show(session, actions);
  const pane = screen.getByRole('region', { name: `Server 127.0.0.1:${port}` });
  const list = within(pane).getByRole('list', { name: 'Connections' });
  const connection = await within(list).findByRole('group', { name: /^Connection #1 127\.0\.0\.1:\d+$/ });
  for (const [name, verb] of [
    ['Half-close', 'halfClose'],
    ['Reset', 'reset'],
    ['Close', 'close'],
    ['Pause reading', 'pauseReading'],
  ] as const) {
    fireEvent.click(within(connection).getByRole('button', { name }));
    expect(actions.socket).toHaveBeenLastCalledWith(verb, 1);
  }
  for (const name of ['Stop listening', 'Clear', 'Find', 'Follow', 'Close session'])
    expect(within(pane).getByRole('button', { name })).toBeTruthy();
  engine.pauseReading(session, 1);
  expect(await within(connection).findByRole('button', { name: 'Resume reading' })).toBeTruthy();
});

it('says why a client is not connected, and offers to connect', async () => {
  const { session: server, port } = await listen();
  await engine.close(server);
  const { session } = engine.open(clientSpecSchema.parse({ kind: 'tcp-client', port }));
  await vi.waitFor(() => expect(host.store.getState().sessions.get(session)?.phase).toBe('failed'));
  const actions = fakeActions();
  show(session, actions);
  const pane = screen.getByRole('region', { name: `Client → 127.0.0.1:${port}` });
  expect(within(pane).getByRole('alert').textContent).toContain('ECONNREFUSED');
  fireEvent.click(within(pane).getByRole('button', { name: 'Explain' }));
  expect(actions.explainError).toHaveBeenCalled();
  fireEvent.click(within(pane).getByRole('button', { name: 'Connect' }));
  expect(actions.session).toHaveBeenCalledWith('connect');
});

it('shows the kernel’s state with its evidence, and queues only while something waits in them', async () => {
  const { session, port } = await listen();
  show(session, fakeActions());
  listener = { state: 'LISTEN', sendQueue: 0, receiveQueue: 3, descriptor: 21 };
  row = { state: 'ESTABLISHED', sendQueue: 0, receiveQueue: 2048, descriptor: 23 };
  engine.open(clientSpecSchema.parse({ kind: 'tcp-client', port }));
  expect((await screen.findByRole('note', { name: 'State in the kernel: LISTEN' })).textContent).toBe(
    'LISTEN◆',
  );
  const chip = screen.getByRole('group', { name: `Listening socket 127.0.0.1:${port}` });
  expect(await within(chip).findByText(/^queue 3/)).toBeTruthy();
  expect(within(chip).getByRole('note', { name: /^Descriptor 21:/ }).textContent).toBe('fd 21◆');
  const line = await screen.findByRole('group', { name: /^Connection #1/ });
  expect(await within(line).findByRole('note', { name: 'State in the kernel: ESTABLISHED' })).toBeTruthy();
  expect(await within(line).findByText(/^receive queue 2/)).toBeTruthy();
  expect(within(line).queryByText(/send queue/)).toBeNull();
  expect(within(line).getByRole('note', { name: /^Descriptor 23:/ }).textContent).toBe('fd 23◆');
});

it('counts the sockets of a server: the listening one as long as it listens, and one for each client', async () => {
  const { session, port } = await listen();
  show(session, fakeActions());
  const chip = () => screen.queryByRole('group', { name: `Listening socket 127.0.0.1:${port}` });
  expect(await screen.findByText('server sockets 1')).toBeTruthy();
  expect(screen.queryByText(/^client sockets/)).toBeNull();
  expect(chip()).toBeTruthy();
  for (let i = 0; i < 2; i++) engine.open(clientSpecSchema.parse({ kind: 'tcp-client', port }));
  expect(await screen.findByText('server sockets 3')).toBeTruthy();
  expect(screen.getByText('client sockets 1 each').textContent).toBe('client sockets 1 each○');
  engine.stopListening(session);
  expect(await screen.findByText('server sockets 2')).toBeTruthy();
  expect(chip()).toBeNull();
  expect(within(screen.getByRole('list', { name: 'Connections' })).getAllByRole('group')).toHaveLength(2);
});

it('counts the socket of a client', async () => {
  const { port } = await listen();
  const { session } = engine.open(clientSpecSchema.parse({ kind: 'tcp-client', port }));
  await vi.waitFor(() => expect(host.store.getState().rosters.get(session)).toHaveLength(1));
  show(session, fakeActions());
  expect(await screen.findByText('client sockets 1')).toBeTruthy();
  engine.closeSocket(session, 1);
  expect(await screen.findByText('client sockets 0')).toBeTruthy();
});

it.each([
  ['linux', 128, 'somaxconn is 128 here, so 129 can wait'],
  ['linux', null, 'Linux caps it at net.core.somaxconn'],
  ['win32', null, 'Windows refuses'],
  ['darwin', null, 'not measured here'],
] as const)(
  'shows the backlog as asked for, and tells what %s makes of it',
  async (platform, somaxconn, text) => {
    const { session } = await listen();
    const { hello } = host.store.getState();
    if (hello !== null) host.store.setState({ hello: { ...hello, platform, somaxconn } });
    show(session, fakeActions());
    const backlog = screen.getByText('backlog 511');
    expect(backlog.textContent).toBe('backlog 511●');
    fireEvent.focus(backlog);
    const tooltip = await screen.findByRole('tooltip');
    expect(tooltip.textContent).toContain(`As asked for`);
    expect(tooltip.textContent).toContain('○');
    expect(tooltip.textContent).toContain(text);
  },
);

it('shows no state where the table says none', async () => {
  const { session, port } = await listen();
  show(session, fakeActions());
  engine.open(clientSpecSchema.parse({ kind: 'tcp-client', port }));
  const line = await screen.findByRole('group', { name: /^Connection #1/ });
  expect(within(line).queryByRole('note')).toBeNull();
  expect(within(line).getByText('open')).toBeTruthy();
});
