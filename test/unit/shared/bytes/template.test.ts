import { crc16, crc32, sum8 } from '@shared/bytes/checksum';
import { type ComposeForm, composeBytes } from '@shared/bytes/compose';
import { formatHex } from '@shared/bytes/hexText';
import {
  expandTemplate,
  hasPlaceholder,
  parseTemplate,
  type TemplateError,
  type TemplateFacts,
  variablesOf,
} from '@shared/bytes/template';
import { decodeUtf8, encodeUtf8 } from '@shared/bytes/utf8';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

const TEXT: ComposeForm = { mode: 'text', encoding: 'utf-8', ending: 'none' };
const HEX: ComposeForm = { mode: 'hex', encoding: 'utf-8', ending: 'none' };
/** 2026-11-21 17:48:23.123 UTC. */
const NOW = Date.UTC(2026, 10, 21, 17, 48, 23, 123);

const FACTS: TemplateFacts = {
  counter: 7,
  now: NOW,
  random: (count) => Uint8Array.from({ length: count }, (_, i) => i + 1),
  env: (name) => (name === 'USER' ? 'ada' : undefined),
};

function bytesOf(text: string, form = TEXT, facts: Partial<TemplateFacts> = {}): Uint8Array {
  const template = parseTemplate(text, form);
  if (!template.ok) throw new Error(JSON.stringify(template.error));
  const expanded = expandTemplate(template.value, { ...FACTS, ...facts });
  if (!expanded.ok) throw new Error(JSON.stringify(expanded.error));
  return expanded.value;
}

const textOf = (text: string, facts: Partial<TemplateFacts> = {}): string =>
  decodeUtf8(bytesOf(text, TEXT, facts));
const hexOf = (text: string, facts: Partial<TemplateFacts> = {}): string =>
  formatHex(bytesOf(text, HEX, facts));

function problemOf(text: string, form = TEXT): TemplateError {
  const template = parseTemplate(text, form);
  if (!template.ok) return template.error;
  const expanded = expandTemplate(template.value, FACTS);
  if (expanded.ok) throw new Error(`${text} became ${formatHex(expanded.value)}`);
  return expanded.error;
}

describe('placeholders in text', () => {
  it.each([
    ['no. {{counter}}', 'no. 7'],
    ['{{counter:4}}', '0007'],
    ['{{ counter : 4 }}', '0007'],
    ['{{counter:x2}}', '07'],
    ['{{time}}', '2026-11-21T17:48:23.123Z'],
    ['{{time:iso}}', '2026-11-21T17:48:23.123Z'],
    ['{{time:unix}}', String(Math.floor(NOW / 1_000))],
    ['{{time:ms}}', String(NOW)],
    ['{{random 3:hex}}', '010203'],
    ['{{random 3:text}}', 'BCD'],
    ['{{env.USER}}!', 'ada!'],
    ['{{len}} hello', '6 hello'],
    ['{{len:4}}hello', '0005hello'],
    ['{{len+2}}hello', '7hello'],
    ['{{len-1}}hello', '4hello'],
    ['{{sum8}}', '00'],
    ['AB{{sum8}}', 'AB83'],
    ['}} a single } { is { text }}', '}} a single } { is { text }}'],
  ])('%s', (template, expected) => {
    expect(textOf(template)).toBe(expected);
  });

  it('writes checksums as hex digits of their whole width', () => {
    const body = encodeUtf8('123456789');
    const digits = (value: number, width: number) => value.toString(16).toUpperCase().padStart(width, '0');
    expect(textOf('123456789{{crc16}}')).toBe(`123456789${digits(crc16(body), 4)}`);
    expect(textOf('123456789{{crc16:ccitt}}')).toBe('12345678929B1');
    expect(textOf('123456789{{crc32}}')).toBe('123456789CBF43926');
  });

  it('writes numbers as bytes where that is asked for', () => {
    expect(formatHex(bytesOf('{{counter:2be}}{{counter:2le}}'))).toBe('00 07 07 00');
    expect(formatHex(bytesOf('{{len:2be}}AB'))).toBe('00 02 41 42');
    expect(formatHex(bytesOf('123456789{{crc16:2le}}')).slice(-5)).toBe('37 4B');
    expect(formatHex(bytesOf('123456789{{crc16:modbus:2be}}')).slice(-5)).toBe('4B 37');
  });

  it('takes the encoding of the template, and puts the line ending last', () => {
    const form: ComposeForm = { mode: 'text', encoding: 'utf-16le', ending: 'lf' };
    expect(formatHex(bytesOf('{{counter}}', form))).toBe('37 00 0A 00');
  });

  it('knows escapes around placeholders, and none within a value', () => {
    expect(formatHex(bytesOf('\\x02{{counter}}\\r'))).toBe('02 37 0D');
    expect(textOf('{{env.USER}}', { env: () => 'C:\\new' })).toBe('C:\\new');
    expect(textOf('\\x7b\\x7bcounter}}')).toBe('{{counter}}');
  });
});

