import { createTranslator } from '@shared/i18n/index';
import { describe, expect, it } from 'vitest';

const english = createTranslator('en').t;
const korean = createTranslator('ko').t;

describe('createTranslator', () => {
  it('speaks its language at once', () => {
    expect(english('shell.newServer')).toBe('New server');
    expect(korean('shell.newServer')).toBe('새 서버');
  });

  it('keeps translators apart', () => {
    expect(createTranslator('ko').language).toBe('ko');
    expect(english('compose.send')).toBe('Send');
  });

  it('counts as the language does', () => {
    expect(english('shell.status.sockets', { count: 1, n: '1' })).toBe('1 socket');
    expect(english('shell.status.sockets', { count: 0, n: '0' })).toBe('0 sockets');
    expect(korean('shell.status.sockets', { count: 1, n: '1' })).toBe('소켓 1개');
    expect(korean('shell.status.sockets', { count: 3, n: '3' })).toBe('소켓 3개');
  });

  it('shows what a peer sent as it is: nothing is escaped, looked up or filled in', () => {
    const hostile = '<b>&amp; {{address}} $t(common.cancel) __proto__';
    expect(english('panes.server', { address: hostile })).toBe(`Server ${hostile}`);
    expect(english('host.commandFailed', { what: '{{reason}}', reason: 'x' })).toBe('{{reason}}: x');
  });

  it('reads nested keys', () => {
    expect(english('web.refusal.misdirected.title')).toBe('Wrong address');
  });
});
