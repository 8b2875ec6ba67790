import { type IpcMainEvent, ipcMain, MessageChannelMain } from 'electron';
import type { HostFacts, View } from '../bridge/index';
import { attachView } from '../bridge/index';
import type { Engine } from '../engine/index';
import { PORT_CHANNEL } from './channels';
import { mainPortPipe } from './portPipe';

/**
 * Gives the page a port to the engine whenever it asks: at its start and after each reload. Asking again drops the
 * earlier view of the same page. `isTrusted` decides by the frame that asks, at the moment it asks.
 */
export class PortHandover {
  /** Views by the id of their page. */
  private readonly views = new Map<number, View>();

  constructor(
    private readonly engine: Engine,
    private readonly facts: HostFacts,
    private readonly isTrusted: (event: IpcMainEvent) => boolean,
    /** The page of these contents has a view now, or has none any more. */
    private readonly onAttached: (contentsId: number, view: View | null) => void,
  ) {
    ipcMain.on(PORT_CHANNEL, (event, nonce: unknown) => this.handOver(event, nonce));
  }

  private handOver(event: IpcMainEvent, nonce: unknown): void {
    if (typeof nonce !== 'string' || nonce.length > 64 || !this.isTrusted(event)) return;
    const { sender } = event;
    this.views.get(sender.id)?.close();
    const { port1, port2 } = new MessageChannelMain();
    const view = attachView(this.engine, mainPortPipe(port1), this.facts, () => {
      if (this.views.get(sender.id) !== view) return;
      this.views.delete(sender.id);
      this.onAttached(sender.id, null);
    });
    this.views.set(sender.id, view);
    sender.postMessage(PORT_CHANNEL, nonce, [port2]);
    this.onAttached(sender.id, view);
  }
}
