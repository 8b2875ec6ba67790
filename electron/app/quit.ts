import type { Translate } from '@shared/i18n/index';
import { app, type BrowserWindow, dialog } from 'electron';
import type { House } from '../house/index';

/** The engine closes sockets within its own deadline; this one is for the case that it cannot. */
const QUIT_DEADLINE_MS = 4_000;

/** Quits only after asking when sockets are open, and after closing them. */
export class Quit {
  private state: 'running' | 'asking' | 'closing' | 'done' = 'running';

  constructor(
    private readonly house: House,
    private readonly translate: () => Translate,
    private readonly window: () => BrowserWindow | null,
    /** What goes on around the engine, ended first. */
    private readonly stop: () => void,
  ) {
    app.on('before-quit', (event) => {
      if (this.state === 'done') return;
      event.preventDefault();
      void this.request();
    });
  }

  /** True once windows may close without a question. */
  get isClosing(): boolean {
    return this.state === 'closing' || this.state === 'done';
  }

  /** Asks if there is something to lose, then quits. */
  async request(): Promise<void> {
    if (this.state !== 'running') return;
    this.state = 'asking';
    const mustAsk = this.house.settings.now.confirmQuit && this.house.engine.openSockets > 0;
    if (mustAsk && !(await this.confirm())) {
      this.state = 'running';
      return;
    }
    await this.now();
  }

  /** Closes every socket and quits, without a question. `last`: what ends the app in another way, such as an installer. */
  async now(last: () => void = () => app.quit()): Promise<void> {
    if (this.isClosing) return;
    this.state = 'closing';
    this.stop();
    let deadline: NodeJS.Timeout | undefined;
    const late = new Promise<void>((resolve) => {
      deadline = setTimeout(resolve, QUIT_DEADLINE_MS);
    });
    await Promise.race([this.house.close(), late]);
    clearTimeout(deadline);
    this.state = 'done';
    last();
  }

  private async confirm(): Promise<boolean> {
    const t = this.translate();
    const options = {
      type: 'question' as const,
      message: t('desktop.quit.title'),
      detail: t('desktop.quit.text', { count: this.house.engine.openSockets }),
      buttons: [t('desktop.quit.submit'), t('desktop.quit.keep')],
      defaultId: 0,
      cancelId: 1,
      noLink: true,
    };
    const window = this.window();
    const { response } = await (window === null
      ? dialog.showMessageBox(options)
      : dialog.showMessageBox(window, options));
    return response === 0;
  }
}
