// @vitest-environment node
import { describe, expect, it } from 'vitest';
import { LadderModel } from '../../../renderer/features/wire/ladder';
import { isOpen } from '../../../renderer/features/wire/ladderStep';
import type { Side } from '../../../renderer/features/wire/wireRow';
import { arrowsOf, brief, linesOf, Script, stepsOf } from './ladderRows';

function ladder(script: Script, keptLines?: number): LadderModel {
  const model = new LadderModel({}, keptLines);
  model.append(script.rows);
  return model;
}

describe('lines', () => {
  it('are one for each row of the connection, in the order they came', () => {
    const script = new Script()
      .event('client', 'lookup', { host: 'localhost', addresses: [], durationMs: 1 })
      .event('client', 'connecting', { host: 'localhost', port: 1, timeoutMs: 1, attempt: 1 })
      .event('client', 'attempt')
      .event('client', 'attempt-failed')
      .event('client', 'connected')
      .event('client', 'note', { note: 'message', text: 'hi' })
      .event('client', 'reading-paused')
      .event('client', 'reading-resumed')
      .event('client', 'state', { from: 'SYN_SENT', to: 'ESTABLISHED', passed: [] })
      .event('client', 'failed')
      .event('client', 'connect-failed');
    expect(linesOf(ladder(script))).toEqual([
      'lookup',
      'connecting',
      'attempt',
      'attempt-failed',
      'handshake',
      'connected',
      'note',
      'reading-paused',
      'reading-resumed',
      'state',
      'failed',
      'connect-failed',
    ]);
  });

  it('leave out what is about the session, and a drain that came at once', () => {
    const script = new Script()
      .event('server', 'session-opened')
      .event('server', 'listening')
      .event('server', 'dropped')
      .event('server', 'log-trimmed')
      .event('server', 'listening-stopped')
      .event('server', 'drained', { bytes: 1, durationMs: 1 })
      .event('server', 'drained', { bytes: 1, durationMs: 2_000 });
    expect(linesOf(ladder(script))).toEqual(['drained']);
  });

  it('say how long nothing happened, from 250 ms on', () => {
    const model = ladder(new Script().open().wait(200).write('client', 'a').wait(1_000).read('server', 'a'));
    expect(linesOf(model).slice(4)).toEqual(['sent', 'pause', 'received']);
    const pause = model.line(5);
    expect(pause?.kind === 'pause' && pause.ms).toBe(1_001);
  });

  it('know no silence before the beginning, nor when time seems to go back', () => {
    const script = new Script().wait(9_000).write('client', 'a');
    script.at -= 800;
    script.write('client', 'b').wait(1_000).write('client', 'c');
    expect(linesOf(ladder(script))).toEqual(['sent', 'sent', 'sent']);
  });
});

describe('the handshake', () => {
  it('is told between connecting and what proves it, once', () => {
    const model = ladder(new Script().open());
    expect(linesOf(model)).toEqual(['connecting', 'handshake', 'accepted', 'connected']);
    expect(stepsOf(model).map((step) => step.evidence)).toEqual(['app', 'told', 'app', 'app']);
  });

  it('is told with one end only, too', () => {
    expect(linesOf(ladder(new Script().event('server', 'accepted')))).toEqual(['handshake', 'accepted']);
    expect(linesOf(ladder(new Script().event('client', 'connected')))).toEqual(['handshake', 'connected']);
  });

  it('is another one when a socket connects to itself, and none when nothing was connected', () => {
    const self = new Script().event('client', 'connected', { explanation: 'self-connection' });
    expect(linesOf(ladder(self))).toEqual(['connected']);
    expect(linesOf(ladder(new Script().event('client', 'connect-failed')))).toEqual(['connect-failed']);
  });
});

describe('arrows of data', () => {
  it('lead from a write to its read, both ways', () => {
    const model = ladder(
      new Script()
        .open()
        .write('client', 'hello\n')
        .read('server', 'hello\n')
        .write('server', 'hello\n')
        .read('client', 'hello\n'),
    );
    expect(brief(model)).toEqual(['4→5 6', '6→7 6']);
    expect(stepsOf(model).slice(4).some(isOpen)).toBe(false);
  });

  it('split and join as the bytes do', () => {
    const model = ladder(
      new Script()
        .open()
        .write('client', 'abcdef')
        .read('server', 'ab')
        .read('server', 'cd')
        .write('client', 'gh')
        .read('server', 'efgh'),
    );
    expect(brief(model)).toEqual(['4→5 2', '4→6 2', '4→8 2', '7→8 2']);
    expect(arrowsOf(model).map((arrow) => arrow.offset)).toEqual([0, 2, 4, 6]);
    expect(stepsOf(model, 'sent').map((step) => step.peers)).toEqual([3, 1]);
    expect(stepsOf(model, 'received').map((step) => step.peers)).toEqual([1, 1, 2]);
  });

  it('are the same when the read is told before its write', () => {
    const script = new Script().open().read('client', 'hello').write('server', 'hello');
    expect(brief(ladder(script))).toEqual(['5→4 5']);
  });

  it('stay open for what is not read', () => {
    const model = ladder(new Script().open().write('client', 'abcdef').read('server', 'ab'));
    const [step] = stepsOf(model, 'sent');
    expect([step?.paired, step?.certain, step && isOpen(step)]).toEqual([2, true, true]);
  });

  it('count the bytes of the chunk, not those of its preview', () => {
    const script = new Script().open().write('client', 'abc', 5_000).read('server', 'abc', 4_000);
    expect(brief(ladder(script.read('server', '', 1_000)))).toEqual(['4→5 4000', '4→6 1000']);
  });

  it('have none for a write of nothing', () => {
    const model = ladder(new Script().open().write('client', '').write('client', 'a').read('server', 'a'));
    expect(brief(model)).toEqual(['5→6 1']);
    expect(stepsOf(model, 'sent').some(isOpen)).toBe(false);
  });
});

