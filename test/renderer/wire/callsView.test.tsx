import { cleanup, screen, within } from '@testing-library/react';
import { afterEach, expect, it } from 'vitest';
import { CallsView } from '../../../renderer/features/wire/CallsView';
import { END } from '../../helpers/rows';
import { Script } from './ladderRows';
import { BOTH, showView } from './viewPage';

afterEach(cleanup);

/** The cells of the line that has this call of the client. */
function line(call: RegExp): string[] {
  const row = screen.getAllByRole('row').find((each) => call.test(each.textContent ?? ''));
  if (row === undefined) throw new Error(`no line for ${call}`);
  return within(row)
    .getAllByRole('cell')
    .map((cell) => cell.textContent ?? '');
}

/** The call itself, and not what happens inside connect(). */
const CONNECT = /connect\([^)]/;

it('shows both ends side by side, with what was seen', () => {
  const script = new Script().event('server', 'listening', { local: END.local, backlog: 5 }).open();
  script.write('client', 'hello').write('client', 'again').read('server', 'helloagain');
  showView(CallsView, script.rows);
  expect(screen.getAllByRole('columnheader').map((each) => each.textContent)).toEqual([
    'Client 127.0.0.1:43276',
    'Server 127.0.0.1:9190',
  ]);
  const [connect, accept] = line(CONNECT);
  expect(connect).toMatch(/^●connect\(observed by the app\).*0\.4 ms/);
  expect(accept).toMatch(/^●accept\(observed by the app\).*○ libuv, as soon as its loop turns/);
  const [write, read] = line(/write ×2/);
  expect(write).toContain('10 B');
  expect(read).toContain('●read(observed by the app)10 B');
  expect(line(/bind.*127\.0\.0\.1:9190/)[1]).toMatch(/^○bind\(explanation/);
});

it('says what is dark, and the telephone of the notes', () => {
  showView(CallsView, new Script().open().rows);
  expect(line(/write\(/)[0]).toBe('write(not seen)speak');
  expect(line(CONNECT)[0]).toContain('dial the number');
});

it('answers the FIN by itself with half-open off', () => {
  const script = new Script().open().end('client').peerEnd('server');
  script.event('server', 'ended', { bytes: 0, automatic: true });
  showView(CallsView, script.rows);
  expect(line(/shutdown.*FIN/)[1]).toContain('returns 0: the end of the stream');
  expect(screen.getByText(/the engine, in answer to the FIN/)).toBeTruthy();
});

it('of one end says so in the head, and leaves the other dark', () => {
  const script = new Script().event('client', 'connected', { durationMs: 1 });
  showView(CallsView, script.rows, { ends: { ...BOTH, server: null } });
  expect(screen.getByRole('columnheader', { name: 'Server not in this app' })).toBeTruthy();
  expect(line(CONNECT)[1]).toContain('accept(not seen)');
  expect(screen.queryByText(/Some rows are not here/)).toBeNull();
});

it('says when rows are missing: skipped, or before the first one', () => {
  showView(CallsView, new Script().open().skip('server').rows);
  expect(screen.getByText(/Some rows are not here/)).toBeTruthy();
  cleanup();
  showView(CallsView, new Script().write('client', 'x').rows);
  expect(screen.getByText(/Some rows are not here/)).toBeTruthy();
});

it('speaks Korean', () => {
  showView(CallsView, new Script().open().rows, { language: 'ko' });
  expect(line(CONNECT)[1]).toContain('수화기를 든다');
});