describe('placeholders in hex', () => {
  it.each([
    ['01 {{counter}}', '01 00 00 00 07'],
    ['01 {{counter:1be}} 02', '01 07 02'],
    ['{{counter:2}}', '30 37'],
    ['{{len}} 41 42', '00 02 41 42'],
    ['{{len+2:2le}} 41 42', '04 00 41 42'],
    ['{{random 4}}', '01 02 03 04'],
    ['FF 02 {{sum8}}', 'FF 02 01'],
    ['{{env.USER}}', '61 64 61'],
    [' {{counter:1be}} ', '07'],
  ])('%s', (template, expected) => {
    expect(hexOf(template)).toBe(expected);
  });

  it('ends a Modbus message as Modbus does', () => {
    // "Read ten holding registers of unit 17": an example of the Modbus specification's serial line guide.
    expect(hexOf('11 03 00 6B 00 03 {{crc16}}')).toBe('11 03 00 6B 00 03 76 87');
  });

  it('has the time in seconds of four bytes, and in ms of eight', () => {
    const seconds = Math.floor(NOW / 1_000)
      .toString(16)
      .toUpperCase()
      .padStart(8, '0');
    expect(hexOf('{{time}}').replaceAll(' ', '')).toBe(seconds);
    expect(Number(`0x${hexOf('{{time:ms}}').replaceAll(' ', '')}`)).toBe(NOW);
  });
});

describe('the order of evaluation', () => {
  it('counts in len what counter, time, random and variables became, and no checksum, length or line ending', () => {
    const form: ComposeForm = { ...TEXT, ending: 'crlf' };
    const text = decodeUtf8(
      bytesOf('{{len}}|{{counter:3}}{{env.USER}}{{random 2:hex}}{{len}}{{crc32}}', form),
    );
    expect(text.startsWith('11|007ada010211')).toBe(true);
    expect(text.endsWith('\r\n')).toBe(true);
  });

  it('takes checksums from left to right, each over every byte before it', () => {
    const bytes = bytesOf('{{len:1be}}AB{{crc16:2be}}C{{sum8:1be}}');
    expect(bytes[0]).toBe(3);
    const first = crc16(bytes.subarray(0, 3));
    expect([bytes[3], bytes[4]]).toEqual([first >> 8, first & 0xff]);
    expect(bytes[6]).toBe(sum8(bytes.subarray(0, 6)));
  });

  it('holds for every body', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), fc.nat(0xffff), (body, counter) => {
        const bytes = bytesOf(`{{counter:2be}} {{len:4be}} ${formatHex(body)} {{crc32}}`, HEX, { counter });
        const view = new DataView(bytes.buffer);
        expect(view.getUint16(0)).toBe(counter);
        expect(view.getUint32(2)).toBe(body.length + 2);
        expect(bytes.subarray(6, 6 + body.length)).toEqual(body);
        expect(view.getUint32(6 + body.length)).toBe(crc32(bytes.subarray(0, 6 + body.length)));
      }),
    );
  });

  it('is what the message is without placeholders', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 60 }), fc.constantFrom('none', 'crlf' as const), (text, ending) => {
        fc.pre(!text.includes('{{'));
        const form: ComposeForm = { ...TEXT, ending };
        const composed = composeBytes(text, form);
        const template = parseTemplate(text, form);
        expect(template.ok).toBe(composed.ok);
        if (composed.ok) expect(bytesOf(text, form)).toEqual(Uint8Array.from(composed.value.bytes));
      }),
    );
  });
});

