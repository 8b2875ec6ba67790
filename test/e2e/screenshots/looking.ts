// How bytes are looked at: views, find, filter, inspect, marks.
import { expect } from '@playwright/test';
import type { Picture } from './stage';

export const LOOKING: readonly Picture[] = [
  {
    name: 'views',
    start: { viewport: { width: 1120, height: 600 } },
    draw: async (stage) => {
      const { t } = stage;
      const { server, client } = await stage.openPair();
      for (const line of ['hello', '안녕하세요', 'GET / HTTP/1.1']) await stage.say(client, line);
      await stage.view(client, t('traffic.view.form.both'));
      await expect(client.traffic).toContainText('00000000: 6865');
      await stage.view(server, t('traffic.view.form.hex'));
      return undefined;
    },
  },
  {
    name: 'find',
    start: { viewport: { width: 1120, height: 560 }, colorScheme: 'light' },
    draw: async (stage) => {
      const { t } = stage;
      const { client } = await stage.openPair();
      for (const line of ['alpha', 'beta', 'alphabet']) await stage.say(client, line);
      await stage.page.keyboard.press('Control+Shift+F');
      const find = client.region.getByRole('search', { name: t('find.label') });
      await find.getByRole('textbox').fill('alpha');
      await expect(find).toContainText('4');
      return client.region;
    },
  },
  {
    name: 'filter',
    start: { viewport: { width: 1120, height: 560 } },
    draw: async (stage) => {
      const { t } = stage;
      const { client } = await stage.openPair();
      for (const line of ['alpha', 'beta', 'alphabet']) await stage.say(client, line);
      await stage.page.keyboard.press('Control+Shift+H');
      const bar = client.region.getByRole('search', { name: t('filter.label') });
      await bar.getByRole('textbox').fill('dir:in text:/^al/');
      await expect(client.rows).toHaveCount(2);
      await stage.button(t('filter.helpButton'), bar).click();
      return undefined;
    },
  },
  {
    name: 'inspect',
    start: { viewport: { width: 1120, height: 760 } },
    draw: async (stage) => {
      const { t } = stage;
      const { client } = await stage.openPair();
      await stage.say(client, 'PUT 7 가나');
      await client.traffic.focus();
      await stage.page.keyboard.press('ArrowUp');
      await stage.page.keyboard.press('Control+i');
      const inspect = stage.panel(t('inspect.title'));
      await inspect.getByRole('group', { name: t('inspect.bytes'), exact: true }).focus();
      await stage.page.keyboard.press('Home');
      await stage.page.keyboard.press('ArrowRight');
      for (let i = 0; i < 3; i++) await stage.page.keyboard.press('Shift+ArrowRight');
      await expect(inspect.getByRole('status').first()).toContainText('4');
      return inspect;
    },
  },
  {
    name: 'marks',
    start: { viewport: { width: 1120, height: 700 }, colorScheme: 'light' },
    draw: async (stage) => {
      const { t } = stage;
      const { client } = await stage.openPair();
      for (const line of ['login kim', 'status', 'logout']) await stage.say(client, line);
      await client.traffic.focus();
      await stage.page.keyboard.press('ArrowUp');
      await stage.page.keyboard.press('Control+d');
      await stage.page.keyboard.press('ArrowUp');
      await stage.page.keyboard.press('ArrowUp');
      await stage.page.keyboard.press('Control+d');
      await stage.page.keyboard.press('Control+Shift+D');
      const marks = stage.panel(t('marks.title'));
      const note = marks.getByRole('textbox').first();
      await note.fill(stage.isKorean ? '여기서 느려짐' : 'slow from here on');
      await note.press('Enter');
      return undefined;
    },
  },
];
