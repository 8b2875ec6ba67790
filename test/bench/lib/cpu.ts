// Who used the processors, from /proc: our own processes, one server among them, and everybody else.
import { readdirSync, readFileSync } from 'node:fs';

/** USER_HZ: what /proc counts in, 100 on every Linux port that Node runs on. */
const TICKS_PER_SECOND = 100;

interface Process {
  readonly parent: number;
  readonly ticks: number;
}

export interface CpuSample {
  readonly at: number;
  /** Ticks of all processes together. */
  readonly busy: number;
  readonly processes: ReadonlyMap<number, Process>;
}

export interface CpuUse {
  /** Cores used by processes that are not ours, on average. */
  readonly foreign: number;
  /** Cores used by one process and its descendants. */
  readonly of: (pid: number) => number;
}

export function sampleCpu(): CpuSample {
  const processes = new Map<number, Process>();
  for (const name of readdirSync('/proc')) {
    const pid = Number(name);
    if (!Number.isInteger(pid)) continue;
    const one = readProcess(pid);
    if (one !== null) processes.set(pid, one);
  }
  const [user = 0, nice = 0, system = 0, , , irq = 0, softirq = 0, steal = 0] = readFileSync(
    '/proc/stat',
    'utf8',
  )
    .split('\n', 1)
    .join()
    .trim()
    .split(/\s+/)
    .slice(1)
    .map(Number);
  return { at: performance.now(), busy: user + nice + system + irq + softirq + steal, processes };
}

/** What happened between two samples. A process that ended in between counts as foreign: sample while ours live. */
export function cpuBetween(before: CpuSample, after: CpuSample): CpuUse {
  const ticks = ((after.at - before.at) / 1000) * TICKS_PER_SECOND;
  const of = (pid: number): number => {
    let used = 0;
    for (const member of family(after, pid)) {
      used += (after.processes.get(member)?.ticks ?? 0) - (before.processes.get(member)?.ticks ?? 0);
    }
    return used / ticks;
  };
  return { foreign: Math.max(0, (after.busy - before.busy) / ticks - of(process.pid)), of };
}

/** Largest resident memory of a process since its start, in bytes. */
export function peakMemory(pid: number): number {
  return memoryOf(pid, /^VmHWM:\s+(\d+) kB$/m);
}

/** Resident memory of a process now, in bytes. */
export function residentMemory(pid: number): number {
  return memoryOf(pid, /^VmRSS:\s+(\d+) kB$/m);
}

function memoryOf(pid: number, line: RegExp): number {
  const kib = line.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
  return Number(kib ?? 0) * 1024;
}

function family(sample: CpuSample, root: number): Set<number> {
  const members = new Set([root]);
  // Parents come before children in no order: repeat until nobody joins.
  for (let size = 0; size !== members.size; ) {
    size = members.size;
    for (const [pid, { parent }] of sample.processes) if (members.has(parent)) members.add(pid);
  }
  return members;
}

function readProcess(pid: number): Process | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The name stands in parentheses and may hold anything.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return { parent: Number(fields[1]), ticks: Number(fields[11]) + Number(fields[12]) };
  } catch {
    return null;
  }
}
