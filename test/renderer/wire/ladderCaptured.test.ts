// @vitest-environment node
import { createTranslator } from '@shared/i18n/index';
import { describe, expect, it } from 'vitest';
import { LadderModel } from '../../../renderer/features/wire/ladder';
import { isDrawn, packetOf, stubOf } from '../../../renderer/features/wire/ladderDrawn';
import { inOrderOfTime } from '../../../renderer/features/wire/ladderOrder';
import { LadderSync } from '../../../renderer/features/wire/ladderSync';
import { stepWords } from '../../../renderer/features/wire/ladderWords';
import type { Side } from '../../../renderer/features/wire/wireRow';
import { SEGMENT } from '../../helpers/rows';
import { linesOf, Script, stepsOf } from './ladderRows';

const places = { client: 100, server: 300 };

/** A packet captured for the server's session: what comes in was sent by the client. */
function packet(script: Script, sender: Side, flags: readonly string[], more: object = {}): Script {
  const direction = sender === 'server' ? 'out' : 'in';
  return script.event('server', 'segment', { ...SEGMENT, direction, flags, evidence: 'wire', ...more });
}

function ladder(script: Script): LadderModel {
  const model = new LadderModel();
  model.append(inOrderOfTime(script.rows));
  return model;
}

const handshake = (script: Script): Script => {
  packet(script, 'client', ['SYN']);
  packet(script, 'server', ['SYN', 'ACK']);
  return packet(script, 'client', ['ACK']);
};

describe('captured packets', () => {
  it('take the place of the handshake that is told', () => {
    expect(linesOf(ladder(handshake(new Script()).open()))).toEqual([
      'segment',
      'segment',
      'segment',
      'connecting',
      'accepted',
      'connected',
    ]);
  });

  it('leave it told when they begin later', () => {
    const script = packet(new Script().open(), 'client', ['PSH', 'ACK']);
    expect(linesOf(ladder(script))).toEqual(['connecting', 'handshake', 'accepted', 'connected', 'segment']);
  });

  it('stand at the end that sent them, whichever session they were captured for', () => {
    const script = handshake(new Script());
    script.event('client', 'segment', { ...SEGMENT, direction: 'out', flags: ['PSH', 'ACK'] });
    script.event('client', 'segment', { ...SEGMENT, direction: 'in', flags: ['ACK'] });
    const steps = stepsOf(ladder(script), 'segment');
    expect(steps.map(({ side }) => side)).toEqual(['client', 'server', 'client', 'client', 'server']);
    const { t } = createTranslator('en');
    const words = steps.map((step) => stepWords(step, true, t, 'en').text.slice(0, 5));
    expect(words).toEqual(['→ SYN', '← SYN', '→ ACK', '→ PSH', '← ACK']);
  });

  it('have arrows of their own, from lifeline to lifeline', () => {
    const [syn, synAck] = stepsOf(ladder(handshake(new Script())));
    if (syn === undefined || synAck === undefined) throw new Error('no packets');
    expect(packetOf(syn, places, 11)).toMatchObject({ label: 'SYN', isReset: false });
    expect(packetOf(syn, places, 11)?.line).toMatch(/^M106 11L/);
    expect(packetOf(synAck, places, 11)?.line).toMatch(/^M294 11L/);
    const [reset] = stepsOf(ladder(packet(new Script(), 'server', ['RST'])));
    expect(reset === undefined ? null : packetOf(reset, places, 0)?.isReset).toBe(true);
    const [write] = stepsOf(ladder(new Script().write('client', 'x')));
    expect(write === undefined ? undefined : packetOf(write, places, 0)).toBeNull();
  });
});

