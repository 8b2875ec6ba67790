// Holds what it accepts. Asked anything on stdin, it resets all of it and answers: closed in any other way, thousands of
// connections would stay in the kernel's table for a minute (TIME_WAIT), and whoever reads it next would read them too.
import { createServer } from 'node:net';
import { createInterface } from 'node:readline';

const sockets = new Set();
const server = createServer((socket) => {
  sockets.add(socket);
  socket.on('error', () => undefined);
});
server.listen({ host: '127.0.0.1', port: 0, backlog: 4096 }, () => {
  console.log(JSON.stringify({ port: server.address().port }));
});

createInterface({ input: process.stdin })
  .on('line', () => {
    for (const socket of sockets) socket.resetAndDestroy();
    console.log(sockets.size);
    sockets.clear();
  })
  // The bench is gone when its end of the pipe is.
  .on('close', () => process.exit());