describe('a counter', () => {
  it('begins again where its digits or bytes end', () => {
    expect(hexOf('{{counter:1be}}', { counter: 256 })).toBe('00');
    expect(textOf('{{counter:2}}', { counter: 101 })).toBe('01');
    expect(textOf('{{counter}}', { counter: 101 })).toBe('101');
  });
});

describe('what cannot be sent', () => {
  it.each<[string, Partial<TemplateError> & { readonly name?: string; readonly option?: string }]>([
    ['a {{nope}}', { at: 2, problem: 'unknown', name: 'nope' }],
    ['{{}}', { at: 0, problem: 'unknown', name: '' }],
    ['{{counter', { at: 0, problem: 'unclosed' }],
    ['{{counter:ten}}', { at: 0, problem: 'option', name: 'counter', option: 'ten' }],
    ['{{counter:0}}', { problem: 'option', option: '0' }],
    ['{{counter:9be}}', { problem: 'option', option: '9be' }],
    ['{{counter:33}}', { problem: 'option', option: '33' }],
    ['{{counter:x2be}}', { problem: 'option', option: 'x2be' }],
    ['{{counter:2:3}}', { problem: 'option', option: '3' }],
    ['{{counter 3}}', { problem: 'unknown', name: 'counter 3' }],
    ['{{len*2}}', { problem: 'option', name: 'len', option: '*2' }],
    ['{{crc16:1be}}', { problem: 'option', name: 'crc16', option: '1be' }],
    ['{{crc32:2be}}', { problem: 'option', name: 'crc32', option: '2be' }],
    ['{{crc16:xmodem}}', { problem: 'option', option: 'xmodem' }],
    ['{{time:iso:4}}', { problem: 'option', option: '4' }],
    ['{{random}}', { problem: 'option', name: 'random', option: '' }],
    ['{{random 0}}', { problem: 'option' }],
    ['{{random 70000}}', { problem: 'option' }],
    ['{{random 3:octal}}', { problem: 'option', option: 'octal' }],
    ['{{env}}', { problem: 'unknown' }],
    ['{{env.NOBODY}}', { problem: 'no-variable', name: 'NOBODY' }],
    ['{{time:ms:4be}}', { problem: 'does-not-fit', name: 'time' }],
  ])('%s', (template, expected) => {
    expect(problemOf(template)).toMatchObject(expected);
  });

  it('is told at its place in the template', () => {
    expect(problemOf('ab\\q')).toMatchObject({
      at: 2,
      problem: 'text',
      cause: { problem: 'unknown-escape' },
    });
    expect(problemOf('{{counter}} 4', HEX)).toMatchObject({
      at: 12,
      problem: 'text',
      cause: { problem: 'odd-digit', at: 1 },
    });
  });

  it('is a value that the encoding cannot hold', () => {
    const form: ComposeForm = { ...TEXT, encoding: 'latin-1' };
    const template = parseTemplate('{{env.NAME}}', form);
    if (!template.ok) throw new Error('not read');
    const expanded = expandTemplate(template.value, { ...FACTS, env: () => '에이다' });
    expect(expanded).toEqual({ ok: false, error: { at: 0, problem: 'unencodable', character: '에' } });
  });
});

describe('what a sender asks a template', () => {
  it('for is whether it counts, and which variables it needs', () => {
    const template = parseTemplate('{{counter}} {{env.A}} {{env.B}} {{env.A}}', TEXT);
    if (!template.ok) throw new Error('not read');
    expect(hasPlaceholder(template.value, 'counter')).toBe(true);
    expect(hasPlaceholder(template.value, 'time')).toBe(false);
    expect(variablesOf(template.value)).toEqual(['A', 'B']);
  });

  it('may have names of its own', () => {
    const template = parseTemplate('<{{$1}}> {{len}}', TEXT, (name) => name === '$1');
    if (!template.ok) throw new Error('not read');
    const own = (name: string): Uint8Array => encodeUtf8(name.repeat(2));
    const expanded = expandTemplate(template.value, { ...FACTS, own });
    expect(expanded.ok && decodeUtf8(expanded.value)).toBe('<$1$1> 7');
  });
});
