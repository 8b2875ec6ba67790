// Clients that send at a steady rate, the way a device does: a line a hundred bytes long, ten of them at a time.
import { once } from 'node:events';
import { connect, type Socket } from 'node:net';

const PERIOD_MS = 10;
const LINE_BYTES = 100;

/** Connects to every port and sends so many bytes a second to each. */
export async function startFeed(ports: readonly number[], bytesPerSecond: number): Promise<{ stop(): void }> {
  const sockets: Socket[] = [];
  const stopSockets = (): void => {
    for (const socket of sockets) socket.destroy();
  };
  try {
    for (const port of ports) {
      const socket = connect({ host: '127.0.0.1', port, noDelay: true });
      sockets.push(socket);
      await once(socket, 'connect');
      socket.on('error', () => undefined);
    }
  } catch (error) {
    stopSockets();
    throw error;
  }
  const line = Buffer.from(`${'temperature 21.5 °C · humidity 40 % · '.padEnd(LINE_BYTES - 3, '.')}\n`);
  const started = performance.now();
  let sent = 0;
  const timer = setInterval(() => {
    // By the clock: a timer that came late sends what it missed.
    const due = ((performance.now() - started) / 1000) * bytesPerSecond;
    const lines = Math.floor((due - sent) / line.length);
    if (lines <= 0) return;
    sent += lines * line.length;
    const bytes = Buffer.concat(Array.from({ length: lines }, () => line));
    for (const socket of sockets) socket.write(bytes);
  }, PERIOD_MS);
  return {
    stop() {
      clearInterval(timer);
      stopSockets();
    },
  };
}
