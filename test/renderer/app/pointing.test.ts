// @vitest-environment node
import { expect, it } from 'vitest';
import { pointAt, rowForPane, rowForWire } from '../../../renderer/app/pointing';
import { chunk } from '../../helpers/rows';

const sent = { session: 2, socket: 1, seq: 5 };
const received = { session: 1, socket: 7, seq: 6 };

it('a step of the wire is shown in the panes of both ends, and nowhere else', () => {
  const pointed = pointAt('wire', sent, received);
  expect(rowForPane(pointed, 2)).toEqual(sent);
  expect(rowForPane(pointed, 1)).toEqual(received);
  expect(rowForPane(pointed, 3)).toBeNull();
  expect(rowForWire(pointed)).toBeNull();
});

it('a row of a pane is shown in the wire, and not in the pane itself', () => {
  const pointed = pointAt('pane', sent);
  expect(rowForPane(pointed, 2)).toBeNull();
  expect(rowForWire(pointed)).toEqual(sent);
});

it('an event is shown in its pane and in the wire', () => {
  const pointed = pointAt('events', received);
  expect(rowForPane(pointed, 1)).toEqual(received);
  expect(rowForPane(pointed, 2)).toBeNull();
  expect(rowForWire(pointed)).toEqual(received);
});

it('nothing is shown when nothing is pointed at', () => {
  expect(rowForPane(null, 1)).toBeNull();
  expect(rowForWire(null)).toBeNull();
});

it('is the same object for as long as nobody points again: nothing is drawn anew', () => {
  const pointed = pointAt('wire', sent, received);
  expect(rowForPane(pointed, 1)).toBe(rowForPane(pointed, 1));
  expect(rowForPane(pointAt('wire', sent), 2)).not.toBe(rowForPane(pointed, 2));
});

it('holds the name of a row, never its bytes', () => {
  expect(Object.keys(pointAt('pane', chunk('sent', 'secret')).row)).toEqual(['session', 'socket', 'seq']);
});
