import { type BrowserWindow, dialog } from 'electron';

/** The system's own dialog for a file to write; null when it was left. It asks by itself before a file is replaced. */
export async function chooseFile(file: string, window: () => BrowserWindow | null): Promise<string | null> {
  const options = { defaultPath: file, filters: [{ name: 'pcapng', extensions: ['pcapng'] }] };
  const over = window();
  const { canceled, filePath } = await (over === null
    ? dialog.showSaveDialog(options)
    : dialog.showSaveDialog(over, options));
  return canceled || filePath === '' ? null : filePath;
}
