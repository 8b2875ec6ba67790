import { encodeUtf8 } from '@shared/bytes/utf8';
import type { ChunkRow } from '@shared/contract/events';
import { BY_LINE, type Framing, framingSchema } from '@shared/framing/spec';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FrameStream } from '../../../renderer/features/traffic/model/frames';
import { Presenter } from '../../../renderer/features/traffic/model/presenter';
import { type FrameRow, isFrame, type ViewRow } from '../../../renderer/features/traffic/model/viewRows';
import { chunk, END, event } from '../../helpers/rows';

const LENGTH: Framing = framingSchema.parse({ kind: 'length', size: 1 });
const FIXED: Framing = framingSchema.parse({ kind: 'fixed', bytes: 4 });
const IDLE: Framing = framingSchema.parse({ kind: 'idle', ms: 10 });
const CRLF: Framing = framingSchema.parse({ kind: 'delimiter', hex: '0d0a' });

const text = (row: FrameRow): string => new TextDecoder().decode(row.data);
const connected = () => event('connected', { ...END, durationMs: 1 });

/** The frames of these chunks, by their text and what is to be known of them. */
function read(framing: Framing, chunks: readonly ChunkRow[], seen = true) {
  const stream = new FrameStream(framing, new Map(), seen);
  const frames = chunks.flatMap((row) => stream.push(row));
  return [...frames, ...stream.finish()].map((row) => [text(row), row.frame.flaws.join()].join('|'));
}

describe('a stream in frames', () => {
  it('does not depend on how it was cut', () => {
    const content = fc.array(fc.constantFrom('a', 'bc', '\r\n', '\n', '\u0003def', '\u0000'), {
      maxLength: 30,
    });
    fc.assert(
      fc.property(
        content,
        fc.constantFrom(BY_LINE, CRLF, LENGTH, FIXED),
        fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 20 }),
        (words, framing, sizes) => {
          const bytes = encodeUtf8(words.join(''));
          const chunks: ChunkRow[] = [];
          for (let at = 0, i = 0; at < bytes.length; i++) {
            const size = sizes[i % sizes.length] ?? 1;
            chunks.push(chunk('received', bytes.slice(at, at + size)));
            at += size;
          }
          expect(read(framing, chunks)).toEqual(read(framing, [chunk('received', bytes)]));
        },
      ),
    );
  });

  it('says from how many chunks a frame came, and has the time and number of the last of them', () => {
    const stream = new FrameStream(BY_LINE, new Map(), true);
    const chunks = [
      chunk('received', 'on', { seq: 5, at: 100 }),
      chunk('received', 'e', { seq: 6, at: 200 }),
      chunk('received', '\ntwo\nthr', { seq: 7, at: 300 }),
    ];
    const [one, two] = chunks.flatMap((row) => stream.push(row));
    expect(one).toMatchObject({ seq: 7, at: 300, bytes: 4, frame: { chunks: 3, fromSeq: 5, end: 1 } });
    expect(two).toMatchObject({ seq: 7, at: 300, bytes: 4, frame: { chunks: 1, fromSeq: 7, end: 5 } });
    expect(stream.pending).toBe(3);
    expect(stream.finish()).toMatchObject([{ bytes: 3, frame: { flaws: ['open'] } }]);
  });

  it('a frame that silence ended has the time of its last byte', () => {
    const stream = new FrameStream(IDLE, new Map(), true);
    stream.push(chunk('received', 'a', { at: 100 }));
    stream.push(chunk('received', 'b', { at: 105 }));
    expect(stream.dueAt).toBe(115);
    expect(stream.tick(114)).toEqual([]);
    expect(stream.tick(115)).toMatchObject([{ at: 105, bytes: 2, frame: { chunks: 2, flaws: [] } }]);
  });
});

