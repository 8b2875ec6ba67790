/** A turn of the iterative server on a file: reads and writes are real, and what a socket does otherwise is made up here. */
import { closeSync, mkdtempSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ChunkType, EventFields, EventType } from '@shared/contract/events';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Turn, type TurnHome, type TurnOptions } from '../../../../../electron/engine/blocking/turn';

const local = { address: '127.0.0.1', port: 9190, family: 'IPv4' } as const;
const remote = { address: '127.0.0.1', port: 40_000, family: 'IPv4' } as const;

let folder = '';
let open: number[] = [];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'turn-'));
});
afterEach(() => {
  for (const fd of open) closeSync(fd);
  open = [];
  rmSync(folder, { recursive: true });
});

/** A descriptor from which this can be read; what is written goes behind it. */
function descriptor(content: string, flags = 'a+'): number {
  writeFileSync(join(folder, 'stream'), content);
  const fd = openSync(join(folder, 'stream'), flags);
  open.push(fd);
  return fd;
}

const written = (): string => readFileSync(join(folder, 'stream'), 'latin1');

/** Writes down what a turn does; `steps` are done one after the other, whenever it looks. */
class Home implements TurnHome {
  readonly did: string[] = [];
  readonly waits: (number | undefined)[] = [];
  readonly handled: number[] = [];
  readonly fields: Partial<Record<EventType, object>> = {};
  held = false;
  private time = 0;

  constructor(readonly steps: (() => void)[] = []) {}

  now(): number {
    this.time += 5;
    return this.time;
  }

  record<T extends EventType>(type: T, fields: EventFields<T>): void {
    this.did.push(type);
    this.fields[type] = fields;
  }

  chunk(type: ChunkType, bytes: Uint8Array): void {
    this.did.push(`${type} ${Buffer.from(bytes).toString('latin1')}`);
  }

  look(): void {
    this.steps.shift()?.();
  }

  wait(ms?: number): void {
    this.waits.push(ms);
    if (this.waits.length > 200) throw new Error('it waits for ever');
  }

  sendHandled(bytes: number): void {
    this.handled.push(bytes);
  }
}

function turn(home: Home, fd: number, more: Partial<TurnOptions> = {}): Turn {
  return new Turn(home, { descriptor: fd, local, remote, buffer: 64, halfOpen: false, ...more });
}

const nothing = (): void => undefined;

describe('a turn', () => {
  it('echoes what is there, sees the end, and ends as well', () => {
    const home = new Home();
    const served = turn(home, descriptor('hello'));
    expect(served.run()).toBe('close');
    expect(home.did).toEqual(['received hello', 'sent hello', 'peer-ended', 'ended']);
    expect(home.fields['peer-ended']).toEqual({ local, remote, bytes: 5 });
    expect(home.fields.ended).toEqual({ local, remote, bytes: 5, automatic: true });
    expect([served.bytesIn, served.bytesOut, served.first]).toEqual([5, 5, 'peer']);
    expect(written()).toBe('hellohello');
  });

  it('reads no more at once than its buffer holds', () => {
    const home = new Home();
    turn(home, descriptor('hello'), { buffer: 2 }).run();
    expect(home.did.slice(0, 2)).toEqual(['received he', 'sent he']);
  });

  it('of a client that says nothing has no rows but its end', () => {
    const home = new Home();
    expect(turn(home, descriptor('')).run()).toBe('close');
    expect(home.did).toEqual(['peer-ended', 'ended']);
    expect(home.fields.ended).toMatchObject({ bytes: 0, automatic: true });
  });

  it('is closed by a person: ours is the first end, and not automatic', () => {
    const home = new Home([() => served.close()]);
    const served = turn(home, descriptor('hello'));
    expect(served.run()).toBe('close');
    expect(home.did).toEqual(['ended']);
    expect(home.fields.ended).toMatchObject({ bytes: 0, automatic: false });
    expect(served.first).toBe('local');
  });

  it.each([
    ['reset', ['reset'], 'reset', 'reset-sent'],
    ['closed, then reset', ['close', 'reset'], 'reset', 'reset-sent'],
    ['reset, then closed', ['reset', 'close'], 'reset', 'reset-sent'],
  ] as const)('is %s', (_how, verbs, ending, event) => {
    const home = new Home([
      () => {
        for (const verb of verbs) served[verb]();
      },
    ]);
    const served = turn(home, descriptor('hello'));
    expect(served.run()).toBe(ending);
    expect(home.did).toEqual([event]);
  });

  it('keeps its direction open when told so, until somebody closes', () => {
    const home = new Home([nothing, nothing, nothing, () => served.close()]);
    const served = turn(home, descriptor('a'), { halfOpen: true });
    expect(served.run()).toBe('close');
    expect(home.did).toEqual(['received a', 'sent a', 'peer-ended', 'ended']);
    expect(home.fields.ended).toMatchObject({ automatic: false });
    expect(served.first).toBe('peer');
  });
});

