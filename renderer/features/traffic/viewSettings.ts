import {
  keepPaneView,
  keepViewOptions,
  readPaneView,
  readViewOptions,
  USUAL_VIEW,
  type ViewDefaults,
  type ViewOptions,
} from './model/viewOptions';

/** What one pane shows of its session, and how. */
export interface PaneView extends ViewOptions {
  /** The peer's control sequences are obeyed, in a terminal of their own. Never kept: it is chosen each time. */
  readonly raw: boolean;
  /** Rows stand still. */
  readonly paused: boolean;
}

type ViewStorage = Pick<Storage, 'getItem' | 'setItem'>;

/** The view of one pane: its menu, its rows and the palette all ask here. */
export class ViewSettings {
  private view: PaneView;
  private readonly listeners = new Set<() => void>();

  /**
   * `kind`: sessions of one kind begin with the form, columns and rows chosen last for it, and with the usual time and
   * encoding. `pane`: where this very pane finds its view again when the page is loaded anew.
   */
  constructor(
    private readonly storage: ViewStorage,
    private readonly kind: string,
    private readonly usual: () => ViewDefaults = () => USUAL_VIEW,
    private readonly pane: { readonly storage: ViewStorage; readonly key: string } | null = null,
  ) {
    const kept = pane === null ? null : readPaneView(pane.storage, pane.key);
    this.view = {
      ...(kept ?? { ...readViewOptions(storage, kind), ...this.defaults() }),
      raw: false,
      paused: false,
    };
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
    if (this.pane !== null) keepPaneView(this.pane.storage, this.pane.key, options);
    for (const listener of this.listeners) listener();
  }

  /** Back to rows of text, a chunk each. Whether they stand still is another matter. */
  reset(): void {
    this.set({ ...USUAL_VIEW, ...this.defaults(), raw: false });
  }

  private defaults(): ViewDefaults {
    const { time, encoding } = this.usual();
    return { time, encoding };
  }
}
