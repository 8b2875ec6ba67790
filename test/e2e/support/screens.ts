// A walk through every screen and dialog, in any language: one host and one page for all of them. Who walks looks at
// each screen in its own way.
import { expect, type Locator, type Page } from '@playwright/test';
import { CLIENT_BEHAVIOURS, SERVER_BEHAVIOURS } from '@shared/contract/index';
import { createTranslator, type Language, type Translate } from '@shared/i18n/index';
import { capturePackets } from '../../../electron/capture/index';
import { closedPort } from './peers';
import { panel, startFromPicker, step } from './scenarios';

/** Looks at the screen that is there now. `part`: what is new in it; null: the screen before, with other words. */
export type Look = (screen: string, part?: string | null) => Promise<void>;

const DIALOG = '[role="dialog"], [role="alertdialog"]';
const MENU = '[role="menu"]';
const TOOL = '.dv-active-group';

/** Dialogs that one command opens, by its id: what the palette calls it does not matter here. */
const PAGE_DIALOGS = [
  'show-settings',
  'show-shortcuts',
  'show-guide',
  'show-layers',
  'show-scenarios',
  'open-recording',
  'recordings',
  'record-all',
  'show-report',
] as const;
const PANE_DIALOGS = [
  'rules',
  'repeat',
  'sequence',
  'echo-check',
  'record',
  'export',
  'save-message',
] as const;
const TOOLS = ['show-events', 'show-wire', 'show-snippets', 'show-marks', 'show-inspect'] as const;

export class Walk {
  private readonly t: Translate;

  constructor(
    private readonly page: Page,
    private readonly language: Language,
    private readonly look: Look,
  ) {
    this.t = createTranslator(language).t;
  }

  /** The empty page, all dialogs that need no pane, and the panels below. */
  async withoutPane(): Promise<void> {
    const { page, t, look } = this;
    await look('the empty page');
    for (const [kind, behaviours] of [
      ['server', SERVER_BEHAVIOURS],
      ['client', CLIENT_BEHAVIOURS],
    ] as const) {
      const dialog = await this.openDialog(kind);
      await button(dialog, t('dialogs.more')).click();
      await look(`${kind} dialog`, DIALOG);
      for (const behaviour of behaviours) {
        await dialog.getByLabel(t('dialogs.behaviour')).selectOption(behaviour);
        await look(`${kind} dialog, ${behaviour}`, null);
      }
      await this.leave();
    }
    await page.keyboard.press('Control+Shift+P');
    await expect(page.getByRole('dialog', { name: t('palette.label') })).toBeVisible();
    await look('commands', DIALOG);
    await this.leave();
    for (const id of PAGE_DIALOGS) await this.dialogOf(id);
    for (const id of TOOLS) {
      await this.run(id);
      await expect(page.locator('.dv-active-group .dv-active-tab')).toBeVisible();
      await look(`${id}, with nothing in it`, TOOL);
    }
  }

  /** A pair that talks, with everything that can be asked of it. */
  async withPair(): Promise<void> {
    const { page, t, look } = this;
    const { client } = await this.startPair();
    await look('a pair');
    for (const id of PANE_DIALOGS) await this.dialogOf(id);
    await button(client, t('traffic.view.label')).click();
    await expect(page.getByRole('menu')).toBeVisible();
    await look('menu of the view', MENU);
    await page.keyboard.press('Escape');
    await expect(page.getByRole('menu')).toHaveCount(0);
    await this.run('filter');
    await page.keyboard.press('Escape');
    await this.run('find');
    await page.keyboard.type('hello');
    await look('find', TOOL);
    await page.keyboard.press('Escape');
    await client.getByRole('log', { name: t('traffic.label') }).focus();
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('Shift+F10');
    await expect(page.getByRole('menu')).toBeVisible();
    await look('menu of a row', MENU);
    await page.keyboard.press('Escape');
    await expect(page.getByRole('menu')).toHaveCount(0);
    await page.keyboard.press('Escape');
    await button(client, t('panes.verb.closeSession')).click();
    await expect(page.getByRole('alertdialog')).toBeVisible();
    await look('a question', DIALOG);
    await page.keyboard.press('Escape');
  }

