// @vitest-environment node
import { createTranslator } from '@shared/i18n/index';
import { describe, expect, it } from 'vitest';
import { LadderModel } from '../../../renderer/features/wire/ladder';
import { ArrowTrack, REACHING_OUT, thinned } from '../../../renderer/features/wire/ladderArrows';
import {
  arrowPaths,
  handshakePaths,
  ladderPlaces,
  linesInView,
  markPath,
} from '../../../renderer/features/wire/ladderShapes';
import { type Arrow, otherSide, type Step } from '../../../renderer/features/wire/ladderStep';
import { ByteStream } from '../../../renderer/features/wire/ladderStream';
import { LadderSync } from '../../../renderer/features/wire/ladderSync';
import { stepWords } from '../../../renderer/features/wire/ladderWords';
import { brief, bytesFrom, Script, stepsOf } from './ladderRows';

describe('places', () => {
  it.each([360, 480, 719, 720, 1_000, 2_400])('are in order and inside at a width of %d', (width) => {
    const { time, client, server, inside } = ladderPlaces(width);
    expect(time).toBeLessThan(client);
    expect(server - client).toBeGreaterThan(150);
    expect(server).toBeLessThan(width);
    expect(inside).toBe(width < 720);
    // Words need room: beside the lifelines, or between them.
    expect(inside ? server - client : client - time).toBeGreaterThan(190);
  });

  it('stay in order where there is no width yet', () => {
    const { client, server } = ladderPlaces(0);
    expect(server).toBeGreaterThan(client);
  });
});

describe('lines in view', () => {
  const view = { top: 220, height: 110, lineHeight: 22 };

  it('are those in view and some around', () => {
    expect(linesInView(view, 100, 2)).toEqual({ from: 8, to: 17 });
    expect(linesInView(view, 12, 2)).toEqual({ from: 8, to: 12 });
    expect(linesInView({ ...view, top: 0 }, 100, 2)).toEqual({ from: 0, to: 7 });
  });

  it('are none when there are none', () => {
    expect(linesInView(view, 0)).toEqual({ from: 0, to: 0 });
  });
});

describe('shapes', () => {
  it('end an arrow short of the mark, with its head there', () => {
    expect(arrowPaths({ x: 0, y: 10 }, { x: 100, y: 10 })).toEqual({
      line: 'M6 10L86 10',
      head: 'M94 10L86 13.5L86 6.5Z',
    });
    expect(arrowPaths({ x: 100, y: 10 }, { x: 0, y: 10 }).head).toBe('M6 10L14 6.5L14 13.5Z');
  });

  it('have no head when an arrow ends nowhere, and survive no length', () => {
    expect(arrowPaths({ x: 0, y: 0 }, { x: 50, y: 0 }, false)).toEqual({ line: 'M6 0L50 0', head: '' });
    expect(arrowPaths({ x: 5, y: 5 }, { x: 5, y: 5 }).line).not.toContain('NaN');
  });

  it('draw SYN and ACK to the server, SYN-ACK back, within one line', () => {
    const paths = handshakePaths({ client: 0, server: 100 }, 50, 20);
    expect(paths.map(({ line }) => line)).toEqual(['M6 45L86 45', 'M94 50L14 50', 'M6 55L86 55']);
  });

  it('give each kind of evidence its own mark; what is told is hollow', () => {
    const marks = (['app', 'kernel', 'wire', 'told'] as const).map((each) => markPath(each, { x: 9, y: 9 }));
    expect(marks.map(({ hollow }) => hollow)).toEqual([false, false, false, true]);
    expect(new Set(marks.slice(0, 3).map(({ d }) => d)).size).toBe(3);
  });
});

const stepAt = (line: number, bytes = 0): Step => {
  const script = new Script().write('client', bytesFrom(0, bytes));
  const row = script.rows[0]?.row;
  if (row === undefined) throw new Error('no row');
  return {
    kind: 'sent',
    line,
    side: 'client',
    row,
    evidence: 'app',
    offset: null,
    paired: 0,
    peers: 0,
    certain: true,
    captured: false,
  };
};

