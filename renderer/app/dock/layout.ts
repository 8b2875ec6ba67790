/** The arrangement of panes as it is kept in the browser: read with suspicion, since anything may be stored there. Pure. */
import { z } from 'zod';

/** Panels that belong to no session, by the names of their components. */
export const TOOLS = ['events', 'wire', 'snippets', 'marks', 'inspect'] as const;
export type Tool = (typeof TOOLS)[number];

export function panelOf(session: number): string {
  return `session-${session}`;
}

/** The session a panel shows; null for other panels. */
export function sessionOf(panel: string): number | null {
  const match = /^session-([1-9]\d*)$/.exec(panel);
  return match === null ? null : Number(match[1]);
}

const panelId = z.string().refine((id) => isTool(id) || sessionOf(id) !== null);

export function isTool(id: string): id is Tool {
  return TOOLS.some((tool) => tool === id);
}

const leafSchema = z.looseObject({
  type: z.literal('leaf'),
  size: z.number().optional(),
  data: z.looseObject({ id: z.string(), views: z.array(panelId).min(1), activeView: panelId.optional() }),
});

type Node = z.infer<typeof leafSchema> | { type: 'branch'; size?: number | undefined; data: Node[] };

const nodeSchema: z.ZodType<Node> = z.lazy(() =>
  z.union([
    leafSchema,
    z.looseObject({
      type: z.literal('branch'),
      size: z.number().optional(),
      data: z.array(nodeSchema),
    }),
  ]),
);

const layoutSchema = z
  .looseObject({
    grid: z.looseObject({
      root: nodeSchema,
      width: z.number(),
      height: z.number(),
      orientation: z.enum(['HORIZONTAL', 'VERTICAL']),
    }),
    panels: z.record(
      z.string(),
      z.looseObject({ id: panelId, contentComponent: z.enum(['session', ...TOOLS]) }),
    ),
    activeGroup: z.string().optional(),
  })
  // Nothing of ours floats; a layout that does was not written by us.
  .refine((layout) => !('floatingGroups' in layout || 'popoutGroups' in layout))
  .refine((layout) => {
    const placed = panelsIn(layout.grid.root);
    const known = Object.keys(layout.panels);
    return (
      placed.length === new Set(placed).size &&
      placed.length === known.length &&
      placed.every((id) => layout.panels[id]?.id === id)
    );
  });

const keptSchema = z.strictObject({ engine: z.string(), layout: layoutSchema });
export type KeptLayout = z.infer<typeof keptSchema>;

function panelsIn(node: Node): string[] {
  return node.type === 'leaf' ? node.data.views : node.data.flatMap(panelsIn);
}

const KEY = 'bothends.layout';

/** The layout kept for this engine; null when there is none, or it cannot be one. */
export function readLayout(storage: Pick<Storage, 'getItem'>, engine: string): KeptLayout['layout'] | null {
  try {
    const kept = keptSchema.safeParse(JSON.parse(storage.getItem(KEY) ?? 'null'));
    return kept.success && kept.data.engine === engine ? kept.data.layout : null;
  } catch {
    return null;
  }
}

/** A layout that was kept elsewhere; null when it cannot be one. */
export function asLayout(kept: unknown): KeptLayout['layout'] | null {
  const layout = layoutSchema.safeParse(kept);
  return layout.success ? layout.data : null;
}

export function keepLayout(storage: Pick<Storage, 'setItem'>, engine: string, layout: object): void {
  try {
    storage.setItem(KEY, JSON.stringify({ engine, layout }));
  } catch {
    // A full or forbidden storage costs only the arrangement.
  }
}
