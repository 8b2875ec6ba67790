// The first steps: servers, clients, their connections, and what is said about them.
import { expect } from '@playwright/test';
import { closedPort, dial } from '../support/peers';
import type { Picture, Stage } from './stage';

const WINDOW = { width: 1120, height: 640 };

/** A server, and clients that have each said something and got it back. */
async function conversation(stage: Stage, clients: readonly (readonly string[])[]): Promise<number> {
  const { port } = await stage.openServer();
  for (const lines of clients) {
    const client = await stage.openClient(port);
    for (const line of lines) await stage.say(client, line);
  }
  return port;
}

export const SOCKETS: readonly Picture[] = [
  { name: 'start', start: { viewport: { width: 1000, height: 560 } }, draw: async () => undefined },
  {
    name: 'clients',
    start: { viewport: { width: 1280, height: 860 } },
    draw: async (stage) => {
      await conversation(stage, [
        ['hello', 'GET / HTTP/1.1'],
        ['안녕하세요', '소켓 통신'],
        ['emoji 👋🏽 🌍', 'one, two, three'],
      ]);
      return undefined;
    },
  },
  {
    name: 'servers',
    start: { viewport: WINDOW, colorScheme: 'light' },
    draw: async (stage) => {
      await stage.button(stage.t('shell.newServer')).click();
      const dialog = stage.dialog(stage.t('dialogs.server.title'));
      await dialog.getByLabel(stage.t('dialogs.port'), { exact: true }).fill('9190');
      await dialog.getByLabel(stage.t('dialogs.behaviour'), { exact: true }).selectOption('iterative');
      return dialog;
    },
  },
  {
    name: 'retry',
    start: { viewport: WINDOW },
    draw: async (stage) => {
      const port = await closedPort();
      const client = await stage.openClient(port, {
        host: 'localhost',
        more: async (dialog) => {
          await dialog.getByText(stage.t('dialogs.more')).click();
          await dialog.getByLabel(stage.t('dialogs.reconnect')).selectOption('auto');
        },
      });
      await expect(client.traffic).toContainText('ECONNREFUSED');
      await expect(stage.button(stage.t('panes.verb.cancelRetry'), client.region)).toBeVisible();
      return client.region;
    },
  },
  {
    name: 'connections',
    start: { viewport: { width: 1120, height: 720 } },
    draw: async (stage) => {
      const { t } = stage;
      const { port, pane } = await stage.openServer({
        behaviour: 'manual',
        more: async (dialog) => {
          await dialog.getByText(t('dialogs.more')).click();
          await dialog.getByLabel(t('dialogs.halfOpen')).check();
        },
      });
      const clients = [];
      for (let i = 0; i < 3; i++) clients.push(await stage.openClient(port));
      const [first, second] = clients;
      if (first === undefined || second === undefined) throw new Error('two clients');
      await stage.say(first, 'hello', 1);
      await stage.button(t('panes.verb.halfClose'), first.region).click();
      const group = pane.region.getByRole('group', { name: t('panes.connection', { n: 2, address: '' }) });
      await stage.button(t('panes.verb.pauseReading'), group).first().click();
      await expect(pane.region).toContainText(t('panes.readingPaused'));
      await expect(pane.region).toContainText('CLOSE_WAIT');
      return pane.region;
    },
  },
  {
    name: 'explain',
    start: { viewport: { width: 1000, height: 760 } },
    draw: async (stage) => {
      const port = await closedPort();
      await stage.openServer();
      const client = await stage.openClient(port);
      await expect(client.region).toContainText('ECONNREFUSED');
      await stage.button(stage.t('panes.banner.explain'), client.region).click();
      return client.region;
    },
  },
  {
    name: 'events',
    start: { viewport: { width: 1120, height: 720 }, colorScheme: 'light' },
    draw: async (stage) => {
      const { client } = await stage.openPair();
      await stage.say(client, 'hello');
      await stage.button(stage.t('panes.verb.halfClose'), client.region).click();
      await stage.page.keyboard.press('Control+Shift+E');
      const events = stage.panel(stage.t('events.title'));
      await expect(events).toContainText('FIN');
      return events;
    },
  },
  {
    name: 'kernel',
    start: { viewport: WINDOW },
    draw: async (stage) => {
      const { t } = stage;
      const { port, pane } = await stage.openServer();
      const peer = await dial(port);
      await stage.button(t('panes.verb.pauseReading'), pane.region).first().click();
      peer.write(Buffer.alloc(3_000_000, 'x'));
      await expect(pane.region.locator('.kernel-queue').first()).toBeVisible();
      await pane.region.getByText('ESTABLISHED').first().hover();
      await expect(stage.page.getByRole('tooltip')).toBeVisible();
      return undefined;
    },
  },
  {
    name: 'narrow',
    start: { viewport: { width: 460, height: 720 } },
    draw: async (stage) => {
      await conversation(stage, [['hello', '안녕하세요']]);
      return undefined;
    },
  },
];
