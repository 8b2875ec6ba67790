import { errorInfoSchema } from '@shared/contract/errors';
import { describe, expect, it } from 'vitest';
import { lookupFields } from '../../../../../electron/engine/io/lookupEvent';
import { errorInfo } from '../../../../../electron/engine/io/nodeErrors';

function systemError(code: string, message: string, more: object = {}): Error {
  return Object.assign(new Error(message), { code, ...more });
}

describe('a Node error as data', () => {
  it('keeps code, syscall, address and port, and is explained', () => {
    const error = systemError('ECONNREFUSED', 'connect ECONNREFUSED 127.0.0.1:9', {
      syscall: 'connect',
      address: '127.0.0.1',
      port: 9,
      errno: -111,
    });
    expect(errorInfo(error, 'connect')).toEqual({
      code: 'ECONNREFUSED',
      message: 'connect ECONNREFUSED 127.0.0.1:9',
      syscall: 'connect',
      address: '127.0.0.1',
      port: 9,
      explanation: 'refused',
    });
  });

  it('lists every attempt of an aggregate and never has an empty message', () => {
    const errors = [systemError('ECONNREFUSED', 'one'), systemError('ENETUNREACH', 'two')];
    const whole = Object.assign(new AggregateError(errors), { code: 'ECONNREFUSED' });
    expect(whole.message).toBe('');
    const info = errorInfo(whole, 'connect');
    expect(info).toMatchObject({
      code: 'ECONNREFUSED',
      message: 'one; two',
      explanation: 'all-attempts-failed',
    });
    expect(info.attempts?.map(({ code, explanation }) => [code, explanation])).toEqual([
      ['ECONNREFUSED', 'refused'],
      ['ENETUNREACH', 'network-unreachable'],
    ]);
  });

  it('lists a bounded number of attempts: the row must fit into a frame', () => {
    const errors = Array.from({ length: 1_000 }, (_, i) =>
      systemError('ETIMEDOUT', `no answer from address ${i}`),
    );
    const info = errorInfo(Object.assign(new AggregateError(errors), { code: 'ETIMEDOUT' }), 'connect');
    expect(info.attempts).toHaveLength(32);
    expect(JSON.stringify(info).length).toBeLessThan(32 * 1024);
  });

  it.each([new Error(''), new Error('plain'), 'text', null, undefined, new AggregateError([])])(
    'is valid whatever was thrown: %s',
    (thrown) => {
      const info = errorInfo(thrown, 'established');
      expect(errorInfoSchema.parse(info)).toEqual(info);
      expect(info.message).not.toBe('');
    },
  );
});

describe('a lookup as an event', () => {
  it('has the addresses of the name, a bounded number', () => {
    const addresses = Array.from({ length: 100 }, (_, i) => ({ address: `10.0.0.${i}`, family: 4 }));
    const fields = lookupFields('many.test', null, [{ address: '::1', family: 6 }, ...addresses], 1.5);
    expect(fields).toMatchObject({ host: 'many.test', durationMs: 1.5 });
    expect(fields.addresses).toHaveLength(32);
    expect(fields.addresses.slice(0, 2)).toEqual([
      { address: '::1', family: 'IPv6' },
      { address: '10.0.0.0', family: 'IPv4' },
    ]);
  });

  it('has the reason when there are none', () => {
    const error = systemError('ENOTFOUND', 'getaddrinfo ENOTFOUND x', { syscall: 'getaddrinfo' });
    expect(lookupFields('x', error, undefined, 0)).toMatchObject({
      addresses: [],
      error: { explanation: 'name-not-found' },
    });
  });
});
