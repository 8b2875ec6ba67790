import { covered } from './covered';

type Box = { message: string; cancelId?: number };

/** Nobody sees it: a spec replaces it through app.evaluate, and what no spec expected is at least printed. */
async function showMessageBox(...args: object[]) {
  const { message, cancelId = 0 } = args.at(-1) as Box;
  console.error(`double: message box '${message}' is answered by cancelling it`);
  return { response: cancelId, checkboxChecked: false };
}
/** The same: left, unless a spec says what was chosen. */
async function showSaveDialog(..._args: object[]) {
  return { canceled: true, filePath: '' };
}
async function showOpenDialog(..._args: object[]) {
  return { canceled: true, filePaths: [] as string[] };
}
export const dialog = covered({ showMessageBox, showOpenDialog, showSaveDialog }, 'dialog');

const display = covered({ workArea: { x: 0, y: 0, width: 1920, height: 1080 } }, 'Display');
export const screen = covered(
  { getPrimaryDisplay: () => display, getAllDisplays: () => [display] },
  'screen',
);

/** The double's system is light. What a page sees of it is Playwright's `colorScheme`. */
export const nativeTheme = covered({ shouldUseDarkColors: false }, 'nativeTheme');

/** Never asked: headless Chromium denies by itself what it would have to ask for. */
const permissions = {
  setPermissionRequestHandler() {},
  setPermissionCheckHandler() {},
  setDevicePermissionHandler() {},
};
const defaultSession = covered(permissions, 'session.defaultSession');
export const session = covered({ defaultSession }, 'session');
