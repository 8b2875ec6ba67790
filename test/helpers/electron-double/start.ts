import inspector from 'node:inspector';
import Module, { createRequire } from 'node:module';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { app, loadPackage, switches } from './app';
import { startBrowser } from './browser';
import { BrowserWindow } from './browserWindow';
import { covered } from './covered';
import { dialog, nativeTheme, screen, session } from './desktop';
import { Menu } from './menu';
import { MessageChannelMain } from './ports';
import { protocol } from './schemes';
import { Notification, nativeImage, powerMonitor, powerSaveBlocker, shell, Tray } from './system';
import { ipcMain } from './webContents';

const services = { dialog, ipcMain, nativeTheme, protocol, screen, session };
const system = { Notification, nativeImage, powerMonitor, powerSaveBlocker, shell, Tray };
const electron = { app, BrowserWindow, Menu, MessageChannelMain, ...services, ...system };

/** `electron` means the double, for import and for require (with which Playwright's loader and inspector ask). */
function answerForElectron(): void {
  const source = `const electron = globalThis[Symbol.for('electron-double')];
    export const { ${Object.keys(electron).join(', ')} } = electron;`;
  const url = `data:text/javascript,${encodeURIComponent(source)}`;
  const hooks = `export async function resolve(specifier, context, next) {
      if (specifier !== 'electron') return next(specifier, context);
      return { url: ${JSON.stringify(url)}, format: 'module', shortCircuit: true };
    }`;
  const double = covered(electron, 'electron');
  Object.assign(globalThis, { [Symbol.for('electron-double')]: double });
  Module.register(`data:text/javascript,${encodeURIComponent(hooks)}`);
  const commonJs = Module as unknown as { _load(request: string, ...rest: unknown[]): unknown };
  const load = commonJs._load;
  commonJs._load = (request, ...rest) =>
    request === 'electron' ? double : load.call(commonJs, request, ...rest);
}

/** `[-r script] [--switch[=value]] folder`, as Playwright calls Electron. */
function readCommandLine(args: string[]): { scripts: string[]; folder: string } {
  const options = { require: { type: 'string', short: 'r', multiple: true } } as const;
  const { values, positionals } = parseArgs({ args, options, strict: false });
  const { require: scripts = [], ...others } = values;
  for (const [name, value] of Object.entries(others)) switches.set(name, value === true ? '' : String(value));
  return { scripts: scripts as string[], folder: resolve(positionals[0] ?? '.') };
}

export async function start(args: string[], load: (url: string) => Promise<unknown>): Promise<void> {
  const require = createRequire(import.meta.url);
  const { scripts, folder } = readCommandLine(args);
  if (switches.has('inspect')) inspector.open(Number(switches.get('inspect')), '127.0.0.1');

  process.on('uncaughtException', (error) => {
    console.error('double: uncaught in the main process:', error);
    void app._exit(1);
  });
  const main = loadPackage(folder);
  answerForElectron();
  for (const script of scripts) require(script);
  // As in Electron, the main script has run before `ready`.
  await load(pathToFileURL(main).href);
  app._browser = await startBrowser(app.getPath('userData'), switches);
  console.error(`\nDevTools listening on ${app._browser.endpoint}`);
  app._start();
}
