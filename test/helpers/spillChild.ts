/** A process with a folder for spilled logs, until it is killed (SIGKILL) or asked to end (SIGTERM). */
import { makeSpillFolder } from '../../electron/engine/io/spillFolder';

makeSpillFolder(process.argv[2]);
process.on('SIGTERM', () => process.exit(0));
setInterval(() => undefined, 1_000);
process.stdout.write('ready\n');
