import type { KeyAction } from '../keys';
import type { TrafficView } from './trafficView';

/** Rows that a page is, where it is heard and not seen. */
const PAGE = 10;

/** Does what a key says to the rows. */
export function act(
  view: TrafficView,
  action: Extract<KeyAction, { kind: 'cursor' | 'extend' | 'scroll' | 'open' | 'find-next' }>,
): void {
  const { term } = view.terminal;
  switch (action.kind) {
    case 'cursor':
      view.marks.collapse();
      // Above the first row is what the log still has.
      if (!view.marks.cursor.move(action.by) && action.by < 0 && view.state.get().hasOlder) view.rows.older();
      return;
    case 'extend':
      view.marks.extend(action.by);
      return;
    case 'open':
      if (view.marks.cursor.row !== null) view.activate(view.marks.cursor.row);
      return;
    case 'find-next':
      void view.find.step(action.back);
      return;
    case 'scroll':
      if (view.isReadable) leap(view, action.to);
      else if (action.to === 'end') view.scrollToEnd();
      else if (action.to === 'start') term.scrollToTop();
      else term.scrollPages(action.to === 'page-up' ? -1 : 1);
  }
}

/** Who hears the rows has no window over them: the keys that scroll move the cursor. */
function leap(view: TrafficView, to: Extract<KeyAction, { kind: 'scroll' }>['to']): void {
  const { cursor } = view.marks;
  if (to === 'start' || to === 'end') cursor.jump(to);
  else if (!cursor.move(to === 'page-up' ? -PAGE : PAGE) && to === 'page-up') cursor.jump('start');
}
