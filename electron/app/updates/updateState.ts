/** How it stands with newer versions: what happens, and what becomes of it. Pure, and knows no library. */
import type { UpdateState } from '@shared/contract/desktop';

export type UpdateEvent =
  | { readonly type: 'checking' }
  | { readonly type: 'found'; readonly version: string }
  /** Found without having been asked for. */
  | { readonly type: 'offered'; readonly version: string }
  | { readonly type: 'newest'; readonly version: string }
  | { readonly type: 'downloading' }
  | { readonly type: 'progress'; readonly percent: number }
  | { readonly type: 'cancelled' }
  | { readonly type: 'downloaded' }
  | { readonly type: 'installing' }
  | { readonly type: 'failed'; readonly detail: string }
  | { readonly type: 'dismissed' };

const NONE: UpdateState = { kind: 'none' };
const DETAIL_CHARS = 500;

/** The next state. What does not fit the present one changes nothing: it came too late. */
export function nextUpdateState(state: UpdateState, event: UpdateEvent): UpdateState {
  switch (event.type) {
    case 'checking':
      return isBusy(state) || state.kind === 'ready' ? state : { kind: 'checking' };
    case 'found':
      return state.kind === 'checking' ? { kind: 'available', version: event.version } : state;
    case 'offered':
      return state.kind === 'none' ? { kind: 'available', version: event.version } : state;
    case 'newest':
      return state.kind === 'checking' ? { kind: 'newest', version: event.version } : state;
    case 'downloading':
      return state.kind === 'available' ? { kind: 'downloading', version: state.version, percent: 0 } : state;
    case 'progress':
      return state.kind === 'downloading' ? { ...state, percent: percentOf(event.percent) } : state;
    case 'cancelled':
      return state.kind === 'downloading' ? { kind: 'available', version: state.version } : state;
    case 'downloaded':
      return state.kind === 'downloading' ? { kind: 'ready', version: state.version } : state;
    case 'installing':
      return state.kind === 'ready' ? { kind: 'installing', version: state.version } : state;
    case 'failed': {
      const step = STEPS[state.kind];
      return step === undefined
        ? state
        : { kind: 'failed', step, detail: event.detail.slice(0, DETAIL_CHARS) };
    }
    case 'dismissed':
      // What runs is cancelled, not put aside; what is ready is on the disk and may be asked for again.
      return isBusy(state) ? state : NONE;
  }
}

const STEPS: Partial<Record<UpdateState['kind'], 'check' | 'download' | 'install'>> = {
  checking: 'check',
  downloading: 'download',
  installing: 'install',
};

/** Something goes on that will tell how it ended. */
export function isBusy({ kind }: UpdateState): boolean {
  return kind === 'checking' || kind === 'downloading' || kind === 'installing';
}

function percentOf(value: number): number {
  return Number.isFinite(value) ? Math.min(100, Math.max(0, Math.round(value))) : 0;
}
