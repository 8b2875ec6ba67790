/** Does what was asked for outside the windows: shows links, opens files, runs tasks. Nothing of it connects or listens. */
import { basename, resolve } from 'node:path';
import type { LinkNotice } from '@shared/contract/desktop';
import type { Translate } from '@shared/i18n/index';
import type { House } from '../house/index';
import type { Arrival } from './arrivals';
import { parseLink } from './parseLink';
import { type Task, WORKSPACE_FILE } from './startArguments';

export interface OutsideOptions {
  readonly workspace: Pick<House['workspace'], 'openFile'>;
  readonly openings: Pick<House['openings'], 'open'>;
  readonly toFront: () => void;
  readonly showLink: (notice: LinkNotice) => void;
  readonly run: (task: Task) => void;
  readonly translate: () => Translate;
  /** Says what is wrong with a file, and why. */
  readonly tell: (message: string, detail: string) => void;
  /** The system may list it as opened lately. */
  readonly remember: (file: string) => void;
}

export class Outside {
  constructor(private readonly options: OutsideOptions) {}

  async take({ links, files, tasks, folder, isStart }: Arrival): Promise<void> {
    // The first window shows itself when there is something to see.
    if (!isStart) this.options.toFront();
    for (const task of tasks) this.options.run(task);
    for (const file of files) await this.open(resolve(folder, file));
    for (const link of links) this.options.showLink(parseLink(link));
  }

  /** Opens a workspace or a recording. */
  async open(file: string): Promise<void> {
    const { workspace, openings, translate, tell, remember } = this.options;
    if (WORKSPACE_FILE.test(file)) {
      // Asks first where something would be lost, and says itself what is wrong with the file.
      workspace.openFile(file);
      return;
    }
    const t = translate();
    const answer = await openings.open(file);
    if (answer === null) return;
    if ('trouble' in answer) {
      const reason = t(`open.trouble.${answer.trouble}`, { detail: answer.detail });
      tell(t('desktop.file.failed', { name: basename(file) }), reason);
    } else remember(file);
  }
}
