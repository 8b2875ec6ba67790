// A plain client: sends so many bytes in writes of so many, as fast as they are taken, and counts what comes back.
import { connect } from 'node:net';

const [port, size, chunk] = process.argv.slice(2).map(Number);
const memory = Buffer.alloc(chunk, 0x5a);
const socket = connect({ host: '127.0.0.1', port, noDelay: true });
let sent = 0;
let received = 0;
let startedAt = 0;

const pump = () => {
  while (sent < size) {
    const length = Math.min(chunk, size - sent);
    sent += length;
    if (!socket.write(length === chunk ? memory : memory.subarray(0, length))) return;
  }
};

socket.on('connect', () => {
  startedAt = performance.now();
  pump();
});
socket.on('drain', pump);
socket.on('data', (data) => {
  received += data.length;
  if (received < size) return;
  console.log(JSON.stringify({ bytesPerSecond: (received / (performance.now() - startedAt)) * 1_000 }));
  socket.destroy();
});