describe('what a person sends in a turn', () => {
  it('goes before the next read, and is told as drained', () => {
    const home = new Home([() => served.send(Buffer.from('hi'))]);
    const served = turn(home, descriptor(''));
    served.run();
    expect(home.did).toEqual(['sent hi', 'drained', 'peer-ended', 'ended']);
    expect(home.fields.drained).toEqual({ local, remote, bytes: 2, durationMs: 5 });
    expect([home.handled, served.bytesOut]).toEqual([[2], 2]);
  });

  it('is handled too when it came to nothing', () => {
    const home = new Home([
      () => {
        served.send(Buffer.from('one'));
        served.send(Buffer.from('three'));
        served.close();
      },
    ]);
    const served = turn(home, descriptor(''));
    served.run();
    expect(home.did.filter((each) => each.startsWith('sent'))).toEqual([]);
    // Who waits for its queue to empty must hear of every byte.
    expect(home.handled.reduce((sum, bytes) => sum + bytes, 0)).toBe(8);
  });

  it('after the peer’s end is still sent while our direction is open', () => {
    const home = new Home([nothing, nothing, () => served.send(Buffer.from('late')), () => served.close()]);
    const served = turn(home, descriptor(''), { halfOpen: true });
    served.run();
    expect(home.did).toEqual(['peer-ended', 'sent late', 'drained', 'ended']);
  });
});

describe('a turn that does not read', () => {
  it('waits longer and longer, up to a fiftieth of a second', () => {
    const home = new Home([...Array<() => void>(12).fill(nothing), () => served.close()]);
    const served = turn(home, descriptor('x'));
    home.held = true;
    served.run();
    expect(home.waits).toEqual([0.1, 0.2, 0.4, 0.8, 1.6, 3.2, 6.4, 12.8, 20, 20, 20, 20]);
    expect(home.did).toEqual(['ended']);
  });

  it('begins with short waits again after a read', () => {
    const home = new Home([
      nothing,
      nothing,
      () => {
        home.held = false;
      },
      () => {
        home.held = true;
      },
      () => served.close(),
    ]);
    const served = turn(home, descriptor('x'));
    home.held = true;
    served.run();
    expect(home.waits).toEqual([0.1, 0.2, 0.1]);
    expect(home.did.slice(0, 2)).toEqual(['received x', 'sent x']);
  });

  it('because a person paused it says so, once, and goes on when told', () => {
    const home = new Home([
      () => served.pauseReading(true),
      () => served.pauseReading(true),
      () => served.pauseReading(false),
    ]);
    const served = turn(home, descriptor('x'));
    served.run();
    expect(home.did).toEqual([
      ...['reading-paused', 'reading-resumed', 'received x', 'sent x', 'peer-ended', 'ended'],
    ]);
    expect(home.waits).toHaveLength(2);
  });
});

describe('a turn that fails', () => {
  it('to read says why, and only closes', () => {
    const home = new Home();
    const fd = openSync(folder, 'r');
    open.push(fd);
    const served = turn(home, fd);
    expect(served.run()).toBe('close');
    expect(home.did).toEqual(['failed']);
    expect(home.fields.failed).toMatchObject({ local, remote, error: { code: 'EISDIR', syscall: 'read' } });
    expect(served.first).toBeNull();
  });

  it('to write has received, and not sent', () => {
    const home = new Home();
    const served = turn(home, descriptor('hello', 'r'));
    expect(served.run()).toBe('close');
    expect(home.did).toEqual(['received hello', 'failed']);
    expect(home.fields.failed).toMatchObject({ error: { code: 'EBADF', syscall: 'write' } });
    expect([served.bytesIn, served.bytesOut]).toEqual([5, 0]);
  });
});
