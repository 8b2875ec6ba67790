import { COPY_FORMS } from '@shared/bytes/copyAs';
import { isChunk } from '@shared/contract/events';
import { formatNumber } from '@shared/i18n/format';
import { type ReactNode, useRef } from 'react';
import { MenuItem, MenuSeparator, MenuSub } from '../../ui/Menu';
import { PointMenu } from '../../ui/PointMenu';
import { useWords } from '../../ui/words';
import type { CopyChoice } from './copy';
import { type RowRange, rangeOf } from './model/rowRange';
import { isCut, isGap, isGone, type ViewRow } from './model/viewRows';
import type { RowAction } from './rowAction';
import type { TrafficView } from './view/trafficView';

/** As the platform writes them. */
const COPY_KEYS = /^mac/i.test(navigator.platform) ? '⌘C' : 'Ctrl+C';

/** What a menu was opened for, and where. */
export interface RowPlace {
  readonly x: number;
  readonly y: number;
  readonly row: ViewRow;
}

/** What can be done with the row under the cursor, and with the rows that are marked. */
export function RowMenu(props: {
  readonly view: TrafficView;
  readonly place: RowPlace | null;
  readonly actions: readonly RowAction[];
  readonly onCopy: (choice: CopyChoice) => void;
  /** The menu is gone: the focus belongs to the rows again. */
  readonly onClose: () => void;
}) {
  const { view, place, actions, onCopy, onClose } = props;
  const { t, language } = useWords();
  const chosen = useRef<(() => void) | null>(null);
  const row = place?.row;
  const choose = (run: () => void) => (): void => {
    chosen.current = run;
  };
  const close = (): void => {
    const run = chosen.current;
    chosen.current = null;
    onClose();
    // Last: what it opens may take the focus.
    run?.();
  };
  const marked = view.marks.rows();
  const hasData = marked.some((each) => isGap(each) || (!isGone(each) && isChunk(each)));
  const offered = row === undefined || isGone(row) || isGap(row) ? [] : actions;
  const count = { count: marked.length, n: formatNumber(marked.length, language) };
  return (
    <PointMenu label={t('traffic.menu.label')} at={place} onClose={close}>
      <MenuItem keys={COPY_KEYS} onSelect={() => onCopy('usual')}>
        {t('traffic.menu.copy')}
      </MenuItem>
      <MenuSub
        label={marked.length > 1 ? t('traffic.menu.copyRowsAs', count) : t('traffic.menu.copyAs')}
        disabled={!hasData}
      >
        {COPY_FORMS.map((form) => (
          <MenuItem key={form} onSelect={() => onCopy(form)}>
            {t(`traffic.copyForm.${form}`)}
          </MenuItem>
        ))}
      </MenuSub>
      <MenuItem onSelect={() => onCopy('shown')}>{t('traffic.menu.copyShown')}</MenuItem>
      {row !== undefined && <OpenItem row={row} onSelect={choose(() => view.activate(row))} />}
      <Actions row={row} marked={marked} actions={offered} choose={choose} />
    </PointMenu>
  );
}

/** What Enter does. */
function OpenItem({ row, onSelect }: { readonly row: ViewRow; readonly onSelect: () => void }): ReactNode {
  const { t } = useWords();
  const what = openWord(row);
  if (what === null) return null;
  return (
    <MenuItem keys="Enter" onSelect={onSelect}>
      {t(`traffic.menu.${what}`)}
    </MenuItem>
  );
}

function openWord(row: ViewRow): 'load' | 'whole' | 'explain' | null {
  if (isGone(row)) return null;
  if (isGap(row)) return 'load';
  if (isChunk(row)) return isCut(row) ? 'whole' : null;
  return 'explain';
}

function Actions(props: {
  readonly row: ViewRow | undefined;
  readonly marked: readonly ViewRow[];
  readonly actions: readonly RowAction[];
  readonly choose: (run: () => void) => () => void;
}): ReactNode {
  const { row, marked, actions, choose } = props;
  if (row === undefined || isGone(row)) return null;
  const fitting = actions.filter(({ when }) => when?.(row) ?? true);
  if (fitting.length === 0) return null;
  const range: RowRange = rangeOf(marked) ?? { from: row.seq, to: row.seq };
  return (
    <>
      <MenuSeparator />
      {fitting.map(({ id, label, run }) => (
        <MenuItem key={id} onSelect={choose(() => run(row, range))}>
          {typeof label === 'string' ? label : label(marked.length)}
        </MenuItem>
      ))}
    </>
  );
}
