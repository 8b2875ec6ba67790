/** The sessions that belong to the workspace, each with what the workspace knows of it. */
import type { Mark } from '@shared/contract/marks';
import type { RuleSet } from '@shared/contract/rules';
import type { ScenarioRunState } from '@shared/contract/scenario';
import type { ServerSpec, SessionSpec } from '@shared/contract/spec';
import type { KeptMark, PaneViewJson, WorkspacePane } from '@shared/workspace/schema';
import { PANE_MARKS_MAX } from '@shared/workspace/schema';
import type { Engine } from '../engine/index';

/** What is asked of the rooms behind the panes. */
export interface PaneRooms {
  readonly engine: Engine;
  readonly rules: {
    get(session: number): RuleSet | null;
    set(session: number, rules: RuleSet | null): unknown;
    onChanged(listener: () => void): () => void;
  };
  readonly scenarios: { readonly state: ScenarioRunState | null };
  readonly marks: {
    list(session: number): readonly Mark[];
    bring(session: number, marks: readonly Mark[]): void;
    onChanged(listener: () => void): () => void;
  };
}

export class OpenPanes {
  private readonly views = new Map<number, PaneViewJson | null>();
  /** Of servers that came back and have not listened yet. */
  private readonly ports = new Map<number, number | null>();

  constructor(private readonly rooms: PaneRooms) {}

  /** In the order of opening. Those of a running scenario belong to it. */
  get sessions(): readonly number[] {
    const cast = new Set(this.rooms.scenarios.state?.panes.map(({ session }) => session));
    return [...this.views.keys()].filter((session) => !cast.has(session));
  }

  opened(session: number): void {
    if (!this.views.has(session)) this.views.set(session, null);
  }

  gone(session: number): void {
    this.views.delete(session);
    this.ports.delete(session);
  }

  setView(session: number, view: PaneViewJson): void {
    if (this.views.has(session)) this.views.set(session, view);
  }

  viewsOf(sessions: readonly number[]): { session: number; view: PaneViewJson }[] {
    return sessions.flatMap((session) => {
      const view = this.views.get(session) ?? null;
      return view === null ? [] : [{ session, view }];
    });
  }

  /** A session as the workspace keeps it, as pane number `pane`; null when it is gone. */
  paneOf(session: number, pane: number): WorkspacePane | null {
    const { engine, rules, marks } = this.rooms;
    const state = engine.stateOf(session)?.session;
    if (state === undefined) return null;
    const { spec, local } = state;
    const port =
      spec.kind === 'tcp-server' && spec.port === 0 ? (local?.port ?? this.ports.get(session) ?? null) : null;
    return {
      pane,
      spec: asAsked(spec),
      port,
      rules: rules.get(session),
      view: this.views.get(session) ?? null,
      marks: marks
        .list(session)
        .slice(-PANE_MARKS_MAX)
        .map((mark) => keptOf(mark, engine.epochMs)),
    };
  }

  /** Opens a pane without starting it. */
  bring({ spec, port, rules, view, marks }: WorkspacePane): number {
    const { engine } = this.rooms;
    const { session } = engine.open(spec, null, { start: false, port, numbersBefore: marks.length });
    this.views.set(session, view);
    this.ports.set(session, port);
    if (rules !== null) this.rooms.rules.set(session, rules);
    const first = (engine.log(session)?.firstSeq ?? 0) - marks.length;
    if (marks.length > 0)
      this.rooms.marks.bring(
        session,
        marks.map(({ at, ...mark }, i) => ({
          ...mark,
          session,
          socket: 0,
          seq: first + i,
          at: at - engine.epochMs,
        })),
      );
    return session;
  }
}

/** Without what belongs to this run of the engine. */
function keptOf({ at, type, bytes, start, note }: Mark, epochMs: number): KeptMark {
  return { at: epochMs + at, type, bytes, start, note };
}

/** A session's own spec says which engine it runs in; where that is the usual one, another machine may choose anew. */
function asAsked(spec: SessionSpec): SessionSpec {
  return spec.kind === 'tcp-server' && spec.engine === usualEngine(spec) ? { ...spec, engine: null } : spec;
}

function usualEngine({ behaviour }: ServerSpec): ServerSpec['engine'] {
  return behaviour.name === 'iterative' ? 'blocking' : 'portable';
}