describe('a track of arrows', () => {
  const arrow = (id: number, from: number, to: number): Arrow => ({
    id,
    kind: 'data',
    from: stepAt(from),
    to: stepAt(to),
    offset: 0,
    bytes: 1,
  });
  const track = (): ArrowTrack => {
    const made = new ArrowTrack();
    for (const [id, from, to] of [
      [0, 1, 2],
      [1, 3, 20],
      [2, 5, 20],
      [3, 19, 22],
      [4, 24, 23],
    ] as const)
      made.push(arrow(id, from, to));
    return made;
  };
  const ids = (arrows: readonly Arrow[]): number[] => arrows.map(({ id }) => id);

  it('finds what begins, ends or passes', () => {
    expect(ids(track().crossing(10, 12))).toEqual([1, 2]);
    expect(ids(track().crossing(2, 3))).toEqual([0, 1]);
    expect(ids(track().crossing(20, 23))).toEqual([1, 2, 3, 4]);
    expect(ids(track().crossing(25, 90))).toEqual([]);
    expect(ids(new ArrowTrack().crossing(0, 9))).toEqual([]);
  });

  it('forgets what is past, keeps what reaches over', () => {
    const made = track();
    made.forgetBefore(20);
    expect(ids(made.crossing(0, 99))).toEqual([1, 2, 3, 4]);
  });

  it('takes back from a line on', () => {
    const made = track();
    expect(ids(made.takeBackFrom(5))).toEqual([2, 3, 4]);
    expect(made.size).toBe(2);
  });
});

describe('arrows that are drawn', () => {
  const arrow = (id: number, from: number, to: number): Arrow => ({
    id,
    kind: 'data',
    from: stepAt(from),
    to: stepAt(to),
    offset: 0,
    bytes: 1,
  });
  const fan = (size: number): Arrow[] => Array.from({ length: size }, (_, i) => arrow(i, 10, 11 + i));

  it('are all of them, as a rule', () => {
    const arrows = fan(REACHING_OUT);
    expect(thinned(arrows, 5, 20)).toBe(arrows);
  });

  it('are all that lie in view, and some of those that reach out of it', () => {
    const drawn = thinned(fan(10_000), 5, 20);
    const inside = drawn.filter(({ to }) => to.line <= 20);
    expect(inside).toHaveLength(10);
    expect(drawn.length - inside.length).toBeGreaterThan(REACHING_OUT / 2 - 1);
    expect(drawn.length - inside.length).toBeLessThanOrEqual(REACHING_OUT + 1);
  });

  it('stay the same ones while more come, until they halve', () => {
    const some = thinned(fan(5_000), 5, 20);
    expect(thinned(fan(5_100), 5, 20)).toEqual(expect.arrayContaining([...some]));
    const fewer = new Set(thinned(fan(9_000), 5, 20).map(({ id }) => id));
    expect(some.filter(({ id }) => fewer.has(id)).length).toBeGreaterThan(some.length / 3);
  });
});

describe('a stream of bytes', () => {
  const record = () => {
    const pairs: string[] = [];
    const stream = new ByteStream((write, read, offset, bytes) => {
      write.paired += bytes;
      pairs.push(`${write.line}-${read.line} ${offset}+${bytes}`);
    });
    return { stream, pairs };
  };

  it('refuses a total that cannot be', () => {
    const { stream, pairs } = record();
    stream.begin('write', 0);
    stream.add('write', stepAt(0, 5));
    expect([stream.settle('write', 5), stream.settle('write', 4)]).toEqual([true, false]);
    stream.add('read', stepAt(1, 5));
    expect(stream.settle('read', 3)).toBe(false);
    expect(stream.settle('read', 5)).toBe(true);
    expect(pairs).toEqual(['0-1 0+5']);
  });

  it('passes over holes of either end', () => {
    const { stream, pairs } = record();
    stream.begin('write', 0);
    stream.begin('read', 10);
    stream.add('write', stepAt(0, 5));
    stream.add('write', stepAt(1, 10));
    stream.add('read', stepAt(2, 5));
    expect(pairs).toEqual(['1-2 10+5']);
  });

  it('forgets lines that are gone, also those without a place', () => {
    const { stream, pairs } = record();
    stream.begin('write', 0);
    stream.add('write', stepAt(0, 5));
    stream.add('write', stepAt(1, 5));
    stream.add('read', stepAt(2, 5));
    stream.add('read', stepAt(3, 5));
    stream.forgetBefore(1);
    stream.settle('read', 10);
    expect(pairs).toEqual(['1-3 5+5']);
  });

  it('moves thousands through', () => {
    const { stream, pairs } = record();
    stream.begin('write', 0);
    stream.begin('read', 0);
    for (let i = 0; i < 5_000; i++) stream.add('write', stepAt(i, 2));
    for (let i = 0; i < 5_000; i++) stream.add('read', stepAt(5_000 + i, 2));
    expect(pairs).toHaveLength(5_000);
    expect(pairs.at(-1)).toBe('4999-9999 9998+2');
  });
});

