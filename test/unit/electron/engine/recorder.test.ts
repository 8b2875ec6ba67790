import type { Row } from '@shared/contract/events';
import { typeCode } from '@shared/contract/record';
import { beforeEach, describe, expect, it } from 'vitest';
import { SessionLog } from '../../../../electron/engine/core/sessionLog';
import { type Observer, Recorder, type Subject } from '../../../../electron/engine/recorder';
import { readLog } from '../../../helpers/readLog';

const RECEIVED = typeCode('received');
const ends = { local: null, remote: null };

let journal: SessionLog;
let recorder: Recorder;
beforeEach(() => {
  journal = new SessionLog(0, 1 << 20);
  recorder = new Recorder(journal);
});

function subject(observer: Observer | null = null, logBytes = 1 << 20, id = 7): Subject & { holds: number } {
  return {
    id,
    log: new SessionLog(id, logBytes),
    observer,
    lastSeq: 0,
    reportedTrim: { bytes: 0, at: Number.NEGATIVE_INFINITY },
    holds: 0,
    holdReading() {
      this.holds++;
    },
  };
}

describe('the recorder', () => {
  it('writes events into the log and the journal, chunks only into the log, with rising seqs and times', () => {
    const [a, b] = [subject(null, 1 << 20, 1), subject(null, 1 << 20, 2)];
    recorder.event(a, 'reading-paused', 1, ends);
    recorder.chunk(b, RECEIVED, 3, Buffer.from('x'), 0);
    recorder.event(b, 'reading-resumed', 3, ends);
    expect(readLog(a.log).map(({ seq, type }) => [seq, type])).toEqual([[1, 'reading-paused']]);
    expect(readLog(b.log).map(({ seq, type }) => [seq, type])).toEqual([
      [2, 'received'],
      [3, 'reading-resumed'],
    ]);
    expect(readLog(journal).map(({ session, type }) => [session, type])).toEqual([
      [1, 'reading-paused'],
      [2, 'reading-resumed'],
    ]);
    const times = [...readLog(a.log), ...readLog(b.log)].map(({ at }) => at);
    expect(times).toEqual([...times].sort((x, y) => x - y));
    expect([a.lastSeq, b.lastSeq, recorder.lastSeq]).toEqual([1, 3, 3]);
  });

  it('tells the observer what the log is told, in order, even while the log is trimmed', () => {
    const rows: Row[] = [];
    const seen = subject((row) => rows.push(row) > 0, 64 << 10);
    for (let i = 0; i < 300; i++) recorder.chunk(seen, RECEIVED, 1, new Uint8Array(1_000), 0);
    expect(rows.map(({ seq }) => seq)).toEqual(rows.map((_, i) => i + 1));
    const trims = rows.filter((row) => row.type === 'log-trimmed');
    // Once, however much goes in the following second.
    expect(trims).toHaveLength(1);
    expect(seen.log.trimmedBytes).toBeGreaterThan(trims[0]?.total ?? 0);
  });

  it('holds reading when the observer asks for it', () => {
    const seen = subject((row) => row.type !== 'received');
    recorder.event(seen, 'reading-paused', 1, ends);
    expect(seen.holds).toBe(0);
    recorder.chunk(seen, RECEIVED, 1, new Uint8Array(1), 0);
    expect(seen.holds).toBe(1);
  });

  it('tells listeners once for each time it was armed, of rows and of changes without a row', () => {
    let told = 0;
    const stop = recorder.onRecorded(() => told++);
    const about = subject();
    recorder.event(about, 'reading-paused', 1, ends);
    expect(told).toBe(0);
    recorder.arm();
    recorder.chunk(about, RECEIVED, 1, new Uint8Array(1), 0);
    recorder.chunk(about, RECEIVED, 1, new Uint8Array(1), 0);
    expect(told).toBe(1);
    recorder.arm();
    expect(recorder.touch(about)).toBe(about.lastSeq);
    expect([told, about.log.rows]).toEqual([2, 3]);
    stop();
    recorder.arm();
    recorder.touch(about);
    expect(told).toBe(2);
  });

  it('may be armed again by the listener it tells', () => {
    let told = 0;
    recorder.onRecorded(() => {
      told++;
      recorder.arm();
    });
    recorder.arm();
    const about = subject();
    for (let i = 0; i < 3; i++) recorder.touch(about);
    expect(told).toBe(3);
  });
});
