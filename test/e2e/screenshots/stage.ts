// What a picture is drawn with: the app in one language, and what a person does in it, by the names of that language.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, type Locator, type Page } from '@playwright/test';
import { createTranslator, type Language } from '@shared/i18n/index';
import type { StartOptions } from '../support/hosts';

export interface Pane {
  readonly region: Locator;
  readonly traffic: Locator;
  /** The visible rows, as screen readers get them. */
  readonly rows: Locator;
  readonly message: Locator;
}

export interface Picture {
  /** Of its file, and of the page of the guide that shows it. */
  readonly name: string;
  readonly start?: StartOptions;
  /** Answers what the picture is of; nothing: the whole page. */
  readonly draw: (stage: Stage) => Promise<Locator | undefined>;
}

interface Dialogs {
  readonly host?: string;
  readonly behaviour?: string;
  /** Fills in what else the dialog asks for. */
  readonly more?: (dialog: Locator) => Promise<void>;
}

export class Stage {
  private readonly ends: (() => void)[] = [];
  readonly t: ReturnType<typeof createTranslator>['t'];

  constructor(
    readonly page: Page,
    readonly language: Language,
  ) {
    this.t = createTranslator(language).t;
  }

  /** Once the picture is taken. */
  after(end: () => void): void {
    this.ends.push(end);
  }

  end(): void {
    for (const end of this.ends.splice(0)) end();
  }

  /** A folder that goes with the picture. */
  folder(): string {
    const folder = mkdtempSync(join(tmpdir(), 'bothends-'));
    this.after(() => rmSync(folder, { recursive: true, force: true }));
    return folder;
  }

  get isKorean(): boolean {
    return this.language === 'ko';
  }

  button(name: string, within: Page | Locator = this.page): Locator {
    return within.getByRole('button', { name, exact: true });
  }

  dialog(name: string): Locator {
    return this.page.getByRole('dialog', { name, exact: true });
  }

  /** Starts a server with the dialog and answers its port. */
  async openServer(options: Dialogs = {}): Promise<{ port: number; pane: Pane }> {
    const { t } = this;
    const before = new Set(await this.serverPorts());
    await this.button(t('shell.newServer')).click();
    const dialog = this.dialog(t('dialogs.server.title'));
    await dialog.getByLabel(t('dialogs.host')).fill(options.host ?? '127.0.0.1');
    await dialog.getByLabel(t('dialogs.port'), { exact: true }).fill('0');
    await dialog
      .getByLabel(t('dialogs.behaviour'), { exact: true })
      .selectOption(options.behaviour ?? 'echo');
    await options.more?.(dialog);
    await this.button(t('dialogs.server.submit'), dialog).click();
    await expect(dialog).toBeHidden();
    const added = async (): Promise<number[]> =>
      (await this.serverPorts()).filter((port) => !before.has(port));
    await expect.poll(async () => (await added()).length).toBe(1);
    const [port = 0] = await added();
    return { port, pane: this.server(port) };
  }

  /** Opens a client with the dialog. */
  async openClient(port: number, options: Dialogs = {}): Promise<Pane> {
    const { t } = this;
    const nth = await this.clients(port).count();
    await this.button(t('shell.newClient')).first().click();
    const dialog = this.dialog(t('dialogs.client.title'));
    await dialog.getByLabel(t('dialogs.host')).fill(options.host ?? '127.0.0.1');
    await dialog.getByLabel(t('dialogs.port'), { exact: true }).fill(String(port));
    if (options.behaviour !== undefined)
      await dialog.getByLabel(t('dialogs.behaviour'), { exact: true }).selectOption(options.behaviour);
    await options.more?.(dialog);
    await this.button(t('dialogs.client.submit'), dialog).click();
    await expect(dialog).toBeHidden();
    return this.client(port, nth);
  }

  /** An echoing pair, as the empty page offers it. */
  async openPair(): Promise<{ server: Pane; client: Pane; port: number }> {
    await this.page.keyboard.press('Control+Shift+B');
    await expect.poll(async () => (await this.serverPorts()).length).toBe(1);
    const [port = 0] = await this.serverPorts();
    const client = this.client(port);
    await expect(client.message).toBeFocused();
    return { server: this.server(port), client, port };
  }

  server(port: number): Pane {
    return this.pane(this.page.getByRole('region', { name: this.called('panes.server', `.*:${port}`) }));
  }

  /** Several clients of one server have the same name. */
  client(port: number, nth = 0): Pane {
    return this.pane(this.clients(port).nth(nth));
  }

  private clients(port: number): Locator {
    return this.page.getByRole('region', { name: this.called('panes.client', `.*:${port}`) });
  }

  private pane(region: Locator): Pane {
    return {
      region,
      traffic: region.getByRole('log', { name: this.t('traffic.label') }),
      rows: region.locator('.traffic-mirror > div'),
      message: region.getByRole('textbox', { name: this.t('compose.message') }),
    };
  }

  private called(key: 'panes.server' | 'panes.client', address: string): RegExp {
    return new RegExp(`^${this.t(key, { address })}$`);
  }

  /** Ports of the servers that listen; port 0 is still asking. */
  private async serverPorts(): Promise<number[]> {
    const regions = this.page.getByRole('region', { name: this.called('panes.server', '.*:[1-9]\\d*') });
    const names = await regions.evaluateAll((nodes) =>
      nodes.map((node) => node.getAttribute('aria-label') ?? ''),
    );
    return names.map((name) => Number(/:(\d+)$/.exec(name)?.[1] ?? 0));
  }

  /** Sends a line, and waits until it is drawn; `copies`: with its echo, two. */
  async say(pane: Pane, text: string, copies = 2): Promise<void> {
    await pane.message.fill(text);
    await expect(this.button(this.t('compose.send'), pane.region)).toHaveAttribute('aria-disabled', 'false');
    await pane.message.press('Enter');
    await expect(pane.rows.filter({ hasText: text })).toHaveCount(copies);
  }

  /** An item of a pane's menu. */
  async tool(pane: Pane, name: string): Promise<void> {
    await this.button(this.t('panes.more'), pane.region).click();
    await this.page.getByRole('menuitem', { name }).click();
  }

  /** Items of the menu of the eye, with the keyboard: a mouse that jumps into a menu beside another closes it. */
  async view(pane: Pane, ...path: readonly (string | RegExp)[]): Promise<void> {
    await this.button(this.t('traffic.view.label'), pane.region).click();
    for (const name of path) await this.item(name).press('Enter');
  }

  item(name: string | RegExp): Locator {
    const of = { name, exact: true };
    return this.page.getByRole('menuitem', of).or(this.page.getByRole('menuitemradio', of));
  }

  /** A command of the palette. */
  async command(name: string): Promise<void> {
    await this.page.keyboard.press('Control+Shift+P');
    await this.page.getByRole('combobox', { name: this.t('palette.label') }).fill(name);
    await this.page.keyboard.press('Enter');
  }

  panel(name: string): Locator {
    return this.page.getByRole('region', { name, exact: true });
  }
}