describe('a list that is replaced', () => {
  const talk = (): Script => {
    const script = new Script().open();
    for (let i = 0; i < 20; i++) script.write('client', 'abc').read('server', 'abc');
    return script;
  };

  it('is taken in once', () => {
    const { rows } = talk();
    const sync = new LadderSync();
    const model = sync.sync(rows.slice(0, 10));
    const { end } = model;
    expect(sync.sync(rows.slice(0, 10)).end).toBe(end);
    expect(sync.sync(rows)).toBe(model);
    expect(model.end).toBe(44);
  });

  it('may grow in place', () => {
    const script = talk();
    const sync = new LadderSync();
    const model = sync.sync(script.rows);
    script.write('client', 'abc');
    expect(sync.sync(script.rows)).toBe(model);
    expect(model.end).toBe(45);
  });

  it('may lose its oldest rows, which the ladder keeps, and its places too', () => {
    const script = talk();
    const sync = new LadderSync();
    const model = sync.sync([...script.rows]);
    script.write('client', 'abc').read('server', 'abc');
    expect(sync.sync(script.rows.slice(10))).toBe(model);
    expect([model.first, model.end]).toEqual([0, 46]);
    expect(brief(model)).toHaveLength(21);
  });

  it('is taken anew when a row comes in between; places that were known are known still', () => {
    const { rows } = talk();
    const sync = new LadderSync();
    const first = sync.sync(rows.filter((_, i) => i !== 20));
    const second = sync.sync(rows.slice(5));
    expect(second).not.toBe(first);
    expect(brief(second).length).toBeGreaterThan(15);
    expect(stepsOf(second, 'sent')[0]?.offset).toBe(3);
  });

  it('knows nothing of another wire', () => {
    const sync = new LadderSync();
    sync.sync(talk().rows);
    expect(sync.sync([]).end).toBe(0);
    const other = new Script(9).write('client', 'abc').read('server', 'abc').rows;
    const moved = other.map(({ side, row }) => ({ side, row: { ...row, seq: row.seq + 900 } }));
    expect(brief(sync.sync(moved))).toEqual([]);
  });

  it('begins where it is told, once', () => {
    const sync = new LadderSync({ client: { sent: 7 }, server: { received: 7 } });
    const { rows } = new Script().write('client', 'abc').read('server', 'abc');
    expect(brief(sync.sync(rows))).toEqual(['0→1 3']);
  });
});

describe('words', () => {
  const { t } = createTranslator('en');
  const preview = (content: string | Uint8Array, size?: number): string => {
    const model = new LadderModel();
    model.append(
      new Script().event('client', 'connected').write('client', 'x').write('client', content, size).rows,
    );
    const step = stepsOf(model, 'sent')[1];
    return step === undefined ? '' : stepWords(step, true, t, 'en').preview;
  };

  it('cut a preview, and say that they did', () => {
    expect(preview('a'.repeat(32))).toBe('a'.repeat(32));
    expect(preview('a'.repeat(33))).toBe(`${'a'.repeat(32)}…`);
    expect(preview('abc', 9_000)).toBe('abc…');
    expect(preview('')).toBe('');
  });

  it('do not cut a character in two', () => {
    expect(preview('한'.repeat(30))).toBe(`${'한'.repeat(16)}…`);
    expect(preview('🙂'.repeat(40))).toBe(`${'🙂'.repeat(12)}…`);
  });

  it('say that a character began or ends elsewhere', () => {
    const bytes = new TextEncoder().encode('한글');
    expect(preview(bytes.subarray(1))).toBe('‥글');
    expect(preview(bytes.subarray(0, 4))).toBe('한‥');
  });

  it('are loud about failures', () => {
    const model = new LadderModel();
    model.append(new Script().event('client', 'reset-sent').reset('server').rows);
    expect(stepsOf(model).map((step) => stepWords(step, true, t, 'en').level)).toEqual(['warn', 'error']);
  });

  it('name the other side', () => {
    expect([otherSide('client'), otherSide('server')]).toEqual(['server', 'client']);
  });
});
