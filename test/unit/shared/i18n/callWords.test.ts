import { callWords } from '@shared/i18n/callWords';
import { createTranslator } from '@shared/i18n/index';
import type { CallFact, CallStep } from '@shared/tcp/calls';
import { expect, it } from 'vitest';
import { END } from '../../../helpers/rows';

const { t } = createTranslator('en');
const STEP: CallStep = {
  call: 'read',
  side: 'server',
  phone: 'listen',
  evidence: 'app',
  told: null,
  count: 1,
  at: 1,
  facts: [],
};
const words = (more: Partial<CallStep>) => callWords({ ...STEP, ...more }, t, 'en');

it('counts a call that was made more than once', () => {
  expect(words({}).name).toBe('read');
  const many = words({ count: 1_200, facts: [{ fact: 'bytes', bytes: 3_000 }] });
  expect(many).toMatchObject({ name: 'read ×1,200', facts: '3,000 B' });
});

it.each<readonly [CallFact, string]>([
  [{ fact: 'address', address: END.local }, '127.0.0.1:9190'],
  [{ fact: 'peer', address: END.remote }, 'with 127.0.0.1:43276'],
  [{ fact: 'backlog', n: 511 }, 'backlog 511'],
  [{ fact: 'took', ms: 0.4 }, '0.4 ms'],
  [{ fact: 'failed', code: 'EPIPE' }, 'EPIPE'],
  [{ fact: 'eof' }, 'returns 0: the end of the stream'],
  [{ fact: 'fin' }, 'sends FIN'],
  [{ fact: 'reset' }, 'sends RST'],
  [{ fact: 'first' }, 'closed first'],
])('a value: %o', (fact, text) => {
  expect(words({ facts: [fact] }).facts).toBe(text);
});

it('says who called it, and what the telephone does', () => {
  expect(words({}).told).toBe('');
  expect(words({ told: 'loop' }).told).toContain('libuv');
  expect(words({ phone: 'lift' }).phone).toBe('lift the receiver');
  expect(callWords({ ...STEP, phone: 'lift' }, createTranslator('ko').t, 'ko').phone).toBe('수화기를 든다');
});
