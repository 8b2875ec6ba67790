import { MessageChannel, type MessagePort } from 'node:worker_threads';
import { CoveredEmitter, covered } from './covered';
import { nodeWire, type PortMessage } from './wire';

/** Node's port with Electron's face: it too copies, waits for start(), and closes with its twin. */
export class MessagePortMain extends CoveredEmitter {
  readonly _port: MessagePort;

  constructor(port: MessagePort) {
    super('MessagePortMain', 'message close');
    this._port = port.once('close', () => this.emit('close'));
  }

  start = () => void this._port.on('message', (data) => this.emit('message', { data, ports: [] }));
  close = () => this._port.close();

  postMessage(message: unknown, ...transfer: unknown[]): void {
    if (transfer.length > 0) throw new Error('double: MessagePortMain.postMessage(transfer) is not covered');
    this._port.postMessage(message);
  }
}

class Channel {
  private readonly ends = new MessageChannel();
  readonly port1 = new MessagePortMain(this.ends.port1);
  readonly port2 = new MessagePortMain(this.ends.port2);
}

export const MessageChannelMain = covered(Channel, 'MessageChannelMain');

/** The ports that have moved into the present document of one page. */
export class PagePorts {
  private lastId = 0;
  private readonly moved = new Map<number, MessagePort>();

  constructor(private readonly send: (message: PortMessage) => void) {}

  /** Returns the id by which the page knows the port. */
  move({ _port: port }: MessagePortMain): number {
    const id = ++this.lastId;
    this.moved.set(id, port);
    port.on('message', (data) => this.send({ t: 'port', id, value: nodeWire.encode(data) }));
    port.on('close', () => this.moved.delete(id) && this.send({ t: 'port-closed', id }));
    return id;
  }

  receive(message: PortMessage): void {
    const port = this.moved.get(message.id);
    if (message.t === 'port') port?.postMessage(nodeWire.decode(message.value));
    else port?.close();
  }

  /** The document is gone, and its ports with it. */
  closeAll(): void {
    for (const port of this.moved.values()) port.close();
    this.moved.clear();
  }
}
