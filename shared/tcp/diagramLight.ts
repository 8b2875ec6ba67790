import { ARROWS, type ArrowId, type NodeId } from './diagram';
import type { Visit } from './paths';

/** `seen`: the kernel’s row was there when we looked. `inferred`: passed between two looks, by the rules of TCP. */
export type Light = 'seen' | 'inferred';

export interface NodeLight {
  readonly light: Light;
  /** Where the connection is now. Also shown by its light: it may be inferred. */
  readonly current: boolean;
}

/** A step that the figure has no arrow for: a reset, or something between the looks that nobody can tell. */
export interface Jump {
  readonly from: NodeId;
  readonly to: NodeId;
  readonly light: Light;
}

export interface DiagramLight {
  readonly nodes: ReadonlyMap<NodeId, NodeLight>;
  readonly arrows: ReadonlyMap<ArrowId, Light>;
  readonly jumps: readonly Jump[];
}

/**
 * What to light for the states one connection went through, in order; the last one is where it is now. A node that was
 * seen once is seen. A step is seen when both its ends were.
 *
 * CLOSED is the left node at the beginning, and where the figure leads back to it (a listening or connecting socket
 * that is closed); after anything else it is the right one.
 */
export function lightDiagram(visits: readonly Visit[]): DiagramLight {
  const nodes = new Map<NodeId, Light>();
  const arrows = new Map<ArrowId, Light>();
  const jumps: Jump[] = [];
  let here: NodeId | null = null;
  let last: Visit | null = null;

  for (const visit of visits) {
    if (here === null || last === null) here = visit.state;
    else if (visit.state !== last.state) {
      const light = lightOf(visit.seen && last.seen);
      const step = findStep(here, visit);
      if (step.arrow === null) jumps.push({ from: here, to: step.to, light });
      else arrows.set(step.arrow, brighter(arrows.get(step.arrow), light));
      here = step.to;
    }
    nodes.set(here, brighter(nodes.get(here), lightOf(visit.seen)));
    last = visit;
  }

  const current = here;
  return {
    nodes: new Map([...nodes].map(([id, light]) => [id, { light, current: id === current }])),
    arrows,
    jumps,
  };
}

function findStep(from: NodeId, { state }: Visit): { readonly arrow: ArrowId | null; readonly to: NodeId } {
  const end: NodeId = state === 'CLOSED' ? 'CLOSED_END' : state;
  const arrow = ARROWS.find((each) => each.from === from && (each.to === state || each.to === end));
  return arrow === undefined ? { arrow: null, to: end } : { arrow: arrow.id, to: arrow.to };
}

function lightOf(seen: boolean): Light {
  return seen ? 'seen' : 'inferred';
}

function brighter(before: Light | undefined, now: Light): Light {
  return before === 'seen' ? 'seen' : now;
}
