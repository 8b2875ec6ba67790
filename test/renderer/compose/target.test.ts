import type { SocketState } from '@shared/contract/state';
import { createTranslator } from '@shared/i18n/index';
import { describe, expect, it } from 'vitest';
import { currentTarget, targetOptions } from '../../../renderer/features/compose/target';

describe('the target', () => {
  const socket = (n: number, phase: SocketState['phase'] = 'open'): SocketState => ({
    session: 1,
    socket: n,
    phase,
    local: null,
    remote: { address: '127.0.0.1', port: 43_276, family: 'IPv4' },
    openedAt: 0,
    bytesIn: 0,
    bytesOut: 0,
    queued: 0,
    readingPaused: false,
    kernel: null,
  });

  it('is everybody once the chosen connection takes no more', () => {
    expect(currentTarget(2, [socket(1), socket(2)])).toBe(2);
    expect(currentTarget(2, [socket(1)])).toBe('all');
    expect(currentTarget(2, [socket(2, 'ended')])).toBe('all');
    expect(currentTarget(2, [socket(2, 'peer-ended')])).toBe(2);
  });

  it('lists those who take bytes, by number and address', () => {
    const options = targetOptions(
      [socket(1), socket(2, 'closing'), { ...socket(3), remote: null }],
      createTranslator('en').t,
    );
    expect(options.map((option) => option.text)).toEqual([
      'all (2)',
      '#1 127.0.0.1:43276',
      '#3 peer already gone',
    ]);
    expect(options.map((option) => option.value)).toEqual(['all', 1, 3]);
  });
});
