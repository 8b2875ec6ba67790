import { assertNever, fail, ok } from '@shared/contract/result';
import { expect, it } from 'vitest';

it('is a value or an error, told apart by ok', () => {
  expect(ok(3)).toEqual({ ok: true, value: 3 });
  expect(fail('no')).toEqual({ ok: false, error: 'no' });
});

it('a forgotten case is loud', () => {
  expect(() => assertNever('surprise' as never)).toThrow('surprise');
});
