/** The library that knows the packages of each system, told to do nothing by itself. */
import updaters, { type AppUpdater } from 'electron-updater';
import type { Updater } from './updates';

/** The one for the package that runs. */
export function electronUpdater(): Updater {
  return tamed(updaters.autoUpdater);
}

export function tamed(autoUpdater: AppUpdater): Updater {
  autoUpdater.autoDownload = false;
  autoUpdater.autoInstallOnAppQuit = false;
  autoUpdater.autoRunAppAfterInstall = true;
  autoUpdater.allowDowngrade = false;
  autoUpdater.allowPrerelease = false;
  autoUpdater.disableWebInstaller = true;
  // Its messages name files and addresses; what matters comes as a value.
  autoUpdater.logger = null;
  // Every failure also rejects the promise of what failed.
  autoUpdater.on('error', () => undefined);
  return {
    async check() {
      const found = await autoUpdater.checkForUpdates();
      return found?.isUpdateAvailable === true ? found.updateInfo.version : null;
    },
    async download(onPercent, signal) {
      const token = new updaters.CancellationToken();
      const cancel = (): void => token.cancel();
      const progress = ({ percent }: { percent: number }): void => onPercent(percent);
      signal.addEventListener('abort', cancel);
      autoUpdater.on('download-progress', progress);
      try {
        await autoUpdater.downloadUpdate(token);
      } finally {
        signal.removeEventListener('abort', cancel);
        autoUpdater.off('download-progress', progress);
      }
    },
    install: () => autoUpdater.quitAndInstall(false, true),
  };
}
