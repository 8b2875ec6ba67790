import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { readlinkSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { afterEach } from 'vitest';
import { pollUntil } from '../helpers/pollUntil';

export const HERE = '10.9.0.1';
export const THERE = '10.9.0.2';
/** An address that is reached through the other machine. */
export const BEHIND = '10.9.1.1';
export const PORT = 9190;
const CABLE = ['bothends0', 'bothends1'] as const;

const run = (command: string, ...args: readonly string[]): string =>
  execFileSync(command, args, { encoding: 'utf8' });
const ip = (...args: readonly string[]): string => run('ip', ...args);

/** A machine of its own, as the kernel sees it: another network namespace, joined to ours by a cable. */
export interface OtherMachine {
  /** Pulls the cable at its end. Nobody is told. */
  pullCable(): void;
  /** Takes the address behind it to itself; we know the way. */
  takeAddressBehind(): void;
  /** Gives it up: from now on it answers as a router does that cannot find a host. */
  loseAddressBehind(): void;
}

/** Starts another machine with a Node program on it, which has to print a line once it is ready. */
export function otherMachines() {
  const programs = new Set<ReturnType<typeof spawn>>();
  afterEach(async () => {
    for (const program of programs) {
      const exited = once(program, 'exit');
      program.kill('SIGKILL');
      await exited;
      // It goes with the other namespace, but that may take its time.
      spawnSync('ip', ['link', 'delete', CABLE[0]]);
      await pollUntil('the end of the cable', () => !ip('link').includes(CABLE[0]));
    }
    programs.clear();
  });
  return async (source: string): Promise<OtherMachine> => {
    // Cables and settings would be those of the real machine.
    const real = process.env.BOTHENDS_REAL_NETWORK;
    if (real === undefined || readlinkSync('/proc/self/ns/net') === real)
      throw new Error('run it with: npm run test:netns');
    const program = spawn('unshare', ['--net', process.execPath, '-e', source], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    programs.add(program);
    await once(createInterface({ input: program.stdout }), 'line');
    const exec = (command: string, ...args: readonly string[]) =>
      run('nsenter', '-t', String(program.pid), '--net', command, ...args);
    const [near, far] = CABLE;
    ip('link', 'set', 'lo', 'up');
    ip('link', 'add', near, 'type', 'veth', 'peer', 'name', far, 'netns', String(program.pid));
    ip('address', 'add', `${HERE}/24`, 'dev', near);
    exec('ip', 'address', 'add', `${THERE}/24`, 'dev', far);
    exec('ip', 'link', 'set', far, 'up');
    ip('link', 'set', near, 'up');
    return {
      pullCable: () => void exec('ip', 'link', 'set', far, 'down'),
      takeAddressBehind() {
        exec('sysctl', '-qw', 'net.ipv4.ip_forward=1');
        exec('ip', 'address', 'add', `${BEHIND}/32`, 'dev', far);
        ip('route', 'add', `${BEHIND}/32`, 'via', THERE);
      },
      loseAddressBehind() {
        exec('ip', 'address', 'delete', `${BEHIND}/32`, 'dev', far);
        exec('ip', 'route', 'add', 'unreachable', `${BEHIND}/32`);
      },
    };
  };
}

/** From here on, what we send there goes to nobody: no computer has this hardware address. */
export function loseWhatWeSend(): void {
  ip('neighbour', 'replace', THERE, 'lladdr', '02:00:00:00:00:99', 'dev', CABLE[0], 'nud', 'permanent');
}

/** Only in this namespace: retransmissions before an unanswered connection is given up. */
export function giveUpAfter(retries: number): void {
  run('sysctl', '-qw', `net.ipv4.tcp_retries2=${retries}`);
}
