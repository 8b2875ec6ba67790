import type { Row } from '@shared/contract/events';
import { ZoomIn, ZoomOut } from 'lucide-react';
import {
  type CSSProperties,
  type JSX,
  type KeyboardEvent,
  type MouseEvent,
  useEffect,
  useMemo,
  useRef,
  useState,
} from 'react';
import { Button, classes, EmptyState, endpointColour, IconButton, useWords } from '../../ui/index';
import { LadderDrawing } from './LadderDrawing';
import { PauseLine, StepLine } from './LadderLines';
import type { LadderBase, LadderModel } from './ladder';
import { useLadderScroll } from './ladderScroll';
import { LINE_HEIGHTS, ladderPlaces, linesInView, SIDES, USUAL_LINE_HEIGHT } from './ladderShapes';
import type { Step } from './ladderStep';
import { LadderSync } from './ladderSync';
import type { Side, WireRow } from './wireRow';
import './ladder.css';

const USUAL_ENDPOINTS: Readonly<Record<Side, number>> = { client: 1, server: 2 };

export interface LadderProps {
  readonly rows: readonly WireRow[];
  /** null: this end does not live in the app; its lifeline is dashed. */
  readonly names: Readonly<Record<Side, string | null>>;
  readonly epochMs: number;
  /** `twin`: the row it became, or came from, at the other end. */
  readonly onRow: (side: Side, row: Row, twin: Row | null) => void;
  /** Seq of the row chosen elsewhere. */
  readonly current: number | null;
  /** Numbers of the endpoints, which decide their colours. */
  readonly endpoints?: Readonly<Record<Side, number>>;
  /** Bytes that went before the first row, where they are known. */
  readonly base?: LadderBase;
}

/**
 * Both ends of a connection as two lifelines: what each did, line by line, and which of it became what at the other.
 * Another wire is another ladder: give it a `key`, or what was followed, chosen and known of the old one stays.
 */
