import { keepViewOptions, readViewOptions, USUAL_VIEW, type ViewOptions } from './model/viewOptions';

/** What one pane shows of its session, and how. */
export interface PaneView extends ViewOptions {
  /** The peer's control sequences are obeyed, in a terminal of their own. Never kept: it is chosen each time. */
  readonly raw: boolean;
  /** Rows stand still. */
  readonly paused: boolean;
}

/** The view of one pane: its menu, its rows and the palette all ask here. */
export class ViewSettings {
  private view: PaneView;
  private readonly listeners = new Set<() => void>();

  /** `kind`: sessions of one kind begin with what was chosen last for it. */
  constructor(
    private readonly storage: Pick<Storage, 'getItem' | 'setItem'>,
    private readonly kind: string,
  ) {
    this.view = { ...readViewOptions(storage, kind), raw: false, paused: false };
  }

  readonly get = (): PaneView => this.view;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => void this.listeners.delete(listener);
  };

  set(change: Partial<PaneView>): void {
    this.view = { ...this.view, ...change };
    const { raw: _raw, paused: _paused, ...options } = this.view;
    keepViewOptions(this.storage, this.kind, options);
    for (const listener of this.listeners) listener();
  }

  /** Back to rows of text, a chunk each. Whether they stand still is another matter. */
  reset(): void {
    this.set({ ...USUAL_VIEW, raw: false });
  }
}
