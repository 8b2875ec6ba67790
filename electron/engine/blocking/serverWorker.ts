/** The thread of one server in the blocking engine. Built to a file of its own; hosts pass its URL to `createEngine`. */
import { parentPort, workerData } from 'node:worker_threads';
import { SessionLog } from '../core/sessionLog';
import { Recorder } from '../recorder';
import { BlockingServer } from './blockingServer';
import { Control } from './control';
import { Forwarder } from './forwarder';
import { Mailbox } from './mailbox';
import type { ToWorker, WorkerSetup } from './messages';

/** Every row is forwarded as it happens: nobody reads the logs here. */
const STUB_LOG_BYTES = 64 * 1024;

if (parentPort === null) throw new Error('This file is the thread of a server: it is not run by itself.');
const port = parentPort;
const setup: WorkerSetup = workerData;

const sinceStart = Number(process.hrtime.bigint() - setup.clock) / 1e6;
const recorder = new Recorder(new SessionLog(0, STUB_LOG_BYTES), performance.now() - sinceStart);
const control = new Control(setup.control);
const forwarder = new Forwarder(recorder, control, (batch, transfer) => port.postMessage(batch, transfer));
const mailbox = new Mailbox(port, handle);
const log = new SessionLog(setup.session, STUB_LOG_BYTES);
const server = new BlockingServer(setup.session, setup.spec, recorder, log, { control, forwarder, mailbox });
server.ownPort = setup.ownPort;
forwarder.follow(server);

function handle(message: ToWorker): void {
  switch (message.do) {
    case 'start':
      server.start();
      return;
    case 'close':
      void server.close().then(() => forwarder.flush(true));
      return;
    case 'stop':
    case 'hold':
      server.urgent(message);
      return;
    default:
      onSocket(message);
  }
}

/** What came too late, because the socket has gone meanwhile, comes to nothing: its last row says why. */
function onSocket(message: Extract<ToWorker, { socket: number }>): void {
  const connection = server.connections.get(message.socket);
  if (message.do === 'send') {
    connection?.send(message.bytes);
    forwarder.sendHandled(message.socket, message.bytes.length);
    return;
  }
  switch (message.do) {
    case 'end':
      connection?.end();
      return;
    case 'close-socket':
      connection?.close();
      return;
    case 'reset':
      connection?.reset();
      return;
    case 'pause':
      connection?.pauseReading();
      return;
    case 'resume':
      connection?.resumeReading();
  }
}
