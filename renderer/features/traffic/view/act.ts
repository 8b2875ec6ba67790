import type { KeyAction } from '../keys';
import type { TrafficView } from './trafficView';

/** Does what a key says to the rows. */
export function act(
  view: TrafficView,
  action: Extract<KeyAction, { kind: 'cursor' | 'scroll' | 'open' | 'find-next' }>,
): void {
  const { term } = view.terminal;
  switch (action.kind) {
    case 'cursor':
      // Above the first row is what the log still has.
      if (!view.marks.cursor.move(action.by) && action.by < 0 && view.state.get().hasOlder) view.rows.older();
      return;
    case 'open':
      if (view.marks.cursor.row !== null) view.activate(view.marks.cursor.row);
      return;
    case 'find-next':
      void view.find.step(action.back);
      return;
    case 'scroll':
      if (action.to === 'end') view.scrollToEnd();
      else if (action.to === 'start') term.scrollToTop();
      else term.scrollPages(action.to === 'page-up' ? -1 : 1);
  }
}