describe('a FIN that was captured', () => {
  const closing = (captured: boolean): Script => {
    const script = new Script().open();
    if (captured) packet(script, 'client', ['FIN', 'ACK']);
    return script.end('client').peerEnd('server');
  };
  const drawn = (model: LadderModel) => model.crossing(0, model.end).filter(isDrawn);

  it('is not drawn a second time from row to row', () => {
    expect(drawn(ladder(closing(false)))).toHaveLength(1);
    const model = ladder(closing(true));
    expect(drawn(model)).toEqual([]);
    // The two rows are still each other's twins.
    const ended = stepsOf(model, 'ended')[0];
    expect(ended === undefined ? null : model.twinOf(ended)?.type).toBe('peer-ended');
  });

  it('nor as an arrow to nowhere, also when it comes after the row', () => {
    for (const captured of [false, true]) {
      const script = new Script().open().end('client');
      if (captured) packet(script, 'client', ['FIN', 'ACK']);
      const step = stepsOf(ladder(script), 'ended')[0];
      if (step === undefined) throw new Error('no step');
      expect(stubOf({ step, places, y: 0, both: false })).toHaveLength(captured ? 0 : 1);
    }
  });

  it('is that of its own side only', () => {
    const script = packet(new Script().open(), 'server', ['FIN', 'ACK']);
    expect(drawn(ladder(script.end('client').peerEnd('server')))).toHaveLength(1);
  });

  it('and data keeps its arrows: they tell which write became which read', () => {
    const script = packet(new Script().open().write('client', 'x'), 'client', ['PSH', 'ACK'], { bytes: 1 });
    expect(drawn(ladder(script.read('server', 'x')))).toHaveLength(1);
  });
});

describe('the order', () => {
  it('of packets is that of their time, however late they are told', () => {
    const script = new Script().open().write('client', 'x').read('server', 'x');
    const at = script.at;
    script.at = 3.5;
    packet(script, 'client', ['PSH', 'ACK']);
    script.at = -1;
    packet(script, 'client', ['SYN']);
    script.at = at + 1;
    packet(script, 'server', ['ACK']);
    expect(linesOf(ladder(script))).toEqual([
      'segment',
      'connecting',
      'accepted',
      'connected',
      'sent',
      'segment',
      'received',
      'segment',
    ]);
  });

  it('stays as it is without packets, the very same list', () => {
    const { rows } = new Script().open();
    expect(inOrderOfTime(rows)).toBe(rows);
  });

  it('is the same when rows come one by one as when they come together', () => {
    const script = new Script().open().write('client', 'x');
    script.at = 2.5;
    packet(script, 'client', ['SYN']);
    script.at = 9;
    script.read('server', 'x');
    script.at = 4.5;
    packet(script, 'client', ['PSH', 'ACK'], { bytes: 1 });
    script.at = 10;
    script.end('client');
    const whole = new LadderSync().sync(script.rows);
    const sync = new LadderSync();
    let model = sync.sync([]);
    for (let i = 1; i <= script.rows.length; i++) model = sync.sync(script.rows.slice(0, i));
    expect(linesOf(model)).toEqual(linesOf(whole));
    for (const { row } of script.rows) expect(model.lineOf(row.seq)).toBe(whole.lineOf(row.seq));
  });

  it('of a long ladder is put right once in a second of its rows, and not with every late packet', () => {
    const script = new Script();
    for (let i = 0; i < 6_000; i++) script.event('client', 'note', { note: 'quit' });
    const sync = new LadderSync();
    sync.sync(script.rows);
    const late = (): void => {
      const { at } = script;
      script.at = at - 10.5;
      packet(script, 'client', ['ACK']);
      script.at = at;
    };
    late();
    const once = sync.sync([...script.rows]);
    expect(once.line(once.end - 1)?.kind).toBe('note');
    late();
    const twice = sync.sync([...script.rows]);
    expect(twice).toBe(once);
    expect(twice.line(twice.end - 1)?.kind).toBe('segment');
    script.wait(1_000).event('client', 'note', { note: 'quit' });
    sync.sync([...script.rows]);
    script.event('client', 'note', { note: 'quit' });
    const last = sync.sync([...script.rows]);
    expect(last).not.toBe(once);
    expect(last.line(last.end - 1)?.kind).toBe('note');
    expect(last.line(last.end - 5)?.kind).toBe('note');
  });
});