describe('a beginning that was not seen', () => {
  const middle = (): Script =>
    new Script().write('client', 'abc').read('server', 'abc').write('client', 'de').read('server', 'de');

  it('gives no arrow, and does not call anything unread', () => {
    const model = ladder(middle());
    expect(brief(model)).toEqual([]);
    expect(stepsOf(model).map((step) => [step.offset, step.certain])).toEqual(
      Array.from({ length: 4 }, () => [null, false]),
    );
  });

  it('gives arrows when somebody knows how many bytes went before', () => {
    const model = new LadderModel({ client: { sent: 100 }, server: { received: 98 } });
    model.append(new Script().read('server', 'xyz').write('client', 'abc').read('server', 'bc').rows);
    // 98 to 101 were read, of which 100 is the `a`.
    expect(brief(model)).toEqual(['1→0 1', '1→2 2']);
  });

  it('is made up for by the totals at the end, counted backwards', () => {
    const script = middle();
    script.totals.client.out += 1_000;
    script.totals.server.in += 1_000;
    const model = ladder(script.end('client'));
    expect(brief(model)).toEqual([]);
    model.append(script.peerEnd('server').rows.slice(-1));
    expect(brief(model)).toEqual(['0→1 3', '2→3 2', '4→5 fin']);
    expect(stepsOf(model, 'sent').map((step) => step.offset)).toEqual([1_000, 1_003]);
  });

  it('does not mix one end that is known with one that is not', () => {
    const script = new Script().event('client', 'connected').write('client', 'abc').read('server', 'abc');
    const model = ladder(script);
    expect(brief(model)).toEqual([]);
    expect(stepsOf(model, 'sent')[0]?.certain).toBe(false);
  });
});

describe('rows that were missed', () => {
  it('end the pairing of that end, in both directions', () => {
    const script = new Script()
      .open()
      .write('client', 'abc')
      .read('server', 'abc')
      .skip('server')
      .write('client', 'def')
      .read('server', 'def')
      .write('server', 'x')
      .read('client', 'x');
    const model = ladder(script);
    expect(brief(model)).toEqual(['4→5 3']);
    expect(stepsOf(model, 'sent').map((step) => step.certain)).toEqual([true, false, false]);
  });

  it('leave open what was in them, without calling it unread', () => {
    const model = ladder(new Script().open().write('client', 'abc').skip('server'));
    expect(stepsOf(model, 'sent')[0]?.certain).toBe(false);
    expect(ladder(new Script().open().write('client', 'abc')).line(4)).toMatchObject({ certain: true });
  });

  it('are bridged by the totals', () => {
    const script = new Script().open().write('client', 'abcde');
    script.totals.server.in += 2;
    script.skip('server').read('server', 'cd').read('server', 'e');
    script.end('client').peerEnd('server');
    const model = ladder(script);
    expect(brief(model).slice(0, 2)).toEqual(['4→6 2', '4→7 1']);
    // Bytes 0 and 1 were read in the gap.
    expect(stepsOf(model, 'sent')[0]).toMatchObject({ paired: 3, certain: false });
  });

  it('that nobody told of are found out by the totals, and the arrows taken back', () => {
    const script = new Script().open().write('client', 'abc');
    script.totals.server.in += 3;
    script.write('client', 'xyz').read('server', 'xyz').write('server', 'ok').read('client', 'ok');
    const model = ladder(script);
    expect(brief(model)).toEqual(['4→6 3', '7→8 2']);
    model.append(script.peerEnd('server').rows.slice(-1));
    expect(brief(model)).toEqual(['7→8 2']);
    expect(stepsOf(model, 'sent')[0]).toMatchObject({ paired: 0, peers: 0, certain: false, offset: null });
    model.append(script.close('client').close('server').rows.slice(-2));
    expect(brief(model)).toEqual(['7→8 2']);
  });

  it('that nobody told of leave nothing behind that waits in a wrong place', () => {
    const script = new Script().open();
    script.totals.client.out += 3;
    // What is written second seems to be the first.
    script.write('client', 'xyz').end('client').read('server', 'abc').read('server', 'xyz');
    expect(brief(ladder(script.peerEnd('server')))).toEqual(['5→8 fin']);
  });

  it('make a FIN without its other end uncertain', () => {
    const seen = ladder(new Script().open().end('client'));
    expect(stepsOf(seen, 'ended')[0]?.certain).toBe(true);
    expect(stepsOf(ladder(new Script().open().end('client').skip('server')), 'ended')[0]?.certain).toBe(
      false,
    );
    expect(stepsOf(ladder(new Script().open().skip('server').end('client')), 'ended')[0]?.certain).toBe(
      false,
    );
  });
});

