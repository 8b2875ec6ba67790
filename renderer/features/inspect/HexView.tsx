import { hexOf } from '@shared/bytes/hexDump';
import { useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, type PointerEvent, useEffect, useRef } from 'react';
import { useWords } from '../../ui/index';
import { type ByteSelection, LINE_BYTES, moved, rangeOf } from './byteSelection';

const LINE_PX = 20;

/** Bytes as hex and as characters; a run of them is chosen with the mouse or the keyboard. */
export function HexView(props: {
  readonly bytes: Uint8Array;
  readonly selection: ByteSelection;
  readonly onSelect: (selection: ByteSelection) => void;
}) {
  const { bytes, selection, onSelect } = props;
  const { t } = useWords();
  const box = useRef<HTMLDivElement>(null);
  const dragging = useRef<number | null>(null);
  const lines = useVirtualizer({
    count: Math.ceil(bytes.length / LINE_BYTES),
    getScrollElement: () => box.current,
    estimateSize: () => LINE_PX,
    overscan: 4,
    initialRect: { width: 400, height: 200 },
  });
  const { head } = selection;
  useEffect(() => lines.scrollToIndex(Math.floor(head / LINE_BYTES)), [lines, head]);

  const byteAt = (event: PointerEvent): number | null => {
    const target = document.elementFromPoint(event.clientX, event.clientY);
    const cell = target?.closest<HTMLElement>('[data-at]');
    return cell?.dataset.at === undefined || !box.current?.contains(cell) ? null : Number(cell.dataset.at);
  };
  const onPointerDown = (event: PointerEvent): void => {
    const at = event.button === 0 ? byteAt(event) : null;
    if (at === null) return;
    dragging.current = event.shiftKey ? selection.anchor : at;
    onSelect({ anchor: dragging.current, head: at });
  };
  const onPointerMove = (event: PointerEvent): void => {
    const at = dragging.current === null || event.buttons !== 1 ? null : byteAt(event);
    if (at !== null && dragging.current !== null) onSelect({ anchor: dragging.current, head: at });
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const next = moved(selection, event, bytes.length);
    if (next === null) return;
    event.preventDefault();
    event.stopPropagation();
    onSelect(next);
  };

  const [from, to] = rangeOf(selection);
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for the fields of a form, and does not scroll
    <div
      ref={box}
      className="inspect-hex mono"
      role="group"
      aria-label={t('inspect.bytes')}
      title={t('inspect.bytesHint')}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: bytes are chosen in it with the keyboard
      tabIndex={0}
      onKeyDown={onKeyDown}
      onPointerDown={onPointerDown}
      onPointerMove={onPointerMove}
      onPointerUp={() => {
        dragging.current = null;
      }}
    >
      <div style={{ height: lines.getTotalSize(), position: 'relative' }}>
        {lines.getVirtualItems().map(({ index, start }) => (
          <div key={index} className="inspect-line" style={{ transform: `translateY(${start}px)` }}>
            <span className="inspect-offset">{(index * LINE_BYTES).toString(16).padStart(8, '0')}</span>
            <Cells bytes={bytes} line={index} from={from} to={to} head={head} />
            <Cells bytes={bytes} line={index} from={from} to={to} head={head} asText />
          </div>
        ))}
      </div>
    </div>
  );
}

function Cells(props: {
  readonly bytes: Uint8Array;
  readonly line: number;
  readonly from: number;
  readonly to: number;
  readonly head: number;
  readonly asText?: boolean;
}) {
  const { bytes, line, from, to, head, asText = false } = props;
  const begin = line * LINE_BYTES;
  return (
    <span className={asText ? 'inspect-text' : 'inspect-bytes'}>
      {Array.from(bytes.subarray(begin, begin + LINE_BYTES), (byte, i) => {
        const at = begin + i;
        const shown = !asText ? hexOf(byte) : byte >= 0x20 && byte < 0x7f ? String.fromCharCode(byte) : '·';
        return (
          <span
            key={at}
            data-at={at}
            data-chosen={at >= from && at < to ? '' : undefined}
            data-head={at === head ? '' : undefined}
          >
            {shown}
          </span>
        );
      })}
    </span>
  );
}
