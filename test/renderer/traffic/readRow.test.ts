import { describe, expect, it } from 'vitest';
import { readRow } from '../../../renderer/features/traffic/format/readRow';
import { chunk, context, END, event } from '../../helpers/rows';

const CONTEXT = { ...context(), server: false };
const TIME = /, \d\d:\d\d:\d\d\.\d{3}$/;
const read = (row: Parameters<typeof readRow>[0], more = {}) =>
  readRow(row, { ...CONTEXT, ...more }).replace(TIME, '');

describe('a row that is read aloud', () => {
  it('says what happened first, then when', () => {
    expect(readRow(chunk('received', 'hello\n'), CONTEXT)).toMatch(
      /^received 6 B: hello LF, \d\d:\d\d:\d\d\.\d{3}$/,
    );
    expect(read(chunk('sent', 'ok'))).toBe('sent 2 B: ok');
  });

  it('names the connection of a server', () => {
    expect(read(chunk('received', 'x', { socket: 12 }), { server: true })).toBe(
      'received 1 B: x, connection 12',
    );
  });

  it('names what cannot be seen or is no text', () => {
    expect(read(chunk('received', 'a\r\nb\x00'))).toBe('received 5 B: a CR LF b NUL');
    expect(read(chunk('received', Uint8Array.of(0x41, 0xff)))).toBe('received 2 B: A byte FF');
  });

  it('says where an event is known from', () => {
    expect(readRow(event('accepted', END), CONTEXT)).toMatch(/^accepted .*, observed by the app$/);
  });

  it('is in hex where the pane is', () => {
    const view = { ...CONTEXT.view, form: 'hex' as const };
    expect(read(chunk('sent', 'hi'), { view })).toBe('sent 2 B: 68 69');
  });

  it('says how much is left out', () => {
    const long = read(chunk('received', 'y'.repeat(1_000)));
    expect(long).toContain('… +800 B');
    expect(long.length).toBeLessThan(260);
    expect(read(chunk('received', 'z'.repeat(1_024), { total: 5_000 }))).toContain('… +');
  });

  it('has no time where the pane has none, and speaks for a gap', () => {
    const view = { ...CONTEXT.view, columns: { ...CONTEXT.view.columns, time: false } };
    expect(readRow(chunk('sent', 'q'), { ...CONTEXT, view })).toBe('sent 1 B: q');
    const gap = event('skipped', { rows: 12, bytes: 3_000, fromSeq: 1, toSeq: 12 }, 0);
    expect(read(gap)).toContain('12 rows');
  });
});