describe('endings', () => {
  it.each<[Side, Side]>([
    ['client', 'server'],
    ['server', 'client'],
  ])('join the FIN of the %s with its arrival at the %s', (one, other) => {
    const model = ladder(new Script().open().end(one).peerEnd(other).end(other).peerEnd(one));
    expect(brief(model).sort()).toEqual(['4→5 fin', '6→7 fin']);
    expect(stepsOf(model).slice(4).some(isOpen)).toBe(false);
  });

  it('join a reset with what it did', () => {
    const script = new Script().open().event('server', 'reset-sent').reset('client');
    expect(brief(ladder(script))).toEqual(['4→5 rst']);
  });

  it('stay open when the kernel reset by itself, or nothing came', () => {
    const model = ladder(new Script().open().reset('client').end('server'));
    expect(brief(model)).toEqual([]);
    expect(stepsOf(model).slice(4).map(isOpen)).toEqual([true, true]);
  });

  it('cross when both end at once', () => {
    const script = new Script().open().end('client').end('server').peerEnd('client').peerEnd('server');
    expect(brief(ladder(script))).toEqual(['4→7 fin', '5→6 fin']);
  });
});

describe('connecting again', () => {
  it('counts anew, and joins nothing across', () => {
    const script = new Script().open().write('client', 'abc').end('server').close('client').close('server');
    script.again().open().write('client', 'xy').read('server', 'xy').peerEnd('client');
    const model = ladder(script);
    expect(linesOf(model).filter((kind) => kind === 'handshake')).toHaveLength(2);
    expect(brief(model)).toEqual(['12→13 2']);
    expect(stepsOf(model, 'sent').map((step) => step.offset)).toEqual([0, 0]);
  });

  it('passes over what the old socket still tells', () => {
    const script = new Script().open();
    const late = new Script().open().read('server', 'old').rows.at(-1);
    script.again().open().write('client', 'new');
    const model = ladder(script);
    if (late !== undefined) model.append([late]);
    expect(brief(model)).toEqual([]);
    model.append(script.read('server', 'new').rows.slice(-1));
    expect(brief(model)).toEqual(['8→10 3']);
  });
});

describe('memory', () => {
  it('keeps the newest lines, under their numbers', () => {
    const script = new Script().open();
    for (let i = 0; i < 100; i++) script.write('client', 'ab').read('server', 'ab');
    const model = ladder(script, 50);
    expect(model.end).toBe(204);
    expect(model.first).toBeGreaterThan(140);
    expect(model.end - model.first).toBeLessThanOrEqual(55);
    expect(model.line(model.first - 1)).toBeUndefined();
    expect(model.line(model.end - 1)).toMatchObject({ kind: 'received', line: 203, offset: 198 });
    expect(model.arrows).toBeLessThanOrEqual(28);
    // Bytes are still counted from the start of the connection.
    expect(brief(model).at(-1)).toBe('202→203 2');
  });

  it('forgets what waits for an end that never comes', () => {
    const script = new Script().open();
    for (let i = 0; i < 100; i++) script.write('client', 'ab');
    const model = ladder(script, 20);
    model.append(script.read('server', 'x'.repeat(200)).rows.slice(-1));
    expect(arrowsOf(model).every((arrow) => arrow.from.line >= model.first)).toBe(true);
    expect(stepsOf(model, 'received')[0]?.paired).toBe(2 * (model.end - model.first - 1));
  });

  it('does what is new only: lines and arrows that are there stay the same objects', () => {
    const script = new Script().open().write('client', 'ab').read('server', 'ab');
    const model = ladder(script);
    const [steps, arrows] = [stepsOf(model), arrowsOf(model)];
    model.append(script.write('client', 'cd').read('server', 'cd').rows.slice(-2));
    expect(
      stepsOf(model)
        .slice(0, steps.length)
        .every((step, i) => step === steps[i]),
    ).toBe(true);
    expect(arrowsOf(model)[0]).toBe(arrows[0]);
  });
});

describe('the line of a row', () => {
  it('is found by its seq, a handshake and pauses notwithstanding', () => {
    const script = new Script().open().wait(400).write('client', 'a');
    const model = ladder(script);
    expect(script.rows.map(({ row }) => model.lineOf(row.seq))).toEqual([0, 2, 3, 5]);
    expect(script.rows.map(({ row }) => model.offsetOf(row.seq))).toEqual([null, null, null, 0]);
  });

  it('is null for rows that have none', () => {
    const script = new Script().event('server', 'listening').open();
    const model = ladder(script);
    expect([model.lineOf(1), model.lineOf(99), model.offsetOf(1)]).toEqual([null, null, null]);
  });
});