  /** The views of a wire, the list of events, and several clients. */
  async wire(): Promise<void> {
    const { page, t, look } = this;
    const { server, port } = await this.startPair();
    await this.run('show-wire');
    const tabs = page.getByRole('tablist', { name: t('wire.views') }).getByRole('tab');
    await expect(tabs.first()).toBeVisible();
    for (const tab of await tabs.all()) {
      await tab.click();
      await expect(tab).toHaveAttribute('aria-selected', 'true');
      await look(`wire, ${await tab.textContent()}`, TOOL);
    }
    await this.run('show-wire');
    await this.run('show-events');
    await page.locator('.event-list').press('ArrowDown');
    await look('events, one explained', TOOL);
    await this.run('show-events');
    let before = 'hello';
    for (const text of ['second', 'third']) {
      const next = await this.start('client', port);
      // Until it is there, the last pane is that of the client before.
      await expect(next).not.toContainText(before);
      await this.say(next, text);
      before = text;
    }
    await expect(server.getByRole('group', { name: /#3 / })).toBeVisible();
    await look('three clients');
  }

  async refused(): Promise<void> {
    const { page, t, look } = this;
    const client = await this.start('client', await closedPort());
    await expect(client).toContainText('ECONNREFUSED');
    await look('refused');
    await button(client, t('panes.banner.explain')).click();
    await expect(page.getByRole('list', { name: t('steps.list') })).toBeVisible();
    await look('refused, explained', TOOL);
  }

  async scenario(): Promise<void> {
    const { page, language, t, look } = this;
    await startFromPicker(page, 'hello', language);
    await look('a scenario begins');
    for (const number of [1, 2]) {
      await button(panel(page, language), t('scenario.act')).click();
      await expect(step(page, number)).toHaveAttribute('data-status', 'done');
    }
    await look('a scenario, two steps done');
  }

  private async startPair(): Promise<{ server: Locator; client: Locator; port: number }> {
    const { t } = this;
    const server = await this.start('server', 0);
    const port = await portOf(server);
    const { available } = await capturePackets().check();
    if (available) {
      await button(server, t('capture.start')).click();
      await expect(button(server, t('capture.stop'))).toBeVisible();
    }
    const client = await this.start('client', port);
    await this.say(client, 'hello');
    return { server, client, port };
  }

  private async dialogOf(id: string): Promise<void> {
    await this.run(id);
    await expect(this.page.getByRole('dialog'), `the dialog of ${id}`).toBeVisible();
    await this.look(id, DIALOG);
    await this.leave();
  }

  /** Runs a command from the palette. */
  private async run(id: string): Promise<void> {
    const { page } = this;
    await page.keyboard.press('Control+Shift+P');
    const item = page.locator(`[cmdk-item][data-value="${id}"]`);
    await item.click();
    await expect(item).toHaveCount(0);
  }

  private async leave(): Promise<void> {
    await this.page.keyboard.press('Escape');
    await expect(this.page.getByRole('dialog')).toHaveCount(0);
  }

  private async openDialog(kind: 'server' | 'client'): Promise<Locator> {
    const { page, t } = this;
    await page.keyboard.press(kind === 'server' ? 'Control+Shift+S' : 'Control+Shift+K');
    const dialog = page.getByRole('dialog', { name: t(`dialogs.${kind}.title`) });
    await expect(dialog).toBeVisible();
    return dialog;
  }

  private async start(kind: 'server' | 'client', port: number): Promise<Locator> {
    const { page, t } = this;
    const address = kind === 'server' && port === 0 ? /:[1-9]\d*$/ : new RegExp(`:${port}$`);
    const role = t(`panes.${kind}`, { address: '' });
    const panes = page.getByRole('region', { name: address }).and(page.locator(`[aria-label^="${role}"]`));
    const dialog = await this.openDialog(kind);
    await dialog.getByLabel(t('dialogs.port'), { exact: true }).fill(String(port));
    await button(dialog, t(`dialogs.${kind}.submit`)).click();
    await expect(dialog).toBeHidden();
    return panes.last();
  }

  private async say(client: Locator, text: string): Promise<void> {
    const { t } = this;
    const message = client.getByRole('textbox', { name: t('compose.message') });
    await message.fill(text);
    await expect(button(client, t('compose.send'))).toHaveAttribute('aria-disabled', 'false');
    await message.press('Enter');
    // Sent and echoed.
    await expect(client.locator('.traffic-mirror > div').filter({ hasText: text })).toHaveCount(2);
  }
}

function button(within: Page | Locator, name: string): Locator {
  return within.getByRole('button', { name, exact: true }).first();
}

async function portOf(server: Locator): Promise<number> {
  await expect(server).toBeVisible();
  return Number(/:(\d+)$/.exec((await server.getAttribute('aria-label')) ?? '')?.[1]);
}
