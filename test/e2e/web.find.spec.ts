import { expect, test } from './support/test';
import { clientPane, openClient, openServer, say } from './support/workbench';

// Find, filter, marks, inspect and compare: the way of a person through them, once.

test('finds over chunks, filters, marks with a note, inspects and compares bytes', async ({ page }) => {
  const { port } = await openServer(page);
  await openClient(page, port);
  const client = clientPane(page, port);
  for (const text of ['alpha', 'beta', 'alphabet']) {
    await say(client, text);
    await expect(client.rows.filter({ hasText: `${text}␊` })).toHaveCount(2);
  }

  await test.step('find', async () => {
    await page.keyboard.press('Control+Shift+F');
    const find = client.region.getByRole('search', { name: 'Find in traffic' });
    const field = find.getByRole('textbox', { name: 'Find in traffic' });
    await field.fill('ALPHA');
    await expect(find).toContainText('of 4');
    // Characters are marked, the match that is shown in a way of its own.
    await expect(client.region.locator('.traffic-match')).toHaveCount(3);
    await expect(client.region.locator('.traffic-match-now')).toHaveCount(1);
    await field.press('F3');
    await expect(find).toContainText('1 of 4');
    await expect(client.region.locator('.traffic-match-now')).toHaveCount(1);
    await find.getByRole('combobox', { name: 'Look for' }).selectOption('hex');
    await field.fill('61 0a 61');
    // From one chunk into the next, once in each direction... of the stream "beta\nalphabet".
    await expect(find).toContainText('of 2');
    await find.getByRole('combobox', { name: 'Look for' }).selectOption('regex');
    await field.fill('(?=a)');
    await expect(find).toContainText('look-around is not supported');
    await field.press('Escape');
    await expect(find).toBeHidden();
  });

  await test.step('filter', async () => {
    await page.keyboard.press('Control+Shift+H');
    const bar = client.region.getByRole('search', { name: 'Filter rows' });
    const field = bar.getByRole('textbox', { name: 'Filter rows' });
    await field.fill('dir:in size>');
    await expect(bar.getByRole('alert')).toContainText('Character 8');
    await field.fill('dir:in alpha');
    await expect(bar).toContainText(/2 of \d+ rows/);
    await expect(client.rows).toHaveCount(2);
    await say(client, 'more alpha');
    await expect(client.rows).toHaveCount(3);
    await field.press('Escape');
    await expect(client.rows.filter({ hasText: 'beta␊' })).toHaveCount(2);
  });

  await test.step('mark and note', async () => {
    await client.traffic.focus();
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('Control+d');
    await page.keyboard.press('Control+Shift+D');
    const marks = page.getByRole('region', { name: 'Marks' });
    await expect(marks.getByRole('listitem')).toHaveCount(1);
    await marks.getByRole('textbox').fill('look here');
    await marks.getByRole('textbox').press('Enter');
    await marks.getByRole('button', { name: /^Take mark away/ }).click();
    await expect(marks).toContainText('No row is marked.');
    await marks.getByRole('button', { name: 'Undo' }).click();
    await expect(marks.getByRole('textbox')).toHaveValue('look here');
  });

  await test.step('inspect and compare', async () => {
    await client.traffic.focus();
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('Control+i');
    const inspect = page.getByRole('region', { name: 'Inspect' });
    await inspect.getByRole('group', { name: 'Bytes' }).focus();
    await page.keyboard.press('Home');
    await page.keyboard.press('Shift+ArrowRight');
    await expect(inspect.getByRole('status').first()).toContainText('2 B from offset 0');
    // "mo" of "more alpha".
    await expect(inspect.getByRole('row', { name: /^u16/ })).toContainText('28525');
    await inspect.getByRole('button', { name: 'Keep for comparison' }).click();
    await page.keyboard.press('Control+a');
    await inspect.getByRole('group', { name: 'Bytes' }).press('Control+a');
    await inspect.getByRole('button', { name: 'Compare', exact: true }).click();
    const dialog = page.getByRole('dialog', { name: 'Two runs of bytes' });
    await expect(dialog).toContainText('First difference at offset 2.');
  });
});

/** A cell of a terminal, roughly. */
const CELL_PX = 7.8;

test('compares two marked pieces of text', async ({ page }) => {
  const { port } = await openServer(page);
  await openClient(page, port);
  const client = clientPane(page, port);
  for (const text of ['alpha', 'alphabet']) {
    await say(client, text);
    await expect(client.rows.filter({ hasText: `${text}␊` })).toHaveCount(2);
  }
  const rows = client.region.locator('.xterm-rows > div');
  /** Marks the word of a row, and asks for its menu. */
  const mark = async (word: string): Promise<void> => {
    const box = await rows
      .filter({ hasText: `${word}␊` })
      .first()
      .boundingBox();
    if (box === null) throw new Error(`${word} is not there`);
    const text =
      (await rows
        .filter({ hasText: `${word}␊` })
        .first()
        .textContent()) ?? '';
    // The middle of the word, in the cells of the pane.
    const cells = box.width / Math.max(1, Math.floor(box.width / CELL_PX));
    const x = box.x + (text.indexOf(word) + word.length / 2) * cells;
    const y = box.y + box.height / 2;
    await page.mouse.dblclick(x, y);
    await page.mouse.click(x, y, { button: 'right' });
  };
  await mark('alphabet');
  await page.getByRole('menuitem', { name: 'Compare: take selection as first' }).click();
  await mark('alpha');
  await page.getByRole('menuitem', { name: 'Compare selection with first' }).click();
  const dialog = page.getByRole('dialog', { name: 'Two runs of bytes' });
  await expect(dialog).toContainText('A, first: 9 B');
  await expect(dialog).toContainText('Selected in Client');
});
