/** The app's own entries in the dock of macOS and in the jump list of Windows. */
import type { Translate } from '@shared/i18n/index';
import { app, Menu } from 'electron';
import { jumpTasks, taskTitle } from './jumpTasks';
import { TASKS, type Task } from './startArguments';

export function showTaskLists(t: Translate, run: (task: Task) => void): void {
  if (process.platform === 'win32') app.setUserTasks(jumpTasks(t, process.execPath));
  app.dock?.setMenu(
    Menu.buildFromTemplate(TASKS.map((task) => ({ label: taskTitle(task, t), click: () => run(task) }))),
  );
}
