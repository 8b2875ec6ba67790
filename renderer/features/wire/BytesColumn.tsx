// biome-ignore-all lint/a11y/useSemanticElements: a virtual list, whose rows are placed by hand; a fieldset brings its own layout.
import { formatNumber } from '@shared/i18n/format';
import { useVirtualizer } from '@tanstack/react-virtual';
import { type CSSProperties, memo, useEffect, useRef, useState } from 'react';
import { classes, endpointColour, useWords } from '../../ui/index';
import { boxesOf, groupWidth } from './bytesBoxes';
import { boxWords, directionWords, groupWords, type Seen } from './bytesWords';
import { otherSide } from './ladderStep';
import type { Direction, WireChunk, WireGroup } from './wireBytes';
import type { Side } from './wireRow';

const ROW_HEIGHT = 74;
/** This close to the end counts as being there. */
const END_SLACK = 8;
const HUES: Readonly<Record<Side, string>> = { client: endpointColour(1), server: endpointColour(2) };

/** One direction: all its groups, the newest in view until somebody scrolls away from it. */
export function BytesColumn(props: {
  readonly writer: Side;
  readonly direction: Direction;
  readonly seen: Seen;
}) {
  const { writer, direction, seen } = props;
  const { groups, isOver } = direction;
  const { t, language } = useWords();
  const scroller = useRef<HTMLDivElement>(null);
  const [atEnd, setAtEnd] = useState(true);
  const virtual = useVirtualizer({
    count: groups.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_HEIGHT,
    overscan: 4,
  });
  useEffect(() => {
    const element = scroller.current;
    if (atEnd && element !== null && groups.length > 0) element.scrollTop = element.scrollHeight;
  }, [groups.length, atEnd]);
  const name = t(`wireBytes.direction.${writer}`);
  const style = {
    '--bytes-writer': HUES[writer],
    '--bytes-reader': HUES[otherSide(writer)],
  } as CSSProperties;
  return (
    <section className="bytes-column" aria-label={name} style={style}>
      <header className="bytes-head figures">
        <h4>{name}</h4>
        <p>{directionWords(direction, seen, t, language)}</p>
      </header>
      <div
        ref={scroller}
        className="bytes-scroll figures"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached with the keyboard.
        tabIndex={0}
        role="list"
        aria-label={t('wireBytes.groups')}
        onScroll={({ currentTarget: box }) =>
          setAtEnd(box.scrollHeight - box.scrollTop - box.clientHeight <= END_SLACK)
        }
      >
        <div className="bytes-inner" role="presentation" style={{ height: virtual.getTotalSize() }}>
          {virtual.getVirtualItems().map((item) => {
            const group = groups[item.index];
            return (
              group !== undefined && (
                <div
                  key={item.key}
                  role="listitem"
                  className="bytes-place"
                  aria-setsize={groups.length}
                  aria-posinset={item.index + 1}
                  style={{ transform: `translateY(${item.start}px)` }}
                >
                  <Group group={group} isOver={isOver} writer={seen.writer} reader={seen.reader} />
                </div>
              )
            );
          })}
        </div>
      </div>
    </section>
  );
}

const Group = memo(function Group(props: Pick<Direction, 'isOver'> & Seen & { readonly group: WireGroup }) {
  const { group, writer, reader } = props;
  const { t, language } = useWords();
  const { from, to, fate } = group;
  const words = groupWords(group, props, { writer, reader }, t, language);
  const whole = writer && reader;
  return (
    <div className={classes('bytes-group', whole && `bytes-${fate}`)}>
      <p className="bytes-words" title={words}>
        {from !== null && to !== null && (
          <span className="bytes-range mono">
            {t('wireBytes.range', { from: formatNumber(from, language), to: formatNumber(to - 1, language) })}
          </span>
        )}{' '}
        {words}
      </p>
      <div className="bytes-boxes" style={{ '--bytes-width': groupWidth(group) } as CSSProperties}>
        <Boxes kind="write" group={group} chunks={group.writes} seen={writer} />
        <Boxes kind="read" group={group} chunks={group.reads} seen={reader} />
      </div>
    </div>
  );
});

function Boxes(props: {
  readonly kind: 'write' | 'read';
  readonly group: WireGroup;
  readonly chunks: readonly WireChunk[];
  readonly seen: boolean;
}) {
  const { kind, group, chunks, seen } = props;
  const { t, language } = useWords();
  return (
    <div className={`bytes-line bytes-${kind}s`} role="group" aria-label={t(`wireBytes.${kind}Boxes`)}>
      {!seen && <span className="bytes-elsewhere">{t('wireBytes.elsewhere')}</span>}
      {boxesOf(group, chunks).map((box) => {
        const { label, title } = boxWords(box, t, language);
        return (
          <span
            key={box.left}
            className={classes('bytes-box', box.chunks.length > 1 && 'bytes-several')}
            style={{ left: `${box.left * 100}%`, width: `${box.width * 100}%` }}
            title={title}
          >
            <span>{label}</span>
          </span>
        );
      })}
    </div>
  );
}
