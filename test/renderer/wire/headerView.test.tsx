import { cleanup, fireEvent, screen } from '@testing-library/react';
import { afterEach, expect, it, vi } from 'vitest';
import { HeaderView } from '../../../renderer/features/wire/HeaderView';
import { addressesOf, segmentsOf } from '../../../renderer/features/wire/wireSegments';
import { END } from '../../helpers/rows';
import { Script } from './ladderRows';
import { showView } from './viewPage';

afterEach(cleanup);

const field = (name: RegExp) => screen.getByRole('button', { name });

/** A connection as it is: the ends of the client are those of the server the other way round. */
const CLIENT = { local: END.remote, remote: END.local };
function open(): Script {
  return new Script()
    .event('server', 'accepted', END)
    .event('client', 'connected', { ...CLIENT, durationMs: 0.4 });
}

const SYN = {
  ...CLIENT,
  evidence: 'wire',
  direction: 'out',
  flags: ['SYN'],
  sequence: 1_000_000,
  acknowledgement: null,
  relativeSequence: 0,
  relativeAcknowledgement: null,
  fromSyn: true,
  window: 65_495,
  scaledWindow: null,
  bytes: 0,
  again: false,
  options: [{ kind: 'mss', bytes: 65_495 }],
};
const SYN_ACK = {
  ...SYN,
  direction: 'in',
  flags: ['SYN', 'ACK'],
  sequence: 2_000_000,
  acknowledgement: 1_000_001,
  relativeAcknowledgement: 1,
};

it('has the fields of the notes and what they leave out, each explained when it is chosen', () => {
  showView(HeaderView, open().rows);
  const names = screen
    .getByRole('group', { name: /Header of a TCP segment/ })
    .querySelectorAll('.header-name');
  expect([...names].map((each) => each.textContent)).toEqual([
    'Source port',
    'Destination port',
    'Sequence number',
    'Acknowledgement number',
    'Data offset',
    'Reserved',
    'Control bits',
    'Window',
    'Checksum',
    'Urgent pointer',
    'Options',
  ]);
  fireEvent.click(field(/^Acknowledgement number/));
  expect(screen.getByRole('heading', { name: 'Acknowledgement number 32 bits' })).toBeTruthy();
  expect(screen.getByText(/○ not visible to a program/)).toBeTruthy();
  expect(screen.getByText(/but of the next one expected/)).toBeTruthy();
  fireEvent.click(field(/^Options/));
  expect(screen.getByText(/notes leave this field out/)).toBeTruthy();
  expect(screen.getByText(/MSS, SACK, window scale/)).toBeTruthy();
});

it.each([
  [/^Control bits/, /SYN = 1 alone does not mean success/],
  [/^Reserved/, /4 bits more/],
  [/^Urgent pointer/, /New programs should not use it/],
  [/^Window/, /“Packet” is the word for what IP sends/],
])('corrects the notes: %s', (name, correction) => {
  showView(HeaderView, open().rows);
  fireEvent.click(field(name));
  expect(screen.getByText(correction)).toBeTruthy();
});

it('knows the ports, which are swapped in the other direction', () => {
  showView(HeaderView, open().rows);
  expect(field(/^Source port/).textContent).toContain('43276 ●');
  expect(field(/^Destination port/).textContent).toContain('9190 ●');
  expect(field(/^Sequence number/).textContent?.trim()).toBe('Sequence number');
  fireEvent.click(screen.getByRole('button', { name: 'Server → client' }));
  expect(field(/^Source port/).textContent).toContain('9190 ●');
  expect(screen.getByText('tcp.port==9190 && tcp.port==43276')).toBeTruthy();
});

it('of a connection without addresses tells no port and offers no filter', () => {
  showView(HeaderView, new Script().write('client', 'x').rows);
  expect(field(/^Source port/).textContent?.trim()).toBe('Source port');
  expect(screen.queryByRole('button', { name: 'Copy Wireshark filter' })).toBeNull();
});

it('shows the newest captured segment, and others when asked', () => {
  const script = open().event('client', 'segment', SYN).event('client', 'segment', SYN_ACK);
  const choose = vi.fn();
  const { update } = showView(HeaderView, script.rows, { choose });
  expect(screen.getByText(/▲ Captured segment 2 of 2 · Server → client/)).toBeTruthy();
  expect(field(/^Source port/).textContent).toContain('9190 ▲');
  expect(field(/^Acknowledgement number/).textContent).toContain('1,000,001 (relative 1) ▲');
  fireEvent.click(field(/^Checksum/));
  expect(screen.getByText(/not kept by this app/)).toBeTruthy();

  fireEvent.click(screen.getByRole('button', { name: 'Earlier segment' }));
  const [syn] = script.rows.filter(({ row }) => row.type === 'segment');
  expect(choose).toHaveBeenCalledWith(syn?.row);
  update(script.rows, syn?.row ?? null);
  expect(field(/^Sequence number/).textContent).toContain('1,000,000 (relative 0) ▲');
  expect(field(/^Options/).textContent).toContain('MSS 65,495 ▲');
  fireEvent.click(field(/^Acknowledgement number/));
  expect(screen.getByText(/the flag ACK is not set/)).toBeTruthy();
});

it('takes a segment that was captured at both ends once', () => {
  const script = open()
    .event('client', 'segment', SYN)
    .event('server', 'segment', { ...SYN, ...END, direction: 'in' });
  expect(segmentsOf(script.rows)).toMatchObject([{ sender: 'client' }]);
});

it('finds the addresses of both ends from either', () => {
  const ends = { client: END.remote, server: END.local };
  expect(addressesOf(open().rows)).toEqual(ends);
  expect(addressesOf(open().rows.slice(0, 1))).toEqual(ends);
  expect(addressesOf([])).toEqual({ client: null, server: null });
});

it('speaks Korean', () => {
  showView(HeaderView, open().rows, { language: 'ko' });
  fireEvent.click(field(/^제어 비트/));
  expect(screen.getByText(/SYN = 1만으로는 성공이 아닙니다/)).toBeTruthy();
});
