import { EventEmitter } from 'node:events';
import type { Browser } from './browser';
import { covered } from './covered';
import { Page } from './page';
import { type MessagePortMain, PagePorts } from './ports';
import { type FromPage, nodeWire } from './wire';

type OpenHandler = (details: { url: string }) => { action: 'allow' | 'deny' };

/** Its events are the app's channels: any name is one. */
export const ipcMain = covered(new EventEmitter(), 'ipcMain');

let lastId = 0;

export class WebContents extends Page {
  readonly id = ++lastId;
  readonly mainFrame: { readonly url: string; readonly parent: null };
  private readonly ports = new PagePorts((message) => this.say(message));
  private openHandler: OpenHandler = () => ({ action: 'allow' });

  constructor(browser: Browser, preload: string) {
    super(browser, preload);
    const { getURL } = this;
    const frame = {
      get url() {
        return getURL();
      },
      parent: null,
    };
    this.mainFrame = covered(frame, 'WebFrameMain');
  }

  setWindowOpenHandler(handler: OpenHandler): void {
    this.openHandler = handler;
  }

  postMessage(channel: string, message: unknown, transfer: MessagePortMain[] = []): void {
    const ports = transfer.map((port) => this.ports.move(port));
    this.say({ t: 'ipc', channel, args: [nodeWire.encode(message)], ports });
  }

  _destroy(): void {
    this.ports.closeAll();
    this._tell('Page.close');
  }

  protected override left(): void {
    this.ports.closeAll();
  }

  protected override said(message: FromPage): void {
    if (message.t === 'ipc') {
      const event = covered({ sender: this, senderFrame: this.mainFrame }, 'IpcMainEvent');
      ipcMain.emit(message.channel, event, ...message.args.map(nodeWire.decode));
    } else if (message.t === 'open') {
      const { action } = this.openHandler({ url: message.url });
      if (action !== 'deny') throw new Error("double: window.open 'allow' is not covered");
    } else this.ports.receive(message);
  }
}
