/**
 * Everything the page gets of Electron: one function that asks for a port to the engine. The port itself comes as a
 * window message, because the context bridge cannot carry one; `nonce` tells the page that it is the one it asked for.
 */
import { contextBridge, ipcRenderer } from 'electron';
import { PAGE_API, PORT_CHANNEL, PORT_MESSAGE } from './channels';

contextBridge.exposeInMainWorld(PAGE_API, {
  requestPort(nonce: unknown): void {
    if (typeof nonce === 'string') ipcRenderer.send(PORT_CHANNEL, nonce);
  },
});

ipcRenderer.on(PORT_CHANNEL, (event, nonce: unknown) => {
  window.postMessage({ type: PORT_MESSAGE, nonce }, window.location.origin, event.ports);
});
