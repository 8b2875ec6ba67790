import { cleanup, screen, within } from '@testing-library/react';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { BytesView } from '../../../renderer/features/wire/BytesView';
import { Script } from './ladderRows';
import { BOTH, giveHeight, showView } from './viewPage';

beforeEach(giveHeight);
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

const direction = (name: string) => within(screen.getByRole('region', { name }));
const groups = (name: string) => direction(name).getAllByRole('listitem');

function split(): Script {
  return new Script()
    .open()
    .write('client', 'hello\n')
    .read('server', 'hello\n')
    .write('server', 'hel')
    .write('server', 'lo\n')
    .read('client', 'hello\n');
}

it('shows each direction: a sentence, the writes above, the reads below', () => {
  showView(BytesView, split().rows);
  expect(screen.getByText('2 writes → 1 read · 6 B = 6 B')).toBeTruthy();
  const [group] = groups('Server → client');
  if (group === undefined) throw new Error('no group');
  expect(group.textContent).toContain('2 writes → 1 read · 6 B · read as one');
  expect(within(group).getByRole('group', { name: 'Writes' }).textContent).toBe('3 B hel3 B lo␊');
  expect(within(group).getByRole('group', { name: 'Reads' }).textContent).toBe('6 B hello␊');
});

it('goes on when rows come, and says what is not read yet', () => {
  const script = split();
  const { update } = showView(BytesView, [...script.rows]);
  script.write('client', 'more');
  update([...script.rows]);
  expect(groups('Client → server')).toHaveLength(2);
  expect(groups('Client → server')[1]?.textContent).toContain('4 B on its way');
  script.read('server', 'mo').read('server', 're');
  update([...script.rows]);
  expect(groups('Client → server')[1]?.textContent).toContain('1 write → 2 reads · 4 B · read in pieces');
});

it('keeps the places when the oldest rows are dropped', () => {
  const script = split();
  const { update } = showView(BytesView, [...script.rows]);
  script.write('client', 'more').read('server', 'more');
  update(script.rows.slice(4));
  expect(groups('Client → server').at(-1)?.textContent).toContain('6–9 1 write → 1 read');
});

it('of one end shows its side, and calls the other not seen', () => {
  const script = new Script().event('client', 'connected', { durationMs: 1 }).write('client', 'alone');
  showView(BytesView, script.rows, { ends: { ...BOTH, server: null } });
  const [group] = groups('Client → server');
  if (group === undefined) throw new Error('no group');
  expect(within(group).getByRole('group', { name: 'Reads' }).textContent).toBe('not seen here');
  expect(group.textContent).toContain('its reads are not seen here');
});

it('says when rows are missing', () => {
  showView(BytesView, split().skip('server').rows);
  expect(screen.getByText(/Some rows are not here/)).toBeTruthy();
});

it('draws only what is in view', () => {
  const script = new Script().open();
  for (let i = 0; i < 500; i++) script.write('client', 'x').read('server', 'x');
  showView(BytesView, script.rows);
  expect(groups('Client → server').length).toBeLessThan(40);
  expect(groups('Client → server')[0]?.getAttribute('aria-setsize')).toBe('500');
});

it('has nothing to show before the first byte', () => {
  showView(BytesView, new Script().open().rows);
  expect(screen.getByText('No bytes yet.')).toBeTruthy();
});

it('speaks Korean', () => {
  showView(BytesView, split().rows, { language: 'ko' });
  expect(groups('서버 → 클라이언트')[0]?.textContent).toContain('쓰기 2번 → 읽기 1번');
});
