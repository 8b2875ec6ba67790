import { BY_LINE, framingSchema } from '@shared/framing/spec';
import { createTranslator } from '@shared/i18n/index';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { framingWords } from '../../../renderer/features/traffic/framingWords';
import { fieldsOf, framingOf } from '../../../renderer/features/traffic/model/framingFields';
import { rawSocket } from '../../../renderer/features/traffic/model/rawSocket';
import {
  keepViewOptions,
  readViewOptions,
  USUAL_VIEW,
} from '../../../renderer/features/traffic/model/viewOptions';
import { ViewSettings } from '../../../renderer/features/traffic/viewSettings';

beforeEach(() => localStorage.clear());

describe('the view of a kind of session', () => {
  it('is kept, but for what the settings decide', () => {
    const options = { ...USUAL_VIEW, form: 'hex', framing: BY_LINE } as const;
    keepViewOptions(localStorage, 'tcp-server', { ...options, time: 'delta', encoding: 'euc-kr' });
    expect(readViewOptions(localStorage, 'tcp-server')).toEqual(options);
    expect(readViewOptions(localStorage, 'tcp-client')).toEqual(USUAL_VIEW);
  });

  it.each(['', 'nonsense', '[]', 'null', '{"form":"pictures","columns":{"size":7}}'])(
    'falls back to what is usual where %j was kept',
    (kept) => {
      localStorage.setItem('bothends.traffic.view.tcp-server', kept);
      expect(readViewOptions(localStorage, 'tcp-server')).toEqual(USUAL_VIEW);
    },
  );

  it('falls back one by one', () => {
    localStorage.setItem('bothends.traffic.view.x', '{"form":"hex","time":"moon","columns":{"size":false}}');
    const { form, time, columns } = readViewOptions(localStorage, 'x');
    expect({ form, time, columns }).toEqual({
      form: 'hex',
      time: 'clock',
      columns: { time: true, who: true, direction: true, size: false },
    });
  });

  it('works on where nothing can be kept', () => {
    const full = { getItem: () => null, setItem: () => fail() };
    const fail = (): never => {
      throw new Error('full');
    };
    const settings = new ViewSettings(full, 'tcp-client');
    settings.set({ form: 'both' });
    expect(settings.get().form).toBe('both');
  });
});

describe('the settings of a pane', () => {
  it('begin with the usual time and encoding, and are found again by their own pane', () => {
    const usual = () => ({ time: 'since', encoding: 'euc-kr', form: 'both' }) as const;
    const pane = { storage: sessionStorage, key: 'pane.1' };
    const settings = new ViewSettings(localStorage, 'tcp-client', usual, pane);
    expect(settings.get()).toMatchObject({ time: 'since', encoding: 'euc-kr', form: 'text' });
    settings.set({ time: 'delta', form: 'hex' });
    const again = new ViewSettings(localStorage, 'tcp-client', usual, pane);
    expect(again.get()).toMatchObject({ time: 'delta', form: 'hex' });
    const other = new ViewSettings(localStorage, 'tcp-client', usual, { ...pane, key: 'pane.2' });
    expect(other.get()).toMatchObject({ time: 'since', form: 'hex' });
    again.reset();
    expect(again.get()).toMatchObject({ time: 'since', encoding: 'euc-kr', form: 'text' });
  });

  it('tell who listens, and keep neither a raw terminal nor a pause', () => {
    const settings = new ViewSettings(localStorage, 'tcp-client');
    const heard = vi.fn();
    const stop = settings.subscribe(heard);
    settings.set({ raw: true, paused: true, form: 'hex' });
    expect(heard).toHaveBeenCalledTimes(1);
    expect(new ViewSettings(localStorage, 'tcp-client').get()).toMatchObject({
      form: 'hex',
      raw: false,
      paused: false,
    });
    stop();
    settings.reset();
    expect(heard).toHaveBeenCalledTimes(1);
    expect(settings.get()).toMatchObject({ form: 'text', raw: false, paused: true });
  });
});

describe('how frames end', () => {
  it.each([
    { kind: 'line' },
    { kind: 'delimiter', hex: '0d0a0d0a' },
    { kind: 'length', size: 4, endian: 'little', offset: 3, includesItself: true },
    { kind: 'fixed', bytes: 188 },
    { kind: 'idle', ms: 250 },
  ])('$kind is typed and read again', (input) => {
    const framing = framingSchema.parse(input);
    expect(framingOf(fieldsOf(framing))).toEqual({ ok: true, value: framing });
  });

  it('every result of the fields is a framing', () => {
    const result = framingOf({ ...fieldsOf(BY_LINE), kind: 'delimiter', hex: '0x0D, 0x0A' });
    expect(result.ok && framingSchema.parse(result.value)).toMatchObject({ hex: '0d0a' });
  });

  it.each([
    [{ kind: 'delimiter', hex: '' }, 'hex'],
    [{ kind: 'delimiter', hex: '0d a' }, 'hex'],
    [{ kind: 'delimiter', hex: '00'.repeat(65) }, 'hex'],
    [{ kind: 'length', offset: '-1' }, 'offset'],
    [{ kind: 'length', offset: '65' }, 'offset'],
    [{ kind: 'fixed', bytes: '0' }, 'bytes'],
    [{ kind: 'fixed', bytes: '70000' }, 'bytes'],
    [{ kind: 'idle', ms: '1e3' }, 'ms'],
  ] as const)('%j is refused at its field', (fields, problem) => {
    expect(framingOf({ ...fieldsOf(BY_LINE), ...fields })).toEqual({ ok: false, error: problem });
  });

  it('is told in a few words', () => {
    const { t } = createTranslator('en');
    expect(framingWords(framingSchema.parse({ kind: 'delimiter', hex: '0d0a' }), t)).toBe('Up to 0d 0a');
    expect(framingWords(BY_LINE, t)).toBe('A line');
  });
});

describe('the connection of a raw terminal', () => {
  const sockets = [{ socket: 3 }, { socket: 7 }];
  it('is the one that is followed, the only one, or the newest of a client', () => {
    expect(rawSocket(true, sockets, 3)).toEqual({ socket: 3, isAmbiguous: false });
    expect(rawSocket(true, [{ socket: 3 }], null)).toEqual({ socket: 3, isAmbiguous: false });
    expect(rawSocket(false, sockets, null)).toEqual({ socket: 7, isAmbiguous: false });
  });
  it('has to be chosen among several of a server', () => {
    expect(rawSocket(true, sockets, null)).toEqual({ socket: null, isAmbiguous: true });
    expect(rawSocket(true, [], null)).toEqual({ socket: null, isAmbiguous: false });
  });
});
