import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { afterEach } from 'vitest';
import { pollUntil } from './pollUntil';

/** A program at the other end (`ncat`, `socat`, another Node), and what it printed. */
export class CommandPeer {
  readonly chunks: Buffer[] = [];
  bytes = 0;
  complaint = '';
  exitCode: number | null = null;
  exited = false;

  constructor(
    private readonly name: string,
    readonly process: ChildProcessWithoutNullStreams,
  ) {
    process.stdout.on('data', (chunk: Buffer) => {
      this.chunks.push(chunk);
      this.bytes += chunk.length;
    });
    process.stderr.on('data', (chunk: Buffer) => {
      this.complaint += chunk.toString();
    });
    process.stdin.on('error', () => undefined);
    process.on('error', (error) => {
      this.complaint += error.message;
      this.exited = true;
    });
    process.on('close', (code) => {
      this.exitCode = code;
      this.exited = true;
    });
  }

  get output(): Buffer {
    return Buffer.concat(this.chunks);
  }

  /** The exit code; a program that is not installed fails here with its name. */
  async untilExit(): Promise<number | null> {
    await pollUntil(`${this.name} to end`, () => this.exited, 20_000);
    if (this.exitCode === null) throw new Error(`${this.name}: ${this.complaint || 'killed'}`);
    return this.exitCode;
  }

  async untilOutput(matching: RegExp): Promise<RegExpMatchArray> {
    return await pollUntil(`${this.name} to print ${matching}`, () => {
      if (this.exitCode !== null && this.exitCode !== 0) throw new Error(`${this.name}: ${this.complaint}`);
      return this.output.toString().match(matching);
    });
  }

  async untilComplaint(matching: RegExp): Promise<RegExpMatchArray> {
    return await pollUntil(`${this.name} to say ${matching}`, () => this.complaint.match(matching));
  }
}

/** Starts programs, killed after each test. */
export function commandPeers() {
  const peers = new Set<CommandPeer>();
  afterEach(() => {
    for (const { process } of peers) process.kill('SIGKILL');
    peers.clear();
  });
  return (command: string, args: readonly string[], options: { readonly cwd?: string } = {}): CommandPeer => {
    const peer = new CommandPeer(command, spawn(command, args, { stdio: 'pipe', ...options }));
    peers.add(peer);
    return peer;
  };
}
