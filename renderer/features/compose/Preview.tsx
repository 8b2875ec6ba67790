import type { Composed } from '@shared/bytes/compose';
import { decodeText, type Encoding } from '@shared/bytes/encoding';
import { formatHex } from '@shared/bytes/hexText';
import { printable, printableString, segmentsText } from '@shared/bytes/printable';
import { formatExactBytes } from '@shared/i18n/format';
import { useLayoutEffect, useRef, useState } from 'react';
import { useWords } from '../../ui/words';
import { previewCount } from './previewCount';

/** Until the page has been laid out. */
const FIRST_CELLS = 60;

/** Exactly what is sent, in hex and as text, the line ending apart. */
export function Preview(props: {
  readonly label: string;
  readonly composed: Composed;
  readonly encoding: Encoding;
}) {
  const { label, encoding } = props;
  const { bytes, ending } = props.composed;
  const { t, language } = useWords();
  const line = useRef<HTMLSpanElement>(null);
  const cells = useCells(line);
  const body = bytes.subarray(0, bytes.length - ending);
  const end = bytes.subarray(bytes.length - ending);
  const shown = body.subarray(0, previewCount(body.length, end.length, cells));
  const more = body.length - shown.length;
  const text = (part: Uint8Array): string => printed(part, encoding);

  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for fields
    <span className="compose-bytes" role="group" aria-label={label} ref={line}>
      {shown.length > 0 && <code>{formatHex(shown)}</code>}
      {more > 0 && <span>{t('compose.more', { size: formatExactBytes(more, language) })}</span>}
      {end.length > 0 && <code className="compose-end">{formatHex(end)}</code>}
      <code className="compose-printed" title={text(shown) + (more > 0 ? '…' : '') + text(end)}>
        {text(shown)}
        {more > 0 && '…'}
        {end.length > 0 && <span className="compose-end">{text(end)}</span>}
      </code>
    </span>
  );
}

/** As the rows of the traffic have it; what is cut inside a character ends in a mark. */
function printed(bytes: Uint8Array, encoding: Encoding): string {
  return encoding === 'utf-8'
    ? segmentsText(printable(bytes).segments)
    : printableString(decodeText(bytes, encoding));
}

/** How many characters of the byte font the line has room for. */
function useCells(line: { readonly current: HTMLElement | null }): number {
  const [cells, setCells] = useState(FIRST_CELLS);
  useLayoutEffect(() => {
    const element = line.current;
    if (element === null) return;
    const measure = (): void => {
      const cell = Number.parseFloat(getComputedStyle(element).fontSize) * CELL_WIDTH;
      if (element.clientWidth > 0 && cell > 0) setCells(Math.floor(element.clientWidth / cell));
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, [line]);
  return cells;
}

/** Width of a character of the bundled font, in parts of its size. */
const CELL_WIDTH = 0.6;
