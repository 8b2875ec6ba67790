import { en } from '@shared/i18n/en/index';
import { createTranslator, LANGUAGES } from '@shared/i18n/index';
import { arrowLines } from '@shared/i18n/stateWords';
import {
  ARROWS,
  DIAGRAM,
  type DiagramArrow,
  type DiagramNode,
  LABEL,
  NODE,
  NODES,
  type Point,
  TYPICAL_PATHS,
} from '@shared/tcp/diagram';
import { TCP_STATES, TRANSITIONS } from '@shared/tcp/states';
import { describe, expect, it } from 'vitest';

interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

const box = ({ x, y }: Point, { width, height }: { width: number; height: number }): Box => ({
  left: x - width / 2,
  top: y - height / 2,
  right: x + width / 2,
  bottom: y + height / 2,
});

const apart = (one: Box, other: Box) =>
  one.right <= other.left || other.right <= one.left || one.bottom <= other.top || other.bottom <= one.top;

const inside = (inner: Box) =>
  inner.left >= 0 && inner.top >= 0 && inner.right <= DIAGRAM.width && inner.bottom <= DIAGRAM.height;

const nodeBox = (node: DiagramNode) => box(node, NODE);
const labelBoxes = ARROWS.map((arrow) => ({ id: arrow.id, box: box(arrow.label, LABEL) }));
const find = (id: string): DiagramNode => {
  const node = NODES.find((each) => each.id === id);
  if (node === undefined) throw new Error(id);
  return node;
};

/** Points of an arrow, close to each other, its ends left out. */
const along = ({ start, end }: { start: Point; end: Point }): Point[] =>
  Array.from({ length: 199 }, (_, index) => {
    const part = (index + 1) / 200;
    return { x: start.x + (end.x - start.x) * part, y: start.y + (end.y - start.y) * part };
  });

const within = ({ x, y }: Point, { left, right, top, bottom }: Box) =>
  x > left && x < right && y > top && y < bottom;

const onBorder = ({ x, y }: Point, { left, right, top, bottom }: Box) =>
  ((x === left || x === right) && y >= top && y <= bottom) ||
  ((y === top || y === bottom) && x >= left && x <= right);

const gap = ({ x, y }: Point, { left, right, top, bottom }: Box) =>
  Math.hypot(Math.max(left - x, 0, x - right), Math.max(top - y, 0, y - bottom));

/** On which side of a line a point is. */
const turn = (a: Point, b: Point, c: Point) =>
  Math.sign((b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x));

describe('the diagram', () => {
  it('has every state once, and CLOSED at both ends as in the RFC', () => {
    expect(NODES.map(({ state }) => state).sort()).toEqual([...TCP_STATES, 'CLOSED'].sort());
    expect(new Set(NODES.map(({ id }) => id)).size).toBe(NODES.length);
    expect(find('CLOSED_END').state).toBe('CLOSED');
  });

  it('has every arrow of the figure and no other', () => {
    const drawn = TRANSITIONS.filter((each) => each.drawn);
    const arrows = ARROWS.map((arrow) => ({
      ...arrow,
      from: find(arrow.from).state,
      to: find(arrow.to).state,
    }));
    const step = (each: { from: string; to: string; cause: string; sends: string | null }) =>
      `${each.from} > ${each.to}: ${each.cause} / ${each.sends}`;
    expect(arrows.map(step).sort()).toEqual(drawn.map(step).sort());
    expect(new Set(ARROWS.map(({ id }) => id)).size).toBe(ARROWS.length);
  });

  it('begins on the left and ends on the right', () => {
    const least = Math.min(...NODES.map(({ x }) => x));
    const most = Math.max(...NODES.map(({ x }) => x));
    expect(find('CLOSED').x).toBe(least);
    expect(find('CLOSED_END').x).toBe(most);
    for (const side of ['client', 'server'] as const) {
      const places = TYPICAL_PATHS[side].map((id) => find(id).x);
      expect([...places].sort((a, b) => a - b)).toEqual(places);
    }
  });
});

describe('the typical paths', () => {
  it.each(['client', 'server'] as const)('of the %s goes along arrows of its own', (side) => {
    const path = TYPICAL_PATHS[side];
    const ids = path.slice(1).map((to, index) => `${path[index]}>${to}`);
    expect(
      ARROWS.filter(({ typical }) => typical === side)
        .map(({ id }) => id)
        .sort(),
    ).toEqual(ids.sort());
  });

  it('part in the opening and in the ending, and meet in ESTABLISHED', () => {
    const shared = TYPICAL_PATHS.client.filter((id) => TYPICAL_PATHS.server.includes(id));
    expect(shared).toEqual(['CLOSED', 'ESTABLISHED', 'CLOSED_END']);
  });
});

