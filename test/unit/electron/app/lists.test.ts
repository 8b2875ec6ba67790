import { createTranslator, LANGUAGES } from '@shared/i18n/index';
import { expect, it } from 'vitest';
import { jumpTasks } from '../../../../electron/app/jumpTasks';
import { readArguments, TASKS } from '../../../../electron/app/startArguments';
import { trayTemplate } from '../../../../electron/app/trayMenu';

it.each(LANGUAGES)('a jump list starts what the app understands (%s)', (language) => {
  const { t } = createTranslator(language);
  const tasks = jumpTasks(t, 'C:\\Bothends.exe');
  expect(tasks.flatMap((task) => readArguments([task.arguments]).tasks)).toEqual([...TASKS]);
  expect(new Set(tasks.map(({ title }) => title)).size).toBe(TASKS.length);
  for (const { title } of tasks) expect(title).not.toMatch(/desktop\.|palette\./);
});

it('the tray shows or hides, makes a pair, and quits', () => {
  const { t } = createTranslator('en');
  const acts: string[] = [];
  const build = (isVisible: boolean) => trayTemplate({ t, isVisible, act: (act) => acts.push(act) });
  expect(build(true)[0]?.label).toBe('Hide Bothends');
  expect(build(false)[0]?.label).toBe('Show Bothends');
  for (const { click } of build(true)) (click as (() => void) | undefined)?.();
  expect(acts).toEqual(['toggle', 'new-pair', 'quit']);
});