export function Ladder(props: LadderProps): JSX.Element {
  const { rows, names, epochMs, onRow, current, endpoints = USUAL_ENDPOINTS, base } = props;
  const { t } = useWords();
  const [sync] = useState(() => new LadderSync(base));
  const model = sync.sync(rows);
  const [zoom, setZoom] = useState(() => LINE_HEIGHTS.indexOf(USUAL_LINE_HEIGHT));
  const lineHeight = LINE_HEIGHTS[zoom] ?? USUAL_LINE_HEIGHT;
  const count = model.end - model.first;
  const { scroller, view, following, follow, onScroll, show } = useLadderScroll({
    first: model.first,
    count,
    lineHeight,
  });
  const places = useMemo(() => ladderPlaces(view.width), [view.width]);
  const inView = linesInView({ ...view, lineHeight }, count);
  const [from, to] = [model.first + inView.from, model.first + inView.to];
  const here = { client: names.client !== null, server: names.server !== null };

  const currentLine = current === null ? null : model.lineOf(current);
  const [cursor, setCursor] = useState<number | null>(null);
  // The step that Tab goes to, which therefore has to exist: the one used last, the chosen one, or the last in view.
  const entry =
    [cursor, currentLine, stepNear(model, to - 1, -1)].find(
      (line) => line !== null && line >= model.first && line < model.end,
    ) ?? null;

  // Brought into view once, when it is chosen or when it comes.
  const shown = useRef<number | null>(null);
  useEffect(() => {
    if (current === null) shown.current = null;
    // Without a height, the place of nothing is known yet.
    if (currentLine === null || shown.current === current || view.height === 0) return;
    shown.current = current;
    show(currentLine - model.first);
  });

  const toFocus = useRef<number | null>(null);
  useEffect(() => {
    if (toFocus.current === null) return;
    const target = scroller.current?.querySelector<HTMLElement>(`[data-line="${toFocus.current}"]`);
    toFocus.current = null;
    target?.focus({ preventScroll: true });
  });

  const choose = (event: MouseEvent): void => {
    const button = (event.target as Element).closest<HTMLElement>('[data-line]');
    const line = button === null ? undefined : model.line(Number(button.dataset.line));
    if (line === undefined || line.kind === 'pause') return;
    setCursor(line.line);
    // What comes back as `current` is in view already.
    shown.current = line.row.seq;
    onRow(line.side, line.row, model.twinOf(line));
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const page = Math.max(1, Math.floor(view.height / lineHeight) - 1);
    const at = entry ?? model.end;
    const targets: Record<string, readonly [from: number, step: 1 | -1]> = {
      ArrowDown: [at + 1, 1],
      ArrowUp: [at - 1, -1],
      PageDown: [Math.min(at + page, model.end - 1), 1],
      PageUp: [Math.max(at - page, model.first), -1],
      Home: [model.first, 1],
      End: [model.end - 1, -1],
    };
    const target = targets[event.key];
    if (target === undefined) return;
    event.preventDefault();
    const line = stepNear(model, ...target);
    if (line === null) return;
    setCursor(line);
    toFocus.current = line;
    show(line - model.first);
  };

  const numbers: number[] = [];
  for (let number = from; number < to; number++) numbers.push(number);
  if (entry !== null && entry < from) numbers.unshift(entry);
  else if (entry !== null && entry >= to) numbers.push(entry);

  const style = {
    '--ladder-client': endpointColour(endpoints.client),
    '--ladder-server': endpointColour(endpoints.server),
    '--ladder-line': `${lineHeight}px`,
    '--ladder-time': `${places.time}px`,
    '--ladder-left': `${places.client}px`,
    '--ladder-right': `${places.width - places.server}px`,
    '--ladder-between': `${places.server - places.client}px`,
  } as CSSProperties;
  return (
    <section
      className={classes('ladder', places.inside && 'ladder-inside')}
      aria-label={t('wire.ladder.label')}
      style={style}
    >
      <header className="ladder-bar">
        <div className="ladder-names">
          {SIDES.map((side) => (
            <p key={side} className={classes('ladder-name', `ladder-${side}`)}>
              <span className="ladder-side">{t(`wire.ladder.side.${side}`)}</span>{' '}
              <b>{names[side] ?? t('wire.ladder.elsewhere')}</b>
            </p>
          ))}
        </div>
        <IconButton
          small
          label={t('wire.ladder.smaller')}
          icon={<ZoomOut />}
          disabled={zoom === 0}
          onClick={() => setZoom(zoom - 1)}
        />
        <IconButton
          small
          label={t('wire.ladder.larger')}
          icon={<ZoomIn />}
          disabled={zoom === LINE_HEIGHTS.length - 1}
          onClick={() => setZoom(zoom + 1)}
        />
      </header>
      {model.first > 0 && <p className="ladder-note">{t('wire.ladder.earlier')}</p>}
      <div ref={scroller} className="ladder-scroll figures" onScroll={onScroll}>
        <div className="ladder-inner" style={{ height: count * lineHeight }}>
          <LadderDrawing
            model={model}
            from={from}
            to={to}
            places={places}
            lineHeight={lineHeight}
            here={here}
          />
          {/* One handler for all steps: they are buttons, which turn keys into clicks. */}
          {/* biome-ignore lint/a11y/noRedundantRoles: Safari forgets that a list without bullets is one. */}
          <ul role="list" aria-label={t('wire.ladder.steps')} onClick={choose} onKeyDown={onKeyDown}>
            {numbers.map((number) => {
              const line = model.line(number);
              if (line === undefined) return null;
              const index = number - model.first;
              const place = { top: index * lineHeight, place: index + 1 };
              if (line.kind === 'pause') return <PauseLine key={number} pause={line} {...place} />;
              return (
                <StepLine
                  key={number}
                  step={line}
                  {...place}
                  {...fateOf(line)}
                  epochMs={epochMs}
                  both={here.client && here.server}
                  isEntry={number === entry}
                  isCurrent={number === currentLine}
                />
              );
            })}
          </ul>
        </div>
      </div>
      {count === 0 && <EmptyState>{t('wire.ladder.empty')}</EmptyState>}
      {!following && (
        <Button small variant="primary" className="ladder-follow" onClick={follow}>
          {t('wire.ladder.follow')}
        </Button>
      )}
    </section>
  );
}

/** A step changes in place; what changes is told apart so that its line is drawn again. */
function fateOf({ paired, peers, certain }: Step): Pick<Step, 'paired' | 'peers' | 'certain'> {
  return { paired, peers, certain };
}

/** The first step from a line on, in one direction. */
function stepNear(model: LadderModel, from: number, step: 1 | -1): number | null {
  for (let number = from; number >= model.first && number < model.end; number += step) {
    const line = model.line(number);
    if (line !== undefined && line.kind !== 'pause') return number;
  }
  return null;
}
