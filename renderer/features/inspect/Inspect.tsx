import { type ChunkRow, isChunk, type Row } from '@shared/contract/events';
import { formatClock, formatExactBytes } from '@shared/i18n/format';
import { useEffect, useMemo, useState } from 'react';
import type { RowSource } from '../../host/rowSource';
import { Button, EmptyState, useWords } from '../../ui/index';
import { type ByteSelection, rangeOf, selectAll } from './byteSelection';
import { HexView } from './HexView';
import { Values } from './Values';
import './inspect.css';

/** Bytes of a row that are looked at: what all checksums of it take a page no longer than a frame or two for. */
const INSPECTED_BYTES = 256 * 1024;

/** Bytes that are kept to be compared with others. */
export interface KeptBytes {
  readonly bytes: Uint8Array;
  /** What was marked for them; none: they are those of one row, or of a part of it. */
  readonly from?: {
    readonly pane: string;
    readonly rows: number;
    /** Bytes that the log does not have any more. */
    readonly missing: number;
  };
}

type Content = { readonly data: Uint8Array } | { readonly problem: string } | null;

/** The bytes of one row, and what a run of them means. Follows the row under the cursor. */
export function Inspect(props: {
  /** Null: no row with bytes is chosen. */
  readonly row: Row | null;
  readonly source: RowSource | null;
  readonly epochMs: number;
  readonly kept: KeptBytes | null;
  readonly onKeep: (bytes: Uint8Array | null) => void;
  readonly onCompare: (bytes: Uint8Array) => void;
}) {
  const { row, source, epochMs, kept, onKeep, onCompare } = props;
  const { t, language } = useWords();
  const chunk = row !== null && isChunk(row) ? row : null;
  const content = useWhole(chunk, source);
  const size = (bytes: number): string => formatExactBytes(bytes, language);
  if (chunk === null)
    return (
      <section className="inspect" aria-label={t('inspect.title')}>
        <EmptyState>{t('inspect.empty')}</EmptyState>
      </section>
    );
  const words = t(`traffic.row.${chunk.type}`, { size: size(chunk.bytes) });
  const problem = content !== null && 'problem' in content ? content.problem : null;
  const found = content !== null && 'data' in content ? content : null;
  return (
    <section className="inspect" aria-label={t('inspect.title')}>
      {content === null && <EmptyState>{t('inspect.loading')}</EmptyState>}
      {problem !== null && <EmptyState>{problem}</EmptyState>}
      {found !== null && (
        <Bytes
          key={chunk.seq}
          title={t('inspect.row', { time: formatClock(epochMs + chunk.at), words })}
          data={found.data}
          {...{ kept, onKeep, onCompare }}
        />
      )}
    </section>
  );
}

function Bytes(props: {
  readonly title: string;
  readonly data: Uint8Array;
  readonly kept: KeptBytes | null;
  readonly onKeep: (bytes: Uint8Array | null) => void;
  readonly onCompare: (bytes: Uint8Array) => void;
}) {
  const { title, data, kept, onKeep, onCompare } = props;
  const { t, language } = useWords();
  const bytes = useMemo(() => data.subarray(0, INSPECTED_BYTES), [data]);
  const [selection, setSelection] = useState<ByteSelection>(() => selectAll(bytes.length));
  const [from, to] = rangeOf(selection);
  const chosen = useMemo(() => bytes.subarray(from, to), [bytes, from, to]);
  const size = (count: number): string => formatExactBytes(count, language);
  return (
    <>
      <header className="inspect-head">
        <span className="inspect-title">{title}</span>
        <span className="inspect-chosen" role="status">
          {t('inspect.selection', { size: size(chosen.length), from })}
        </span>
        {bytes.length < data.length && (
          <span>{t('inspect.capped', { shown: size(bytes.length), size: size(data.length) })}</span>
        )}
        <span className="inspect-space" />
        {kept !== null && <span>{t('inspect.kept', { size: size(kept.bytes.length) })}</span>}
        <Button small onClick={() => onKeep(chosen.slice())}>
          {t('inspect.keep')}
        </Button>
        {kept !== null && (
          <>
            <Button small variant="primary" onClick={() => onCompare(chosen)}>
              {t('inspect.compare')}
            </Button>
            <Button small variant="quiet" onClick={() => onKeep(null)}>
              {t('inspect.forget')}
            </Button>
          </>
        )}
      </header>
      <div className="inspect-body">
        <HexView bytes={bytes} selection={selection} onSelect={setSelection} />
        <Values bytes={chosen} />
      </div>
    </>
  );
}

/** All bytes of a chunk: those it carries, or those of the log. */
function useWhole(row: ChunkRow | null, source: RowSource | null): Content {
  const { t } = useWords();
  const isWhole = row !== null && (row.data.length === row.bytes || 'frame' in row);
  const [read, setRead] = useState<{ readonly row: ChunkRow; readonly content: Content } | null>(null);
  useEffect(() => {
    if (row === null || source === null || isWhole) return;
    let ended = false;
    void source.read({ from: row.seq, to: row.seq }, 1, true).then((page) => {
      if (ended) return;
      const found = page.ok ? page.value.rows.find((each) => each.seq === row.seq) : undefined;
      if (!page.ok) {
        const reason = t(`explain.${page.error.explanation}.title`);
        setRead({ row, content: { problem: t('inspect.failed', { reason }) } });
      } else if (found !== undefined && isChunk(found)) setRead({ row, content: { data: found.data } });
      else setRead({ row, content: { problem: t('inspect.gone') } });
    });
    return () => {
      ended = true;
    };
  }, [row, source, isWhole, t]);
  const own = useMemo(() => (row !== null && isWhole ? { data: row.data } : null), [row, isWhole]);
  return own ?? (read !== null && read.row === row ? read.content : null);
}
