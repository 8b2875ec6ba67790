import { DIFF_BYTES, type DiffCell, diffBytes } from '@shared/bytes/byteDiff';
import { hexOf } from '@shared/bytes/hexDump';
import { formatExactBytes, formatNumber } from '@shared/i18n/format';
import { useVirtualizer } from '@tanstack/react-virtual';
import { ArrowDown, ArrowLeftRight, ArrowUp } from 'lucide-react';
import { useMemo, useRef, useState } from 'react';
import { Button, IconButton, useWords } from '../../ui/index';
import { type DiffLine, differences, diffLines } from './diffLines';
import type { KeptBytes } from './Inspect';
import './inspect.css';

const LINE_PX = 22;

/** Two runs of bytes side by side, what differs marked. */
export function CompareView(props: { readonly a: KeptBytes; readonly b: KeptBytes }) {
  const { t, language } = useWords();
  const [swapped, setSwapped] = useState(false);
  const [one, other] = swapped ? [props.b, props.a] : [props.a, props.b];
  const [a, b] = [one.bytes, other.bytes];
  const diff = useMemo(() => diffBytes(a, b), [a, b]);
  const lines = useMemo(() => diffLines(diff, a, b), [diff, a, b]);
  const places = useMemo(() => differences(lines), [lines]);
  const box = useRef<HTMLDivElement>(null);
  const [at, setAt] = useState(-1);
  const rows = useVirtualizer({
    count: lines.length,
    getScrollElement: () => box.current,
    estimateSize: () => LINE_PX,
    overscan: 6,
    initialRect: { width: 700, height: 360 },
  });
  const size = (bytes: number): string => formatExactBytes(bytes, language);
  const number = (value: number): string => formatNumber(value, language);
  const step = (by: 1 | -1): void => {
    if (places.length === 0) return;
    const next = at < 0 && by < 0 ? places.length - 1 : (at + by + places.length) % places.length;
    setAt(next);
    rows.scrollToIndex(places[next] ?? 0, { align: 'center' });
  };
  return (
    <div className="compare">
      <p className="compare-result" role="status">
        {diff.first === null
          ? t('inspect.diff.same')
          : t('inspect.diff.differ', { first: number(diff.first), n: number(diff.differing) })}
        {diff.method === 'by-place' && ` ${t('inspect.diff.byPlace')}`}
        {diff.isCapped && ` ${t('inspect.diff.capped', { size: size(DIFF_BYTES) })}`}
      </p>
      <div className="compare-head">
        <span>
          {t('inspect.diff.a', { size: size(a.length) })}
          <From kept={one} />
        </span>
        <span>
          {t('inspect.diff.b', { size: size(b.length) })}
          <From kept={other} />
        </span>
        <span className="compare-tools">
          <IconButton small label={t('inspect.diff.previous')} icon={<ArrowUp />} onClick={() => step(-1)} />
          <IconButton small label={t('inspect.diff.next')} icon={<ArrowDown />} onClick={() => step(1)} />
          <Button small variant="quiet" onClick={() => setSwapped(!swapped)}>
            <ArrowLeftRight aria-hidden="true" />
            {t('inspect.diff.swap')}
          </Button>
        </span>
      </div>
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset is for the fields of a form, and does not scroll */}
      <div
        ref={box}
        className="compare-lines mono"
        role="group"
        aria-label={t('inspect.diff.table')}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, so the keyboard has to reach it
        tabIndex={0}
      >
        <div style={{ height: rows.getTotalSize(), position: 'relative' }}>
          {rows.getVirtualItems().map(({ index, start }) => {
            const line = lines[index];
            if (line === undefined) return null;
            return (
              <div
                key={index}
                className="compare-line"
                data-here={index === places[at] ? '' : undefined}
                style={{ transform: `translateY(${start}px)` }}
              >
                <Side line={line} side="a" />
                <Side line={line} side="b" />
              </div>
            );
          })}
        </div>
      </div>
      <p className="compare-legend">{t('inspect.diff.legend')}</p>
    </div>
  );
}

/** What was marked for these bytes. */
function From({ kept: { from } }: { readonly kept: KeptBytes }) {
  const { t, language } = useWords();
  if (from === undefined) return null;
  const { pane, rows, missing } = from;
  return (
    <span className="compare-from">
      {t('inspect.selected.from', { pane, count: rows, n: formatNumber(rows, language) })}
      {missing > 0 && ` ${t('inspect.selected.missing', { size: formatExactBytes(missing, language) })}`}
    </span>
  );
}

function Side({ line, side }: { readonly line: DiffLine; readonly side: 'a' | 'b' }) {
  const offset = line[side];
  return (
    <span className="compare-side">
      <span className="inspect-offset">{offset === null ? '' : offset.toString(16).padStart(6, '0')}</span>
      {line.cells.map((cell, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the places of a line never change
        <span key={i} className="compare-cell" data-kind={cell.kind}>
          {cellText(cell, side)}
        </span>
      ))}
    </span>
  );
}

/** Not by colour alone: `[xx]` differs, `+xx` is only in B, `−xx` only in A. */
function cellText(cell: DiffCell, side: 'a' | 'b'): string {
  const byte = cell[side];
  if (byte === null) return '    ';
  if (cell.kind === 'same') return ` ${hexOf(byte)} `;
  if (cell.kind === 'changed') return `[${hexOf(byte)}]`;
  return `${cell.kind === 'only-a' ? '−' : '+'}${hexOf(byte)} `;
}