describe('what is drawn', () => {
  it('is within the panel', () => {
    const boxes = [...NODES.map(nodeBox), ...labelBoxes.map((label) => label.box)];
    expect(boxes.filter((each) => !inside(each))).toEqual([]);
  });

  it('has no two nodes over each other', () => {
    const over = NODES.flatMap((one, index) =>
      NODES.slice(index + 1).filter((other) => !apart(nodeBox(one), nodeBox(other))),
    );
    expect(over).toEqual([]);
  });

  it('has no label over a node or another label', () => {
    const overNode = labelBoxes.filter((label) => NODES.some((node) => !apart(label.box, nodeBox(node))));
    const overLabel = labelBoxes.filter((label) =>
      labelBoxes.some((other) => other !== label && !apart(label.box, other.box)),
    );
    expect(overNode.map(({ id }) => id)).toEqual([]);
    expect(overLabel.map(({ id }) => id)).toEqual([]);
  });

  it('has arrows from border to border', () => {
    const loose = ARROWS.filter(
      ({ from, to, start, end }) =>
        !onBorder(start, nodeBox(find(from))) || !onBorder(end, nodeBox(find(to))),
    );
    expect(loose.map(({ id }) => id)).toEqual([]);
  });

  it('has no arrow through a node or a label', () => {
    const through = ARROWS.flatMap((arrow) => {
      const boxes = [...NODES.map((node) => ({ id: node.id, box: nodeBox(node) })), ...labelBoxes];
      return boxes
        .filter((each) => along(arrow).some((point) => within(point, each.box)))
        .map((each) => `${arrow.id} through ${each.id}`);
    });
    expect(through).toEqual([]);
  });

  it('has no arrows that cross', () => {
    const crossing = ARROWS.flatMap((one, index) =>
      ARROWS.slice(index + 1)
        .filter(
          (other) =>
            turn(one.start, one.end, other.start) * turn(one.start, one.end, other.end) < 0 &&
            turn(other.start, other.end, one.start) * turn(other.start, other.end, one.end) < 0,
        )
        .map((other) => `${one.id} and ${other.id}`),
    );
    expect(crossing).toEqual([]);
  });

  it('has each label nearest to its own arrow, or to the one beside it that leads back', () => {
    const far = ARROWS.filter((arrow) => {
      const distance = (other: DiagramArrow) =>
        Math.min(...along(other).map((point) => gap(point, box(arrow.label, LABEL))));
      const nearer = ARROWS.filter((other) => distance(other) < distance(arrow));
      return nearer.some(({ from, to }) => from !== arrow.to || to !== arrow.from);
    });
    expect(far.map(({ id }) => id)).toEqual([]);
  });

  it('has the text of a label within its room, on the side of the arrow', () => {
    for (const { id, label, text, start, end } of ARROWS) {
      const { left, right } = box(label, LABEL);
      expect(text.x, id).toBe({ start: left, middle: label.x, end: right }[text.anchor]);
      const middle = (start.x + end.x) / 2;
      if (text.anchor === 'start') expect(label.x, id).toBeGreaterThan(middle);
      if (text.anchor === 'end') expect(label.x, id).toBeLessThan(middle);
    }
  });

  it('draws fainter what hardly ever happens', () => {
    expect(ARROWS.filter(({ usual }) => !usual).map(({ id }) => id)).toEqual([
      'LISTEN>SYN_SENT',
      'SYN_RECEIVED>LISTEN',
      'SYN_SENT>SYN_RECEIVED',
      'SYN_RECEIVED>FIN_WAIT_1',
    ]);
  });

  it.each(LANGUAGES)('has room for its words in %s', (language) => {
    const { t } = createTranslator(language);
    for (const arrow of ARROWS) {
      const lines = arrowLines(arrow, t);
      expect(lines.length * LABEL.fontSize * 1.25).toBeLessThanOrEqual(LABEL.height);
      for (const line of lines) expect(estimate(line), line).toBeLessThanOrEqual(LABEL.width);
    }
  });

  it('has room for the names of the states, in a monospace of 12', () => {
    const longest = Math.max(...TCP_STATES.map((state) => state.length));
    expect(longest * 12 * 0.6).toBeLessThanOrEqual(NODE.width);
    expect(Object.keys(en.states)).toEqual(expect.arrayContaining([...TCP_STATES]));
  });
});

/** Width of a text in a usual sans-serif: Hangul is as wide as high, capitals narrower, the rest about half. */
function estimate(text: string): number {
  const widths = [...text].map((char) => (/[가-힣]/.test(char) ? 0.95 : /[A-Z]/.test(char) ? 0.68 : 0.52));
  return widths.reduce((sum, width) => sum + width, 0) * LABEL.fontSize;
}
