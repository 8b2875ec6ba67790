import type { Server, Socket } from 'node:net';
import type { ErrorInfo } from '@shared/contract/errors';
import type { ChunkType } from '@shared/contract/events';
import { typeCode } from '@shared/contract/record';
import type { ServerSpec } from '@shared/contract/spec';
import type { SessionLog } from '../core/sessionLog';
import { endsOf } from '../io/addresses';
import type { Connection } from '../io/connection';
import { TcpServer } from '../io/tcpServer';
import { ownError } from '../io/verdict';
import type { Recorder } from '../recorder';
import type { Control } from './control';
import { descriptorOf } from './descriptor';
import type { Forwarder } from './forwarder';
import type { Mailbox } from './mailbox';
import type { ToWorker } from './messages';
import { Turn } from './turn';

/** What the server and the thread that runs it need of each other. */
export interface Thread {
  readonly control: Control;
  readonly forwarder: Forwarder;
  /** Looked into while the thread stands still. */
  readonly mailbox: Mailbox;
}

/** The server in a thread of its own: while its `connection` callback stands still, nobody calls `accept`. */
export class BlockingServer extends TcpServer {
  /** Whom the thread is serving inside `accept`. */
  private turn: { readonly number: number; readonly run: Turn } | null = null;

  constructor(
    id: number,
    spec: ServerSpec,
    recorder: Recorder,
    log: SessionLog,
    private readonly thread: Thread,
  ) {
    super(id, spec, recorder, log, thread.forwarder.take);
  }

  /** What cannot wait until the thread moves again. False: it can. */
  urgent(message: ToWorker): boolean {
    switch (message.do) {
      case 'close':
        this.stop();
        this.turn?.run.close();
        void this.close();
        return false;
      case 'stop':
        if (this.isListening) this.stopListening();
        return true;
      case 'hold':
        if (message.held) this.holdReading();
        else this.releaseReading();
        return true;
      default:
        return 'socket' in message && message.socket === this.turn?.number
          ? tellTurn(this.turn.run, message)
          : false;
    }
  }

  protected override get isFrozen(): boolean {
    return this.thread.control.frozen;
  }

  protected override refusal(server: Server): ErrorInfo | null {
    if (this.spec.behaviour.name !== 'iterative' || descriptorOf(server) !== null) return null;
    return ownError('NOT_AVAILABLE', 'not-available', 'a socket cannot be read here without the event loop');
  }

  /** Stands still while accept is frozen, with this connection in hand. False when the session closes meanwhile. */
  protected override standStill(connection: Connection | null): boolean {
    return this.stand(() => connection?.note({ note: 'stands-still' }));
  }

  protected override accept(socket: Socket): void {
    const { behaviour } = this.spec;
    if (behaviour.name === 'iterative') this.serveNow(socket, behaviour.buffer);
    else super.accept(socket);
  }

  private stand(note: () => void): boolean {
    const { control, forwarder, mailbox } = this.thread;
    if (!control.frozen) return true;
    note();
    for (;;) {
      const seen = control.seen();
      mailbox.look((message) => this.urgent(message));
      if (this.isClosing || !this.isListening || !control.frozen || control.takePermit()) break;
      forwarder.flush();
      control.wait(seen);
    }
    mailbox.resume();
    return !this.isClosing;
  }

  /** The whole service of one client, before the next is accepted. */
  private serveNow(socket: Socket, buffer: number): void {
    const ends = endsOf(socket);
    const number = this.takeNumber();
    const openedAt = this.recorder.now();
    const descriptor = descriptorOf(socket);
    // What ends the turn is read from the descriptor; Node has nothing to add.
    socket.on('error', () => undefined);
    this.accepted++;
    this.turns?.arrive(number);
    this.record(
      'accepted',
      ends.remote === null ? { ...ends, explanation: 'left-before-accept' } : ends,
      number,
    );
    let [first, bytesIn, bytesOut]: [Turn['first'], number, number] = ['local', 0, 0];
    if (descriptor !== null && this.stand(() => this.record('note', { note: 'stands-still' }, number))) {
      this.record('note', { note: 'connected-client', n: this.turns?.served ?? 0 }, number);
      const run = this.newTurn(number, { ...ends, descriptor, buffer, halfOpen: this.spec.halfOpen });
      this.turn = { number, run };
      const ending = run.run();
      this.turn = null;
      ({ first, bytesIn, bytesOut } = run);
      if (ending === 'reset') socket.resetAndDestroy();
    } else this.record('ended', { ...ends, bytes: 0, automatic: false }, number);
    // At once, within this call: the descriptor is free before the next accept.
    socket.destroy();
    const durationMs = this.recorder.now() - openedAt;
    this.record('closed', { ...ends, first, bytesIn, bytesOut, durationMs }, number);
    if (!this.isClosing) this.connectionGone(number);
    this.thread.mailbox.resume();
  }

  private newTurn(number: number, options: ConstructorParameters<typeof Turn>[1]): Turn {
    const { control, forwarder, mailbox } = this.thread;
    const server = this;
    let seen = control.seen();
    return new Turn(
      {
        now: () => this.recorder.now(),
        record: (type, fields) => this.record(type, fields, number),
        chunk: (type: ChunkType, bytes) => void this.recorder.chunk(this, typeCode(type), number, bytes, 0),
        look: () => {
          seen = control.seen();
          mailbox.look((message) => this.urgent(message));
        },
        wait: (ms) => {
          forwarder.flush();
          control.wait(seen, ms);
        },
        get held() {
          return server.held;
        },
        sendHandled: (bytes) => forwarder.sendHandled(number, bytes),
      },
      options,
    );
  }
}

/** False for what needs the event loop: the half-close of a turn waits until it is over, and comes to nothing. */
function tellTurn(turn: Turn, message: ToWorker): boolean {
  switch (message.do) {
    case 'send':
      turn.send(message.bytes);
      return true;
    case 'close-socket':
      turn.close();
      return true;
    case 'reset':
      turn.reset();
      return true;
    case 'pause':
    case 'resume':
      turn.pauseReading(message.do === 'pause');
      return true;
    default:
      return false;
  }
}
