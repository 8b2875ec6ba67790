import { spawn } from 'node:child_process';
import type { Peer } from './stage';

/**
 * It connects, and stays connected until it is killed, or until whoever started it is gone and its input ends. Without
 * an input to wait for, it would end by itself once more has arrived than Node reads ahead.
 */
const PROGRAM = `
  require("node:net").connect(Number(process.argv[1]), "127.0.0.1").on("error", () => process.exit(1));
  process.stdin.on("end", () => process.exit()).resume();
`;

/** Starts Node programs with the Node that runs us; under Electron, that is Electron as Node. */
export function peerStarter(): (port: number) => Peer {
  return (port) => {
    const child = spawn(process.execPath, ['-e', PROGRAM, String(port)], {
      stdio: ['pipe', 'ignore', 'ignore'],
      env: { ...process.env, ELECTRON_RUN_AS_NODE: '1' },
    });
    // It is killed, or leaves when it cannot connect: nothing is lost with it.
    child.on('error', () => undefined);
    child.stdin.on('error', () => undefined);
    child.unref();
    return { pid: child.pid ?? 0, kill: () => void child.kill('SIGKILL') };
  };
}