describe('what is not there', () => {
  const cut = (content: string, total: number): ChunkRow => chunk('received', content, { total });

  it('a line goes no further than the bytes of its row, and the next is found by itself', () => {
    expect(read(BY_LINE, [cut('one\ntw', 2_000), chunk('received', 'o\nthree\n')])).toEqual([
      'one\n|',
      'tw|cut',
      'o\n|headless',
      'three\n|',
    ]);
  });

  it('the size of a frame goes on where it depends on no byte that is missing', () => {
    // Frames of four: two bytes are here of twelve, then come two whole ones.
    expect(read(FIXED, [cut('ab', 12), chunk('received', 'efghijkl')])).toEqual([
      'ab|cut',
      '|cut',
      '|cut',
      'efgh|',
      'ijkl|',
    ]);
    // Five bytes are told by the length, of which two are here.
    expect(read(LENGTH, [cut('\u0005ab', 6), chunk('received', '\u0002cd')])).toEqual([
      '\u0005ab|cut',
      '\u0002cd|',
    ]);
  });

  it('a length that is missing is not guessed', () => {
    expect(
      read(LENGTH, [cut('\u0002ab\u0003c', 60), chunk('received', '\u0001x'), chunk('received', 'yz')]),
    ).toEqual(['\u0002ab|', '\u0003c|cut', '|lost,cut', '\u0001x|lost', 'yz|lost']);
  });

  it('a stream whose beginning was not seen begins with its next frame, or cannot be told', () => {
    expect(read(BY_LINE, [chunk('received', 'ne\ntwo\n')], false)).toEqual(['ne\n|headless', 'two\n|']);
    expect(read(FIXED, [chunk('received', 'abcdef')], false)).toEqual(['abcdef|lost']);
  });

  it('what an earlier reading found out is not forgotten', () => {
    const starts = new Map<number, number>();
    const chunks = [chunk('received', 'abcde'), chunk('received', 'fghij'), chunk('received', 'kl')];
    const whole = new FrameStream(FIXED, starts, true);
    expect(chunks.flatMap((row) => whole.push(row)).map(text)).toEqual(['abcd', 'efgh', 'ijkl']);
    // The first chunk has left the view: three bytes of the second belong to a frame that begins in it.
    const later = new FrameStream(FIXED, starts, false);
    const frames = chunks.slice(1).flatMap((row) => later.push(row));
    expect(frames.map(text)).toEqual(['fgh', 'ijkl']);
    expect(frames.map(({ frame }) => frame.flaws)).toEqual([['headless'], []]);
  });

  it('never invents a byte, and counts all of them', () => {
    const piece = fc.record({ content: fc.uint8Array({ maxLength: 12 }), missing: fc.nat(20) });
    fc.assert(
      fc.property(
        fc.array(piece, { maxLength: 8 }),
        fc.constantFrom(BY_LINE, CRLF, LENGTH, FIXED, IDLE),
        fc.boolean(),
        (pieces, framing, seen) => {
          const stream = new FrameStream(framing, new Map(), seen);
          let seq = 0;
          const chunks = pieces.map(({ content, missing }) =>
            chunk('received', content, { seq: ++seq, at: seq * 7, total: content.length + missing }),
          );
          const frames = [...chunks.flatMap((row) => stream.push(row)), ...stream.finish()];
          const total = chunks.reduce((sum, row) => sum + row.bytes, 0);
          expect(frames.reduce((sum, row) => sum + row.bytes, 0)).toBe(total);
          for (const frame of frames) {
            expect(frame.data.length).toBeLessThanOrEqual(frame.bytes);
            if (frame.data.length < frame.bytes) expect(frame.frame.flaws).toContain('cut');
          }
        },
      ),
    );
  });
});

describe('rows that are shown', () => {
  const shown = (rows: readonly ViewRow[]): string[] =>
    rows.map((row) => (isFrame(row) ? `${row.type} ${text(row)}` : row.type));

  it('are those of the log where rows are chunks', () => {
    const presenter = new Presenter();
    const rows = [connected(), chunk('received', 'a')];
    expect(presenter.present(rows)).toBe(rows);
    expect(presenter.pending()).toEqual([]);
  });

  it('are frames of each connection and direction by itself', () => {
    const presenter = new Presenter();
    presenter.setFraming(BY_LINE);
    const rows = presenter.present([
      event('accepted', END, 1),
      event('accepted', END, 2),
      chunk('received', 'on', { socket: 1 }),
      chunk('received', 'tw', { socket: 2 }),
      chunk('sent', 'an answer\n', { socket: 1 }),
      chunk('received', 'e\n', { socket: 1 }),
    ]);
    expect(shown(rows)).toEqual(['accepted', 'accepted', 'sent an answer\n', 'received one\n']);
    expect(presenter.pending()).toEqual([{ type: 'received', socket: 2, bytes: 2 }]);
    expect(shown(presenter.add([chunk('received', 'o\n', { socket: 2 })]))).toEqual(['received two\n']);
  });

  it('an unfinished frame comes before the event that ends its stream', () => {
    const presenter = new Presenter();
    presenter.setFraming(BY_LINE);
    const rows = presenter.present([connected(), chunk('received', 'rest'), event('peer-ended', END)]);
    expect(shown(rows)).toEqual(['connected', 'received rest', 'peer-ended']);
    expect(rows[1]).toMatchObject({ frame: { flaws: ['open'] } });
  });

  it('rows that were skipped interrupt every stream', () => {
    const presenter = new Presenter();
    presenter.setFraming(BY_LINE);
    const gap = event('skipped', { fromSeq: 1, toSeq: 2, rows: 2, bytes: 9 }, 0);
    const rows = presenter.present([
      connected(),
      chunk('received', 'be'),
      gap,
      chunk('received', 'ter\nx\n'),
    ]);
    expect(shown(rows)).toEqual(['connected', 'received be', 'skipped', 'received ter\n', 'received x\n']);
    expect(rows[1]).toMatchObject({ frame: { flaws: ['skipped'] } });
    expect(rows[3]).toMatchObject({ frame: { flaws: ['headless'] } });
  });

  it('the same frame is the same object, drawn again or after older rows', () => {
    const presenter = new Presenter();
    presenter.setFraming(BY_LINE);
    const log = [
      connected(),
      chunk('received', 'one\n'),
      chunk('received', 'two\nth'),
      chunk('received', 'ree\n'),
    ];
    const first = presenter.present(log.slice(2));
    const again = presenter.present(log);
    expect(again.at(-1)).toBe(first.at(-1));
    expect(presenter.shownAs(log[2] as ViewRow)).toBe(again[2]);
    expect(presenter.shownAs(log[0] as ViewRow)).toBe(log[0]);
  });

  it('the passing of time is told by any row, and by the clock', () => {
    const presenter = new Presenter();
    presenter.setFraming(IDLE);
    presenter.present([connected(), chunk('received', 'a', { at: 100 })]);
    expect(presenter.dueAt).toBe(110);
    expect(shown(presenter.add([chunk('sent', 'b', { at: 200 })]))).toEqual(['received a']);
    expect(shown(presenter.tick(210))).toEqual(['sent b']);
    expect(presenter.dueAt).toBeNull();
  });
});
