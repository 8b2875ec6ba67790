// @vitest-environment node
import { describe, expect, it } from 'vitest';
import { hasEnd, NOTHING_PICKED, pickAgain } from '../../../renderer/features/wire/wireChoice';
import type { WireChoice } from '../../../renderer/features/wire/wireView';

const nobody = { client: null, server: null };

/** A connection between socket 1 of a client and a socket of server 1. */
function choice(client: number, served: number): WireChoice {
  return {
    id: `1.${served}-${client}.1`,
    name: `#${served}`,
    ends: {
      client: { session: client, socket: 1, name: '' },
      server: { session: 1, socket: served, name: '' },
    },
    kernel: nobody,
    last: nobody,
  };
}

const [first, second] = [choice(2, 1), choice(3, 2)];
/** The panes of the server, with the newest connection first, and of both clients. */
const server = { front: 1, choices: [second, first], at: null };
const clientA = { front: 2, choices: [first], at: null };
const clientB = { front: 3, choices: [second], at: null };

const shown = (...offers: Parameters<typeof pickAgain>[1][]) =>
  offers.reduce(pickAgain, NOTHING_PICKED).shown;

describe('what is looked at', () => {
  it('is the newest connection of the pane in front, also when a newer one comes', () => {
    expect(shown({ ...server, choices: [first] })).toBe(first.id);
    expect(shown({ ...server, choices: [first] }, server)).toBe(second.id);
    expect(shown({ front: undefined, choices: [], at: null })).toBeNull();
  });

  it('stays when the pane of its other end comes to the front', () => {
    expect(shown(clientA, server)).toBe(first.id);
    expect(shown(clientA, server, clientB)).toBe(second.id);
  });

  it('is not held when the pane in front has nothing to do with it', () => {
    expect(shown(clientA, clientB, server)).toBe(second.id);
  });

  it('is the connection of the row that is pointed at, once', () => {
    const at = { session: 1, socket: 1, seq: 9 };
    expect(shown(server, { ...server, at })).toBe(first.id);
    const pointed = [server, { ...server, at }].reduce(pickAgain, NOTHING_PICKED);
    const chosen = { ...pointed, id: second.id, shown: second.id };
    expect(pickAgain(chosen, { ...server, at }).shown).toBe(second.id);
    expect(pickAgain(chosen, { ...server, at: { ...at } }).shown).toBe(first.id);
  });

  it('waits for a connection that is pointed at before it is known', () => {
    const at = { session: 1, socket: 2, seq: 9 };
    expect(shown({ ...server, choices: [first], at }, { ...server, choices: [first, second], at })).toBe(
      second.id,
    );
  });

  it('is the same object when nothing changes', () => {
    const once = pickAgain(NOTHING_PICKED, server);
    expect(pickAgain(once, { ...server, choices: [...server.choices] })).toBe(once);
  });
});

it('a connection has the ends that live here', () => {
  expect(hasEnd(first, { session: 2, socket: 1 })).toBe(true);
  expect(hasEnd(first, { session: 1, socket: 1 })).toBe(true);
  expect(hasEnd(first, { session: 1, socket: 2 })).toBe(false);
  expect(hasEnd({ ...first, ends: nobody }, { session: 1, socket: 1 })).toBe(false);
});
