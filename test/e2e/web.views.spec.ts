import { expect, test, watchConsole } from './support/test';
import { clientPane, openClient, openServer, say } from './support/workbench';

// Only a browser can look at one engine twice.

test('a second tab attaches mid-way and sees the same sessions, rows and events', async ({ app, page }) => {
  const { port } = await openServer(page);
  await openClient(page, port);
  await say(clientPane(page, port), 'before the second tab');
  const second = await app.anotherView();
  const errors = watchConsole(second);
  await expect(clientPane(second, port).traffic).toContainText('before the second tab␊');
  await say(clientPane(second, port), 'from the second');
  await expect(clientPane(page, port).traffic).toContainText('from the second␊');
  await say(clientPane(page, port), 'from the first');
  await expect(clientPane(second, port).traffic).toContainText('from the first␊');
  await second.close();
  await say(clientPane(page, port), 'alone again');
  await expect(clientPane(page, port).traffic).toContainText('alone again␊');
  expect(errors).toEqual([]);
});
