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

/** The system's own dialogs for workspaces; null when they were left. */
export function chooseWorkspace(window: () => BrowserWindow | null) {
  const filters = [{ name: 'Bothends', extensions: ['bothends'] }];
  return {
    async open(): Promise<string | null> {
      const over = window();
      const { canceled, filePaths } = await (over === null
        ? dialog.showOpenDialog({ properties: ['openFile'], filters })
        : dialog.showOpenDialog(over, { properties: ['openFile'], filters }));
      return canceled ? null : (filePaths[0] ?? null);
    },
    async save(file: string): Promise<string | null> {
      const over = window();
      const { canceled, filePath } = await (over === null
        ? dialog.showSaveDialog({ defaultPath: file, filters })
        : dialog.showSaveDialog(over, { defaultPath: file, filters }));
      return canceled || filePath === '' ? null : filePath;
    },
  };
}

/** The system's own dialog for a capture to read; null when it was left. */
export async function chooseRecording(window: () => BrowserWindow | null): Promise<string | null> {
  const filters = [
    { name: 'pcapng, pcap', extensions: ['pcapng', 'pcap', 'cap'] },
    { name: '*', extensions: ['*'] },
  ];
  const over = window();
  const { canceled, filePaths } = await (over === null
    ? dialog.showOpenDialog({ properties: ['openFile'], filters })
    : dialog.showOpenDialog(over, { properties: ['openFile'], filters }));
  return canceled ? null : (filePaths[0] ?? null);
}
