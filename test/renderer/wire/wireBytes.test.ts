// @vitest-environment node
import { createTranslator } from '@shared/i18n/index';
import { describe, expect, it } from 'vitest';
import { boxesOf, groupWidth } from '../../../renderer/features/wire/bytesBoxes';
import { boxWords, directionWords, groupWords } from '../../../renderer/features/wire/bytesWords';
import { LadderModel } from '../../../renderer/features/wire/ladder';
import { type WireBytes, wireBytes } from '../../../renderer/features/wire/wireBytes';
import type { Side } from '../../../renderer/features/wire/wireRow';
import { bytesFrom, Script } from './ladderRows';

const { t } = createTranslator('en');
const BOTH = { writer: true, reader: true };

function bytesOf(script: Script): WireBytes {
  const model = new LadderModel();
  model.append(script.rows);
  return wireBytes(model);
}

function sentences(script: Script, writer: Side, seen = BOTH): string[] {
  const direction = bytesOf(script).directions[writer];
  return direction.groups.map((group) => groupWords(group, direction, seen, t, 'en'));
}

function summary(script: Script, writer: Side, seen = BOTH): string {
  return directionWords(bytesOf(script).directions[writer], seen, t, 'en');
}

describe('what became of the writes', () => {
  it('is told for each direction', () => {
    const script = new Script()
      .open()
      .write('client', 'hello␊')
      .read('server', 'hello␊')
      .write('server', 'hel')
      .read('client', 'hel')
      .write('server', 'lo')
      .write('server', 'again')
      .read('client', 'loagain');
    expect(sentences(script, 'client')).toEqual(['1 write → 1 read · 8 B · the boundary held, this time']);
    expect(sentences(script, 'server')).toEqual([
      '1 write → 1 read · 3 B · the boundary held, this time',
      '2 writes → 1 read · 7 B · read as one',
    ]);
    expect(summary(script, 'server')).toBe('3 writes → 2 reads · 10 B = 10 B');
  });

  it('tells pieces, and boundaries in between', () => {
    const script = new Script().open().write('client', 'abcdef').read('server', 'ab').read('server', 'cdef');
    script.write('client', 'ghi').write('client', 'jkl').read('server', 'gh').read('server', 'ijkl');
    expect(sentences(script, 'client')).toEqual([
      '1 write → 2 reads · 6 B · read in pieces',
      '2 writes → 2 reads · 6 B · cut anew in between',
    ]);
  });

  it('tells what is on its way, and once the reader has closed, what is never read', () => {
    const script = new Script().open().write('client', 'abcdef').read('server', 'ab').write('client', 'gh');
    expect(sentences(script, 'client')).toEqual([
      '1 write → 1 read · 6 B · 4 B on its way · read in pieces',
      '1 write → 0 reads · 2 B · 2 B on its way',
    ]);
    expect(summary(script, 'client')).toBe('2 writes → 1 read · 8 B written, 2 B read · 6 B on its way');
    script.close('server');
    expect(sentences(script, 'client')[1]).toBe('1 write → 0 reads · 2 B · 2 B never read');
    expect(summary(script, 'client')).toContain('6 B never read');
  });

  it('does not guess where rows are missing', () => {
    const script = new Script().open().write('client', 'abcdef').skip('server').read('server', 'ef');
    expect(bytesOf(script).isPartial).toBe(true);
    const unknown = 'rows are missing, so what became of it is not known';
    expect(sentences(script, 'client')).toEqual([
      `1 write → 0 reads · 6 B · ${unknown}`,
      `0 writes → 1 read · 2 B · ${unknown}`,
    ]);
  });

  it('of a connection whose beginning was not seen is not known either', () => {
    const script = new Script().write('client', 'abc').read('server', 'abc');
    expect(bytesOf(script).isPartial).toBe(true);
    expect(bytesOf(script).directions.client.totals.unknown).toBe(2);
    expect(bytesOf(new Script().open()).isPartial).toBe(false);
  });

  it('of one end alone is what that end did', () => {
    const script = new Script().event('client', 'connected', { durationMs: 1 });
    script.write('client', 'abc').read('client', 'greetings');
    expect(sentences(script, 'client', { writer: true, reader: false })).toEqual([
      '1 write · 3 B · its reads are not seen here',
    ]);
    expect(sentences(script, 'server', { writer: false, reader: true })).toEqual([
      '1 read · 9 B · its writes are not seen here',
    ]);
    expect(summary(script, 'client', { writer: true, reader: false })).toBe('1 write · 3 B');
    expect(summary(script, 'server', { writer: false, reader: true })).toBe('1 read · 9 B');
  });
});

describe('boxes', () => {
  const groupOf = (script: Script) => {
    const group = bytesOf(script).directions.client.groups[0];
    if (group === undefined) throw new Error('no group');
    return group;
  };

  it('have the same byte at the same place', () => {
    const script = new Script().open().write('client', 'abcdef').read('server', 'ab').read('server', 'cdef');
    const group = groupOf(script);
    expect(boxesOf(group, group.writes)).toMatchObject([{ left: 0, width: 1, bytes: 6 }]);
    expect(boxesOf(group, group.reads)).toMatchObject([
      { left: 0, width: 2 / 6 },
      { left: 2 / 6, width: 4 / 6 },
    ]);
  });

  it('say what is in them, in short and in full', () => {
    const script = new Script().open().write('client', 'ab').read('server', 'ab');
    script.write('client', 'hello\n').read('server', 'hello\n');
    const group = bytesOf(script).directions.client.groups[1];
    const [box] = group === undefined ? [] : boxesOf(group, group.writes);
    if (box === undefined) throw new Error('no box');
    expect(boxWords(box, t, 'en')).toEqual({
      label: '6 B hello␊',
      title: 'write 6 B · from byte 2 · hello␊',
    });
  });

  it('are never more than can be seen: small neighbours are one box, with their number', () => {
    const script = new Script().open().write('client', bytesFrom(0, 1_000), 200_000);
    for (let i = 0; i < 2_000; i++) script.read('server', bytesFrom(0, 1), 100);
    const group = groupOf(script);
    const boxes = boxesOf(group, group.reads);
    expect(boxes.length).toBeLessThanOrEqual(64);
    expect(boxes.reduce((all, { chunks }) => all + chunks.length, 0)).toBe(2_000);
    expect(boxes.reduce((all, { width }) => all + width, 0)).toBeCloseTo(1);
    const [box] = boxes;
    if (box === undefined) throw new Error('no box');
    expect(boxWords(box, t, 'en').title).toBe('×32 · 3,200 B');
  });

  it('do not reach over a hole', () => {
    const script = new Script().open().write('client', bytesFrom(0, 1), 10_000);
    script.read('server', 'a').read('server', 'b');
    const group = groupOf(script);
    const [first, second] = group.reads;
    if (first === undefined || second === undefined) throw new Error('no reads');
    const boxes = boxesOf(group, [first, { ...second, offset: 50 }]);
    expect(boxes.map(({ left }) => left)).toEqual([0, 50 / 10_000]);
  });

  it('of a group grow with its bytes, up to the width there is', () => {
    const width = (bytes: number) => groupWidth(groupOf(new Script().open().write('client', 'x', bytes)));
    expect(width(6)).toBeGreaterThan(0);
    expect(width(600)).toBeGreaterThan(width(6));
    expect(width(10_000_000)).toBe(1);
  });
});
