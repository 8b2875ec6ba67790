import type { Socket } from 'node:net';

/** Who is told what happens on a socket. */
export interface SocketOwner {
  received(chunk: Uint8Array): void;
  peerHasEnded(): void;
  finished(): void;
  drained(): void;
  failed(error: Error): void;
  gone(): void;
}

const OWNER: unique symbol = Symbol('owner');
type OwnedSocket = Socket & { [OWNER]?: SocketOwner };

/** Tells `owner` everything about `socket`, once and for all: an `error` nobody listens to would end the process. */
export function observeSocket(socket: OwnedSocket, owner: SocketOwner): void {
  socket[OWNER] = owner;
  socket.on('data', onData);
  socket.on('end', onEnd);
  socket.on('finish', onFinish);
  socket.on('drain', onDrain);
  socket.on('error', onError);
  socket.on('close', onClose);
}

// Named and shared, so that a connection costs six list entries and no closures: 10,000 idle ones must stay small.
function onData(this: OwnedSocket, chunk: Uint8Array): void {
  this[OWNER]?.received(chunk);
}
function onEnd(this: OwnedSocket): void {
  this[OWNER]?.peerHasEnded();
}
function onFinish(this: OwnedSocket): void {
  this[OWNER]?.finished();
}
function onDrain(this: OwnedSocket): void {
  this[OWNER]?.drained();
}
function onError(this: OwnedSocket, error: Error): void {
  this[OWNER]?.failed(error);
}
function onClose(this: OwnedSocket): void {
  this[OWNER]?.gone();
}
