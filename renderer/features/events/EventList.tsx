// biome-ignore-all lint/a11y/useSemanticElements: a virtual list cannot be a <table>, its rows are placed by hand.
import { EVIDENCE_MARKS, type EventRow } from '@shared/contract/events';
import { formatClock, formatNumber } from '@shared/i18n/index';
import { useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, memo, type ReactNode, useEffect, useRef, useState } from 'react';
import { Button, EmptyState, endpointColour, useWords } from '../../ui/index';
import type { SessionName } from './journal';
import type { EventWords } from './words';

const ROW_HEIGHT = 24;
/** This close to the end counts as being there. */
const END_SLACK = 8;

export function EventList(props: {
  readonly rows: readonly EventRow[];
  readonly total: number;
  readonly names: ReadonlyMap<number, SessionName>;
  readonly truncated: boolean;
  /** Said when there is no row. */
  readonly empty: string;
  readonly epochMs: number;
  readonly describe: (row: EventRow) => EventWords;
  readonly chosen: EventRow | null;
  readonly onChoose: (row: EventRow) => void;
}) {
  const { rows, total, names, epochMs, describe, chosen, onChoose } = props;
  const { t, language } = useWords();
  const scroller = useRef<HTMLDivElement>(null);
  const [atEnd, setAtEnd] = useState(true);
  const [seen, setSeen] = useState(total);
  const [cursor, setCursor] = useState<number | null>(null);
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_HEIGHT,
    getItemKey: (index) => rows[index]?.seq ?? index,
    overscan: 8,
  });

  // The newest is followed until somebody scrolls away from it.
  useEffect(() => {
    const element = scroller.current;
    if (!atEnd || element === null) return;
    if (rows.length > 0) element.scrollTop = element.scrollHeight;
    setSeen(total);
  }, [rows.length, total, atEnd]);

  const toEnd = (): void => {
    setAtEnd(true);
    setSeen(total);
    if (rows.length > 0) virtual.scrollToIndex(rows.length - 1, { align: 'end' });
  };
  const move = (index: number): void => {
    const target = rows[Math.min(rows.length - 1, Math.max(0, index))];
    if (target === undefined) return;
    setCursor(target.seq);
    virtual.scrollToIndex(rows.indexOf(target));
    if (chosen !== null) onChoose(target);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const at = rows.findIndex((row) => row.seq === cursor);
    const page = Math.max(1, Math.floor((scroller.current?.clientHeight ?? 0) / ROW_HEIGHT) - 1);
    const from = at < 0 ? rows.length : at;
    const targets: Record<string, number> = {
      ArrowDown: at < 0 ? rows.length - 1 : at + 1,
      ArrowUp: from - 1,
      PageDown: from + page,
      PageUp: from - page,
      Home: 0,
      End: rows.length - 1,
    };
    const target = targets[event.key];
    const current = rows[at];
    if (target !== undefined) move(target);
    else if (event.key === 'Enter' && current !== undefined) onChoose(current);
    else return;
    event.preventDefault();
  };

  const fresh = atEnd ? 0 : total - seen;
  return (
    <div className="event-list-frame">
      {props.truncated && <p className="events-note">{t('events.truncated')}</p>}
      <div
        ref={scroller}
        className="event-list figures"
        role="grid"
        aria-label={t('events.table')}
        aria-rowcount={rows.length}
        aria-readonly="true"
        aria-activedescendant={cursor === null ? undefined : `event-${cursor}`}
        tabIndex={0}
        onKeyDown={onKeyDown}
        onScroll={({ currentTarget: box }) =>
          setAtEnd(box.scrollHeight - box.scrollTop - box.clientHeight <= END_SLACK)
        }
      >
        <div className="event-list-inner" role="presentation" style={{ height: virtual.getTotalSize() }}>
          {virtual.getVirtualItems().map((item) => {
            const row = rows[item.index];
            if (row === undefined) return null;
            return (
              <EventLine
                key={item.key}
                row={row}
                index={item.index}
                top={item.start}
                name={names.get(row.session)}
                epochMs={epochMs}
                describe={describe}
                isCursor={row.seq === cursor}
                isChosen={row.seq === chosen?.seq}
                onChoose={(picked) => {
                  setCursor(picked.seq);
                  onChoose(picked);
                }}
              />
            );
          })}
        </div>
      </div>
      {rows.length === 0 && <EmptyState>{props.empty}</EmptyState>}
      {fresh > 0 && (
        <Button small variant="primary" className="events-new" onClick={toEnd}>
          {t('traffic.newRows', { count: fresh, n: formatNumber(fresh, language) })}
        </Button>
      )}
    </div>
  );
}

interface LineProps {
  readonly row: EventRow;
  readonly index: number;
  readonly top: number;
  readonly name: SessionName | undefined;
  readonly epochMs: number;
  readonly describe: (row: EventRow) => EventWords;
  readonly isCursor: boolean;
  readonly isChosen: boolean;
  readonly onChoose: (row: EventRow) => void;
}

const EventLine = memo(
  function EventLine({ row, index, top, name, epochMs, describe, isCursor, isChosen, onChoose }: LineProps) {
    const { t } = useWords();
    const words = describe(row);
    const session = name === undefined ? undefined : t(`panes.${name.kind}`, { address: name.address });
    return (
      // biome-ignore lint/a11y/useKeyWithClickEvents: the grid handles the keys.
      // biome-ignore lint/a11y/useFocusableInteractive: aria-activedescendant points here; the grid has the focus.
      <div
        id={`event-${row.seq}`}
        className="event-line"
        role="row"
        aria-rowindex={index + 1}
        aria-selected={isCursor || isChosen}
        data-level={words.level}
        style={{ transform: `translateY(${top}px)` }}
        onClick={() => onChoose(row)}
      >
        <Cell className="event-time">{formatClock(epochMs + row.at)}</Cell>
        <Cell className="event-session" title={session}>
          {session ?? row.session}
        </Cell>
        <Cell className="event-socket">
          {row.socket > 0 && <span style={{ color: endpointColour(row.socket) }}>#{row.socket}</span>}
        </Cell>
        <Cell className="event-evidence">
          <span title={t(`common.evidence.${row.evidence}`)}>{EVIDENCE_MARKS[row.evidence]}</span>
        </Cell>
        <Cell className="event-words">{words.text}</Cell>
      </div>
    );
  },
  (a, b) =>
    a.row === b.row &&
    a.top === b.top &&
    a.name === b.name &&
    a.describe === b.describe &&
    a.isCursor === b.isCursor &&
    a.isChosen === b.isChosen,
);

function Cell(props: {
  readonly className: string;
  readonly title?: string | undefined;
  readonly children: ReactNode;
}) {
  return (
    // biome-ignore lint/a11y/useFocusableInteractive: cells of a row that is chosen as a whole.
    <span className={props.className} role="gridcell" title={props.title}>
      {props.children}
    </span>
  );
}
