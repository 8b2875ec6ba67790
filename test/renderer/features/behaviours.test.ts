// @vitest-environment node
import { describe, expect, it } from 'vitest';
import {
  CLIENT_DEFAULTS,
  checkClient,
  checkServer,
  SERVER_DEFAULTS,
} from '../../../renderer/features/dialogs/values';

describe('what the dialog asks for', () => {
  it('the greeting of the notes has its NUL, unless told otherwise', () => {
    const checked = checkServer({ ...SERVER_DEFAULTS, behaviour: 'hello' });
    expect(checked.ok && checked.value.behaviour).toEqual({
      name: 'hello',
      text: 'Hello World!',
      nul: true,
      once: false,
    });
  });

  it('options of another behaviour do not matter', () => {
    const checked = checkServer({ ...SERVER_DEFAULTS, behaviour: 'line', pieceBytes: 'x', maxClients: '' });
    expect(checked.ok && checked.value.behaviour).toEqual({ name: 'line' });
  });

  it.each([
    [{ behaviour: 'iterative', maxClients: 'x' }, 'maxClients'],
    [{ behaviour: 'iterative', writeBuffer: '0' }, 'writeBuffer'],
    [{ behaviour: 'split', pieceBytes: '' }, 'pieceBytes'],
    [{ behaviour: 'split', pieceDelay: '60001' }, 'pieceDelay'],
    [{ behaviour: 'hello', greeting: 'x'.repeat(5_000) }, 'greeting'],
  ] as const)('a server says beside the field what is wrong: %o', (values, field) => {
    const checked = checkServer({ ...SERVER_DEFAULTS, ...values });
    expect(!checked.ok && Object.keys(checked.error)).toEqual([field]);
  });

  it('a client reads as much as it is told', () => {
    const values = { ...CLIENT_DEFAULTS, port: '80', behaviour: 'naive', naiveBuffer: '7' } as const;
    const checked = checkClient(values);
    expect(checked.ok && checked.value.behaviour).toEqual({ name: 'naive', buffer: 7 });
    const wrong = checkClient({ ...values, naiveBuffer: '65537' });
    expect(!wrong.ok && Object.keys(wrong.error)).toEqual(['naiveBuffer']);
  });
});
