// @vitest-environment node
import { type SessionState, sessionSpecSchema } from '@shared/contract/index';
import { expect, it } from 'vitest';
import { isBack, specAgain } from '../../../renderer/app/gone';
import { sessionState } from '../../unit/electron/app/sessions';

const server = (port: number, got: number | null): SessionState => ({
  ...sessionState(1),
  spec: sessionSpecSchema.parse({ kind: 'tcp-server', port }),
  local: got === null ? null : { address: '127.0.0.1', port: got, family: 'IPv4' },
});

it('brings a server back on the port that its clients know', () => {
  expect(specAgain(server(0, 40_001)).port).toBe(40_001);
  expect(specAgain(server(9190, null)).port).toBe(9190);
  expect(specAgain(sessionState(1, {}, 80)).port).toBe(80);
});

it('knows what the new host kept', () => {
  const gone = server(0, 40_001);
  expect(isBack(gone, [server(0, null)])).toBe(true);
  expect(isBack(gone, [server(40_001, 40_001)])).toBe(true);
  expect(isBack(gone, [server(9190, null), sessionState(2, {}, 40_001)])).toBe(false);
  expect(isBack(gone, [])).toBe(false);
});
