/** The arrangement of panes in a workspace: as the dock writes it, with panes in place of sessions. Pure. */
import { z } from 'zod';

/** Characters of a layout as JSON: a hundred panes have some forty thousand. */
export const LAYOUT_CHARS = 131_072;

const leafSchema = z.looseObject({
  type: z.literal('leaf'),
  data: z.looseObject({
    views: z.array(z.string()).min(1),
    activeView: z.string().optional(),
  }),
});

type Leaf = z.infer<typeof leafSchema>;
type Node = Leaf | { type: 'branch'; data: Node[]; [other: string]: unknown };

const nodeSchema: z.ZodType<Node> = z.lazy(() =>
  z.union([leafSchema, z.looseObject({ type: z.literal('branch'), data: z.array(nodeSchema) })]),
);

/** What is in it beyond this is the dock's own, which looks at all of it before it is shown. */
export const layoutSchema = z
  .looseObject({
    grid: z.looseObject({ root: nodeSchema }),
    panels: z.record(z.string(), z.looseObject({ id: z.string() })),
  })
  .refine((layout) => JSON.stringify(layout).length <= LAYOUT_CHARS, 'the layout is too large');
export type Layout = z.infer<typeof layoutSchema>;

export function panelName(session: number): string {
  return `session-${session}`;
}

/** The number in the name of a panel; null for panels that belong to no session. */
export function panelNumber(panel: string): number | null {
  const match = /^session-([1-9]\d{0,14})$/.exec(panel);
  return match === null ? null : Number(match[1]);
}

/** The same arrangement under other numbers; panels whose number becomes null are left out. Null: nothing is left. */
export function renumber(layout: Layout, number: (old: number) => number | null): Layout | null {
  const rename = (panel: string): string | null => {
    const old = panelNumber(panel);
    if (old === null) return panel;
    const now = number(old);
    return now === null ? null : panelName(now);
  };
  const root = renameNode(layout.grid.root, rename);
  if (root === null) return null;
  const panels: Layout['panels'] = {};
  for (const panel of Object.values(layout.panels)) {
    const id = rename(panel.id);
    if (id !== null) panels[id] = { ...panel, id };
  }
  // The dock wants a branch at the top, even around one group.
  const top: Node = root.type === 'branch' ? root : { type: 'branch', data: [root] };
  return { ...layout, grid: { ...layout.grid, root: top }, panels };
}

function renameNode(node: Node, rename: (panel: string) => string | null): Node | null {
  if (node.type === 'branch') {
    const data = node.data.map((child) => renameNode(child, rename)).filter((child) => child !== null);
    return data.length === 0 ? null : { ...node, data };
  }
  const { data } = node;
  const views = data.views.map(rename).filter((view) => view !== null);
  const [first] = views;
  if (first === undefined) return null;
  const active = data.activeView === undefined ? undefined : rename(data.activeView);
  return { ...node, data: { ...data, views, ...(active !== undefined && { activeView: active ?? first }) } };
}

/**
 * Which panels stand beside which, without how large they are and which is in front: another window has other sizes, and
 * looking is no change.
 */
export function arrangementOf(layout: Layout | null): string {
  if (layout === null) return '';
  const shapeOf = (node: Node): unknown =>
    node.type === 'leaf' ? node.data.views : { of: node.data.map(shapeOf) };
  return JSON.stringify([layout.grid.orientation ?? null, shapeOf(layout.grid.root)]);
}
