import { clientSpecSchema, serverSpecSchema } from '@shared/contract/spec';
import { createTranslator } from '@shared/i18n/index';
import { memoryPipePair } from '@shared/transport/memoryPipe';
import { cleanup, fireEvent, render, screen, within } from '@testing-library/react';
import { I18nextProvider } from 'react-i18next';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { attachView } from '../../../electron/bridge/index';
import { createEngine, type Engine } from '../../../electron/engine/index';
import { Pane, type PaneActions } from '../../../renderer/features/panes/index';
import { Host, HostProvider } from '../../../renderer/host/index';
import { TooltipProvider } from '../../../renderer/ui/index';

let engine: Engine;
let host: Host;

beforeEach(() => {
  // jsdom lays nothing out: a virtual list needs a size to fill.
  vi.stubGlobal(
    'ResizeObserver',
    class {
      observe() {}
      unobserve() {}
      disconnect() {}
    },
  );
  vi.spyOn(Element.prototype, 'clientHeight', 'get').mockReturnValue(104);
  vi.spyOn(Element.prototype, 'clientWidth', 'get').mockReturnValue(400);
  engine = createEngine();
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
