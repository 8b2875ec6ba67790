import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { clientSpecSchema } from '@shared/contract/spec';
import { CaptureReader, findSegment, readSegment } from '@shared/pcapng/index';
import { afterEach, describe, expect, it } from 'vitest';
import { builtCli } from '../../helpers/builtCli';
import { testEngine } from '../../helpers/engineTest';
import { A, B } from '../../helpers/placedRows';
import { pollUntil } from '../../helpers/pollUntil';
import { rawPeers } from '../../helpers/rawPeers';
import { testRecordings } from '../../helpers/recordings';
import { complaints } from '../../helpers/tshark';

const test = testEngine();
const peers = rawPeers();
const recordings = testRecordings();
const cli = builtCli();
const mounts: string[] = [];
afterEach(() => {
  for (const mount of mounts.splice(0)) execFileSync('umount', [mount]);
});

/** Payload of everything a file has up to its last whole block, and the time of its last packet. */
function inFile(file: string) {
  const reader = new CaptureReader();
  let bytes = 0;
  let micros = 0;
  reader.push(readFileSync(file), (frame) => {
    const found = findSegment(frame);
    if (found === null) return;
    const segment = readSegment(found);
    bytes += segment.bytes;
    micros = segment.micros;
  });
  return { bytes, micros, isBroken: reader.isBroken, pending: reader.pending };
}

describe('a recording that is cut short', () => {
  it('has everything up to the last second when its process is killed at full rate', async () => {
    const file = join(recordings.folder(), 'killed.pcapng');
    const server = await cli.serve('--record', file);
    const peer = await peers.connect(server.port);
    const block = Buffer.alloc(64 * 1024, 'x');
    let isRunning = true;
    const pump = (): void => {
      while (isRunning && peer.socket.write(block)) {
        // As fast as it goes.
      }
    };
    peer.socket.on('drain', pump);
    pump();
    await pollUntil('much traffic', () => peer.bytes > 64 * 1024 * 1024);
    const killedAt = Date.now();
    server.child.kill('SIGKILL');
    isRunning = false;
    await server.untilExit();

    const { bytes, micros, isBroken } = inFile(file);
    expect(isBroken).toBe(false);
    expect(killedAt - micros / 1_000).toBeLessThan(1_000);
    expect(bytes).toBeGreaterThan(64 * 1024 * 1024);
    expect(complaints(file)).toEqual([]);
  });

  it('stops with words when the disk is full, and keeps what was written', async ({ skip }) => {
    const disk = join(recordings.folder(), 'disk');
    mkdirSync(disk);
    try {
      execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=2m', 'tmpfs', disk], { stdio: 'ignore' });
    } catch {
      skip('needs the right to mount');
    }
    mounts.push(disk);
    const server = await test.server();
    const peer = await peers.connect(server.port);
    const { file, recording } = recordings.start(test.engine, { file: join(disk, 'full.pcapng') });
    peer.socket.write(Buffer.alloc(4 * 1024 * 1024, 'y'));
    const failed = await server.until('recording-failed');
    expect(failed.trouble).toBe('disk-full');
    await peer.untilBytes(4 * 1024 * 1024);

    const there = inFile(file);
    expect(there).toMatchObject({ isBroken: false, pending: 0 });
    expect(failed.bytes).toBe(statSync(file).size);
    expect(there.bytes).toBeGreaterThan(1024 * 1024);
    expect(complaints(file)).toEqual([]);
    expect(recording.state).toMatchObject({ status: 'failed', bytes: failed.bytes });
    // The traffic does not wait for a disk that takes nothing.
    await test.expectEcho();
  });

  it('loses nothing where that was not asked for, however fast it comes', async () => {
    const server = await test.server();
    const { recording } = recordings.start(test.engine, { whenSlow: 'slow' });
    const each = 10 * 1024 * 1024;
    const clients = await Promise.all(Array.from({ length: 8 }, () => peers.connect(server.port)));
    for (const { socket } of clients) socket.write(Buffer.alloc(each, 'w'));
    for (const peer of clients) await peer.untilBytes(each);
    await recording.stop();
    expect(recording.state).toMatchObject({ status: 'stopped', missingBytes: 0, missingRows: 0 });
    expect(recording.state.bytes).toBeGreaterThan(2 * 8 * each);
  }, 60_000);

  it('lets nobody read on in the very turn in which too much waits for the disk', async () => {
    const spec = clientSpecSchema.parse({ kind: 'tcp-client', port: 9 });
    // Rows that come as fast as a processor makes them.
    const flood = test.engine.openRecorded(spec, { name: 'flood', epochMs: 0 });
    flood.addSocket(1, A, B, 0);
    const { file, recording } = recordings.start(test.engine, { whenSlow: 'slow' });
    const block = Buffer.alloc(64 * 1024, 'v');
    const chunks = 1_600;
    expect(recording.state.slowing).toBe(false);
    // More than memory holds, and more than may wait: no timer has had its turn, and the disk has not, either.
    for (let i = 0; i < chunks; i++) flood.chunk('received', 'app', 1, block, i);
    expect(recording.state.slowing).toBe(true);
    await pollUntil('the disk to catch up', () => !recording.state.slowing);
    await recording.stop();
    expect(recording.state).toMatchObject({ status: 'stopped', missingBytes: 0, missingRows: 0 });
    expect(recording.state.slowedMs).toBeGreaterThan(0);
    expect(inFile(file).bytes).toBe(chunks * block.length);
  });

  it('says how much it left out where that was asked for', async () => {
    const server = await test.server();
    const peer = await peers.connect(server.port);
    const { file, recording } = recordings.start(test.engine, { whenSlow: 'drop' });
    // The process stands still for the disk as long as it stands still for everything.
    peer.socket.write(Buffer.alloc(8 * 1024 * 1024, 'z'));
    await peer.untilBytes(8 * 1024 * 1024);
    await recording.stop();
    const { missingBytes } = recording.state;
    expect(inFile(file).bytes + missingBytes).toBe(16 * 1024 * 1024);
  });

  it('never writes over a file, unless it was asked to', async () => {
    const { file, recording } = recordings.start(test.engine);
    await recording.stop();
    expect(existsSync(file)).toBe(true);
    expect(() => recordings.start(test.engine, { file })).toThrow(/EEXIST/);
    const again = recordings.start(test.engine, { file, replace: true });
    await again.recording.stop();
  });
});

describe('bothends --record', () => {
  it('says what it wrote, and refuses a file that is there', async () => {
    const file = join(recordings.folder(), 'cli.pcapng');
    const peer = await peers.listen();
    const run = cli.run(['client', '127.0.0.1', String(peer.port), '--record', file]);
    const other = await peer.peer(0);
    run.child.stdin?.end('typed\n');
    await other.untilEnded();
    other.socket.end();
    expect(await run.untilExit()).toBe(0);
    expect(run.err).toMatch(/recorded .* to .*cli\.pcapng/);
    expect(inFile(file).bytes).toBe(6);
    expect(complaints(file)).toEqual([]);

    const refused = await cli.runToEnd(['client', '127.0.0.1', String(peer.port), '--record', file]);
    expect(refused.exit).toBe(2);
    expect(refused.err).toContain('--record-replace');
  });
});
