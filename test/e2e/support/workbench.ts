// What a person does on the page, by the accessible names that the design promises.
import { expect, type Locator, type Page } from '@playwright/test';

/** A pane: a region named after its session. */
export interface Pane {
  readonly region: Locator;
  readonly traffic: Locator;
  /** The visible rows of the traffic, as screen readers get them. */
  readonly rows: Locator;
  readonly message: Locator;
  readonly send: Locator;
  readonly connections: Locator;
}

export function pane(page: Page, name: string | RegExp): Pane {
  return paneOf(page.getByRole('region', { name }));
}

function paneOf(region: Locator): Pane {
  return {
    region,
    traffic: region.getByRole('log', { name: 'Traffic' }),
    rows: region.locator('.traffic-mirror > div'),
    message: region.getByRole('textbox', { name: 'Message' }),
    send: region.getByRole('button', { name: 'Send', exact: true }),
    connections: region.getByLabel('Connections', { exact: true }),
  };
}

/** Starts a server with the dialog and answers its port. */
export async function openServer(
  page: Page,
  options: { host?: string; port?: number; behaviour?: 'echo' | 'manual' | 'hello' } = {},
): Promise<{ port: number; pane: Pane }> {
  const before = new Set(await serverPorts(page));
  await page.getByRole('button', { name: 'New server' }).first().click();
  const dialog = page.getByRole('dialog', { name: 'New server' });
  await dialog.getByLabel('Host').fill(options.host ?? '127.0.0.1');
  await dialog.getByLabel('Port', { exact: true }).fill(String(options.port ?? 0));
  await dialog.getByLabel('Behaviour').selectOption(options.behaviour ?? 'echo');
  await dialog.getByRole('button', { name: 'Start', exact: true }).click();
  await expect(dialog).toBeHidden();
  await expect.poll(async () => (await serverPorts(page)).filter((port) => !before.has(port)).length).toBe(1);
  const port = (await serverPorts(page)).find((each) => !before.has(each)) ?? 0;
  return { port, pane: pane(page, new RegExp(`^Server .*:${port}$`)) };
}

/** Opens a client with the dialog. */
export async function openClient(
  page: Page,
  port: number,
  options: { host?: string; advanced?: (dialog: Locator) => Promise<void> } = {},
): Promise<void> {
  await page.getByRole('button', { name: 'New client' }).first().click();
  const dialog = page.getByRole('dialog', { name: 'New client' });
  await dialog.getByLabel('Host').fill(options.host ?? '127.0.0.1');
  await dialog.getByLabel('Port', { exact: true }).fill(String(port));
  await options.advanced?.(dialog);
  await dialog.getByRole('button', { name: 'Connect', exact: true }).click();
  await expect(dialog).toBeHidden();
}

/** The nth client pane to a port; several clients of one server have the same name. */
export function clientPane(page: Page, port: number, nth = 0): Pane {
  return paneOf(page.getByRole('region', { name: new RegExp(`^Client → .*:${port}$`) }).nth(nth));
}

/** Ports of the server panes that listen (port 0 is still asking). */
export async function serverPorts(page: Page): Promise<number[]> {
  const regions = page.getByRole('region', { name: /^Server .*:[1-9]\d*$/ });
  const names = await regions.evaluateAll((nodes) =>
    nodes.map((node) => node.getAttribute('aria-label') ?? ''),
  );
  return names.map((name) => Number(/:(\d+)$/.exec(name)?.[1] ?? 0));
}

export async function say(target: Pane, text: string): Promise<void> {
  await target.message.fill(text);
  await expect(target.send).toHaveAttribute('aria-disabled', 'false');
  await target.message.press('Enter');
}
