// Starts a program of its own as a scenario does, says which, and goes on until it is killed.
import { peerStarter } from '../../electron/scenarios/peer';

process.stdout.write(`${peerStarter()(Number(process.argv[2])).pid}\n`);
setInterval(() => undefined, 60_000);
