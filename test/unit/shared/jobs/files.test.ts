import type { Sequence } from '@shared/contract/jobs';
import { readSequenceFile, writeSequenceFile } from '@shared/jobs/sequenceFile';
import { readSize } from '@shared/jobs/sizes';
import { describe, expect, it } from 'vitest';

const SEQUENCE: Sequence = {
  name: 'log in',
  rounds: 2,
  steps: [
    {
      do: 'send',
      delayMs: 5,
      message: { text: 'user\\t{{counter}}', mode: 'text', encoding: 'shift_jis', ending: 'crlf' },
    },
    { do: 'wait', for: { kind: 'regex', text: '^331 ' }, timeoutMs: 500, otherwise: 'go-on' },
  ],
};

describe('a sequence in a file', () => {
  it('comes back as it was', () => {
    expect(readSequenceFile(writeSequenceFile(SEQUENCE))).toEqual({ ok: true, value: SEQUENCE });
  });

  it.each([
    ['no json', 'json'],
    ['[]', 'format'],
    ['{"format":"something-else","version":1}', 'format'],
    ['{"format":"bothends-sequence","version":2,"steps":"of the future"}', 'version'],
    ['{"format":"bothends-sequence","version":1,"sequence":{"name":"x","steps":[]}}', 'content'],
    [writeSequenceFile(SEQUENCE).replace('"send"', '"shout"'), 'content'],
  ])('%s is refused: %s', (text, key) => {
    expect(readSequenceFile(text)).toMatchObject({ ok: false, error: { key } });
  });
});

describe('a size', () => {
  it.each([
    ['500', 500],
    ['64K', 65_536],
    ['2 GiB', 2 ** 31],
    ['1.5m', 1_572_864],
    ['0', null],
    ['3G', null],
    ['-1', null],
    ['', null],
  ])('%j is %j', (text, size) => {
    expect(readSize(text, 1, 2 ** 31)).toBe(size);
  });
});
