// An echo server of the built engine, and nothing else. Asked on stdin, it answers with what it costs:
// `watch` starts to measure the delay of its event loop, `facts` tells.
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { createInterface } from 'node:readline';
import { createEngine } from '../../../out/engine/index.js';

const engine = createEngine();
const { session } = engine.open({
  kind: 'tcp-server',
  host: '127.0.0.1',
  port: 0,
  ipv6Only: false,
  backlog: 4096,
  maxConnections: null,
  halfOpen: false,
  noDelay: true,
  keepAlive: null,
  behaviour: { name: 'echo' },
});

const delay = monitorEventLoopDelay({ resolution: 1 });

const facts = () => {
  const { rss, heapUsed, external, arrayBuffers } = process.memoryUsage();
  // Not from the state: it lists every socket, and the garbage would count as theirs.
  const open = engine.openSockets;
  const log = engine.log(session).heldBytes;
  const late = { delayP99: delay.percentile(99) / 1e6, delayMax: delay.max / 1e6 };
  return { rss, heapUsed, external, arrayBuffers, open, log, ...late };
};

const announce = () => {
  const local = engine.changes(0).update.sessions[0]?.local ?? null;
  if (local === null) {
    setTimeout(announce, 5);
    return;
  }
  console.log(JSON.stringify({ port: local.port }));
};
announce();

createInterface({ input: process.stdin })
  .on('line', (question) => {
    // Not from the start: its timer would cost the echo something.
    if (question === 'watch') delay.enable();
    console.log(JSON.stringify(facts()));
  })
  // The bench is gone when its end of the pipe is.
  .on('close', () => process.exit());
