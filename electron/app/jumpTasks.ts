import type { Translate } from '@shared/i18n/index';
import type { Task as JumpTask } from 'electron';
import { TASKS, type Task } from './startArguments';

export function taskTitle(task: Task, t: Translate): string {
  return task === 'new-window' ? t('desktop.command.newWindow') : t(`palette.command.${task}`);
}

/** Entries of a jump list start the program anew, with a switch that reaches the first one as a second start. Pure. */
export function jumpTasks(t: Translate, program: string): JumpTask[] {
  return TASKS.map((task) => ({
    program,
    arguments: `--task=${task}`,
    title: taskTitle(task, t),
    description: taskTitle(task, t),
    iconPath: program,
    iconIndex: 0,
  }));
}
