import { decodeUtf8 } from '@shared/bytes/utf8';
import { type ChunkRow, isChunk } from '@shared/contract/events';
import { formatClock, formatExactBytes } from '@shared/i18n/format';
import { X } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import type { RowSource } from '../../host/rowSource';
import { Button } from '../../ui/Button';
import { IconButton } from '../../ui/IconButton';
import { useWords } from '../../ui/words';
import { chunkText, hexLines, SHOWN_BYTES } from './chunkText';
import { copyText } from './clipboard';
import { isFrame } from './model/viewRows';

type Content = { readonly data: Uint8Array } | { readonly problem: string } | null;

/** One chunk with all its bytes, over the rows it belongs to. */
export function ChunkViewer(props: {
  readonly row: ChunkRow;
  readonly source: RowSource;
  readonly epochMs: number;
  readonly onClose: () => void;
}) {
  const { row, source, epochMs, onClose } = props;
  const { t, language } = useWords();
  const [content, setContent] = useState<Content>(null);
  const [copied, setCopied] = useState(false);
  const body = useRef<HTMLPreElement>(null);

  useEffect(() => {
    let ended = false;
    const read = async (): Promise<void> => {
      if (isFrame(row)) return setContent({ data: row.data });
      const page = await source.read({ from: row.seq, to: row.seq }, 1, true);
      if (ended) return;
      const whole = page.ok ? page.value.rows.find((found) => found.seq === row.seq) : undefined;
      if (!page.ok) setContent({ problem: t(`explain.${page.error.explanation}.title`) });
      else if (whole !== undefined && isChunk(whole)) setContent({ data: whole.data });
      else setContent({ problem: t('traffic.goneChunk') });
    };
    void read();
    body.current?.focus();
    return () => {
      ended = true;
    };
  }, [row, source, t]);

  const data = content !== null && 'data' in content ? content.data : null;
  const text = data === null ? null : chunkText(data);
  const size = (bytes: number): string => formatExactBytes(bytes, language);
  const copy = async (form: string): Promise<void> => setCopied(await copyText(form));

  const title = (): string =>
    isFrame(row)
      ? t('traffic.frame.whole', { size: size(row.bytes), n: row.frame.chunks })
      : t(`traffic.row.${row.type}`, { size: size(row.bytes) });
  const problem = content !== null && 'problem' in content ? content.problem : null;
  return (
    <section
      className="traffic-chunk"
      aria-label={t('traffic.chunk')}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.stopPropagation();
        onClose();
      }}
    >
      <header className="traffic-chunk-head">
        <span className="traffic-chunk-title">{`${formatClock(epochMs + row.at)} ${title()}`}</span>
        <span role="status">{copied ? t('common.copied') : ''}</span>
        <Button small disabled={data === null} onClick={() => data && void copy(decodeUtf8(data))}>
          {t('traffic.copyText')}
        </Button>
        <Button small disabled={data === null} onClick={() => data && void copy(hexLines(data))}>
          {t('traffic.copyHex')}
        </Button>
        <IconButton small label={t('traffic.collapse')} keys="Esc" icon={<X />} onClick={onClose} />
      </header>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, so the keyboard has to reach it */}
      <pre className="traffic-chunk-text" ref={body} tabIndex={0}>
        {content === null && t('traffic.loading')}
        {problem}
        {text?.pieces.map(({ kind, text: piece }, i) =>
          kind === 'text' ? (
            piece
          ) : (
            // biome-ignore lint/suspicious/noArrayIndexKey: the pieces of a chunk never change
            <span key={i} className={`traffic-mark-${kind}`}>
              {piece}
            </span>
          ),
        )}
      </pre>
      {text?.isCapped === true && (
        <p className="traffic-chunk-note">
          {t('traffic.chunkCapped', { shown: size(Math.min(SHOWN_BYTES, row.bytes)), size: size(row.bytes) })}
        </p>
      )}
    </section>
  );
}
