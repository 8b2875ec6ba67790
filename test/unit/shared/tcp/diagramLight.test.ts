import { ARROWS, NODES } from '@shared/tcp/diagram';
import { lightDiagram } from '@shared/tcp/diagramLight';
import type { Visit } from '@shared/tcp/paths';
import { TCP_STATES, type TcpState } from '@shared/tcp/states';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

/** `ESTABLISHED FIN_WAIT_1?`: a question mark for what was inferred. */
const visits = (line: string): Visit[] =>
  line.split(' ').map((word) => ({ state: word.replace('?', '') as TcpState, seen: !word.endsWith('?') }));

const lit = (line: string) => {
  const { nodes, arrows, jumps } = lightDiagram(visits(line));
  return {
    nodes: Object.fromEntries([...nodes].map(([id, { light }]) => [id, light])),
    current: [...nodes].filter(([, { current }]) => current).map(([id]) => id),
    arrows: Object.fromEntries(arrows),
    jumps: jumps.map(({ from, to, light }) => `${from} > ${to} ${light}`),
  };
};

describe('lighting the diagram', () => {
  it('tells what was seen from what was inferred', () => {
    expect(lit('ESTABLISHED FIN_WAIT_1? FIN_WAIT_2? TIME_WAIT')).toEqual({
      nodes: { ESTABLISHED: 'seen', FIN_WAIT_1: 'inferred', FIN_WAIT_2: 'inferred', TIME_WAIT: 'seen' },
      current: ['TIME_WAIT'],
      arrows: {
        'ESTABLISHED>FIN_WAIT_1': 'inferred',
        'FIN_WAIT_1>FIN_WAIT_2': 'inferred',
        'FIN_WAIT_2>TIME_WAIT': 'inferred',
      },
      jumps: [],
    });
    expect(lit('ESTABLISHED CLOSE_WAIT').arrows).toEqual({ 'ESTABLISHED>CLOSE_WAIT': 'seen' });
  });

  it('shows where the connection is now, even when that is inferred', () => {
    expect(lit('ESTABLISHED CLOSE_WAIT?')).toMatchObject({
      nodes: { CLOSE_WAIT: 'inferred' },
      current: ['CLOSE_WAIT'],
    });
    expect(lit('ESTABLISHED').current).toEqual(['ESTABLISHED']);
    expect(lightDiagram([])).toEqual({ nodes: new Map(), arrows: new Map(), jumps: [] });
  });

  it('keeps a node seen that was seen once, whatever comes before or after', () => {
    expect(lit('ESTABLISHED? ESTABLISHED').nodes).toEqual({ ESTABLISHED: 'seen' });
    expect(lit('ESTABLISHED ESTABLISHED?').nodes).toEqual({ ESTABLISHED: 'seen' });
    expect(lit('LISTEN SYN_RECEIVED LISTEN? SYN_RECEIVED?')).toMatchObject({
      nodes: { LISTEN: 'seen', SYN_RECEIVED: 'seen' },
      arrows: { 'LISTEN>SYN_RECEIVED': 'seen', 'SYN_RECEIVED>LISTEN': 'inferred' },
    });
  });

  it('has CLOSED at the beginning, where the figure leads back to it, and at the end', () => {
    expect(lit('CLOSED? SYN_SENT').arrows).toEqual({ 'CLOSED>SYN_SENT': 'inferred' });
    expect(lit('SYN_SENT CLOSED')).toMatchObject({
      arrows: { 'SYN_SENT>CLOSED': 'seen' },
      current: ['CLOSED'],
    });
    expect(lit('LISTEN CLOSED').current).toEqual(['CLOSED']);
    expect(lit('LAST_ACK CLOSED')).toMatchObject({
      arrows: { 'LAST_ACK>CLOSED_END': 'seen' },
      current: ['CLOSED_END'],
    });
    expect(lit('TIME_WAIT CLOSED?').arrows).toEqual({ 'TIME_WAIT>CLOSED_END': 'inferred' });
  });

  it('has no arrow for a reset, and says so', () => {
    expect(lit('ESTABLISHED CLOSED')).toEqual({
      nodes: { ESTABLISHED: 'seen', CLOSED_END: 'seen' },
      current: ['CLOSED_END'],
      arrows: {},
      jumps: ['ESTABLISHED > CLOSED_END seen'],
    });
    expect(lit('FIN_WAIT_1 TIME_WAIT?').jumps).toEqual(['FIN_WAIT_1 > TIME_WAIT inferred']);
  });

  it('lights a whole textbook conversation along its arrows', () => {
    const client = visits('CLOSED SYN_SENT? ESTABLISHED FIN_WAIT_1? FIN_WAIT_2? TIME_WAIT? CLOSED');
    const { nodes, arrows, jumps } = lightDiagram(client);
    const typical = ARROWS.filter((arrow) => arrow.typical === 'client').map(({ id }) => id);
    expect([...arrows.keys()].sort()).toEqual(typical.sort());
    expect([...nodes].filter(([, { light }]) => light === 'seen').map(([id]) => id)).toEqual([
      'CLOSED',
      'ESTABLISHED',
      'CLOSED_END',
    ]);
    expect(jumps).toEqual([]);
  });

  it('lights only what is drawn, one node as the current one, and each step once', () => {
    const visit = fc.record({ state: fc.constantFrom(...TCP_STATES), seen: fc.boolean() });
    const ids = new Set<string>(NODES.map(({ id }) => id));
    const arrowIds = new Set<string>(ARROWS.map(({ id }) => id));
    fc.assert(
      fc.property(fc.array(visit, { minLength: 1 }), (list) => {
        const { nodes, arrows, jumps } = lightDiagram(list);
        expect([...nodes.keys()].filter((id) => !ids.has(id))).toEqual([]);
        expect([...arrows.keys()].filter((id) => !arrowIds.has(id))).toEqual([]);
        const now = [...nodes].filter(([, { current }]) => current).map(([id]) => id);
        expect(now.map((id) => NODES.find((node) => node.id === id)?.state)).toEqual([list.at(-1)?.state]);
        for (const { from, to } of jumps) expect(arrowIds.has(`${from}>${to}`)).toBe(false);
      }),
    );
  });

  it('never lights as seen what no visit saw', () => {
    const visit = fc.record({ state: fc.constantFrom(...TCP_STATES), seen: fc.boolean() });
    fc.assert(
      fc.property(fc.array(visit), (list) => {
        const seen = new Set(list.filter((each) => each.seen).map(({ state }) => state));
        const { nodes, arrows } = lightDiagram(list);
        for (const node of NODES) {
          if (nodes.get(node.id)?.light === 'seen') expect(seen).toContain(node.state);
        }
        for (const [id, light] of arrows) {
          const ends = id.split('>').map((end) => NODES.find((node) => node.id === end)?.state);
          if (light === 'seen') expect(ends.filter((end) => end === undefined || !seen.has(end))).toEqual([]);
        }
      }),
    );
  });
});
