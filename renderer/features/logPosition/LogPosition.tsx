import type { Row } from '@shared/contract/events';
import { SCROLLBACK_ROWS } from '@shared/contract/limits';
import type { SessionState } from '@shared/contract/state';
import { formatClock, formatNumber } from '@shared/i18n/format';
import { type KeyboardEvent, type ReactNode, useEffect, useRef, useState } from 'react';
import type { RowSource } from '../../host/rowSource';
import { useWords } from '../../ui/words';
import { rowAfterKey } from './keys';
import './logPosition.css';

/** A thumb that moves on within this time is not there yet: what it passes is not read. */
const SETTLE_MS = 60;

export interface LogPositionProps {
  readonly session: SessionState;
  readonly source: Pick<RowSource, 'read'>;
  /** Wall clock (ms) of engine time 0. */
  readonly epochMs: number;
  /** Shows a row of the log, wherever it is. */
  readonly onShow: (row: Row) => void;
  readonly onEnd: () => void;
  /** The seq that is pointed at; another one than ours means that somebody looks elsewhere. */
  readonly pointed: number | null;
  /** The rows. */
  readonly children: ReactNode;
}

/** The rows with, beside them, a scale of the whole log, once that is longer than what a view has at hand. */
export function LogPosition(props: LogPositionProps) {
  const { rows, firstRow } = props.session.log;
  return (
    <div className="log-position">
      <div className="log-position-rows">{props.children}</div>
      {rows - firstRow > SCROLLBACK_ROWS && <Scale {...props} />}
    </div>
  );
}

function Scale({ session, source, epochMs, onShow, onEnd, pointed }: LogPositionProps) {
  const { t, language } = useWords();
  const { rows, firstRow } = session.log;
  const [row, setRow] = useState<number | null>(null);
  const [found, setFound] = useState<Row | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout> | null>(null);
  const asked = useRef(0);
  useEffect(() => () => stop(timer), []);

  const isElsewhere = found !== null && pointed !== found.seq;
  const value = row === null || isElsewhere ? rows : Math.max(firstRow, row);
  const last = rows - 1;

  const look = async (wanted: number): Promise<void> => {
    const mine = ++asked.current;
    const page = await source.read({ row: wanted }, 1, false);
    const there = page.ok ? page.value.rows.find(({ type }) => type !== 'skipped') : undefined;
    if (there === undefined || mine !== asked.current) return;
    setFound(there);
    onShow(there);
  };
  const move = (wanted: number): void => {
    stop(timer);
    setFound(null);
    if (wanted >= last) {
      asked.current++;
      setRow(null);
      onEnd();
      return;
    }
    setRow(wanted);
    timer.current = setTimeout(() => void look(wanted), SETTLE_MS);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const wanted = rowAfterKey(event.key, value, firstRow, last);
    if (wanted === null) return;
    event.preventDefault();
    move(wanted);
  };

  const clock = found === null || isElsewhere ? '' : formatClock(epochMs + found.at);
  const place = t(clock === '' ? 'logPosition.row' : 'logPosition.rowAt', {
    n: formatNumber(Math.min(value + 1, rows), language),
    of: formatNumber(rows, language),
    time: clock,
  });
  return (
    <input
      type="range"
      className="log-position-scale"
      aria-label={t('logPosition.label')}
      aria-orientation="vertical"
      aria-valuetext={place}
      title={`${t('logPosition.hint')}\n${place}`}
      min={firstRow}
      max={Math.max(firstRow, last)}
      value={Math.min(value, last)}
      onChange={(event) => move(Number(event.target.value))}
      onKeyDown={onKeyDown}
    />
  );
}

function stop(timer: { readonly current: ReturnType<typeof setTimeout> | null }): void {
  if (timer.current !== null) clearTimeout(timer.current);
}
