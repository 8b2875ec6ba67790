import { expect, test } from './support/test';

test('keys pressed before the page has found its host begin nothing, and complain about nothing', async ({
  app,
}) => {
  const context = app.page.context();
  let letIn = (): void => undefined;
  const open = new Promise<void>((resolve) => {
    letIn = resolve;
  });
  await context.routeWebSocket(/.*/, async (socket) => {
    await open;
    socket.connectToServer();
  });
  const page = await app.anotherView();
  const complaints = page.getByRole('alert').filter({ hasText: /\S/ });
  const server = page.getByRole('button', { name: 'New server' });
  await expect(server).toBeDisabled();
  await page.keyboard.press('Control+Shift+B');
  await page.keyboard.press('Control+Shift+S');
  // The page itself works already: the palette opens, without what cannot be done.
  await page.keyboard.press('Control+Shift+P');
  const palette = page.getByRole('dialog', { name: 'Commands' });
  await expect(palette).toBeVisible();
  await expect(palette.getByText('Keyboard shortcuts')).toBeVisible();
  await expect(palette.getByText('Server + client on this machine')).toHaveCount(0);
  await page.keyboard.press('Escape');
  await expect(complaints).toHaveCount(0);
  await expect(page.getByRole('dialog')).toHaveCount(0);

  letIn();
  await expect(server).toBeEnabled();
  await expect(page.getByRole('region', { name: /^(Server|Client)/ })).toHaveCount(0);
  await page.keyboard.press('Control+Shift+B');
  await expect(page.getByRole('region', { name: /^Client → / })).toBeVisible();
  await expect(complaints).toHaveCount(0);
});
