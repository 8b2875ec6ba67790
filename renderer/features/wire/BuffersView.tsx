import { EVIDENCE_MARKS } from '@shared/contract/events';
import type { SocketState } from '@shared/contract/state';
import { formatBytes, formatExactBytes, type Language, type Translate } from '@shared/i18n/index';
import { type CSSProperties, useMemo } from 'react';
import { useHostState } from '../../host/index';
import { classes, endpointColour, useWords } from '../../ui/index';
import {
  type Amount,
  type BufferEnd,
  type BufferNote,
  closedEnd,
  type Direction,
  directionOf,
  FULL_BYTES,
  MARKS,
  onScale,
  type Stage,
} from './buffers';
import { SIDES } from './ladderShapes';
import type { WireEnd } from './useWireRows';
import type { Side, WireRow } from './wireRow';
import type { WireViewProps } from './wireView';
import './buffers.css';

const HUES: Readonly<Record<Side, string>> = { client: endpointColour(1), server: endpointColour(2) };
const [FIRST_MARK, SECOND_MARK] = MARKS;

/** Where bytes wait on their way, for both directions. Follows the counters by itself, as long as it is looked at. */
export function BuffersView({ choice, rows }: WireViewProps) {
  const { t, language } = useWords();
  const seesKernel = useHostState((state) => state.hello?.kernel ?? false);
  const client = useEnd('client', choice.ends.client, choice.last.client, rows);
  const server = useEnd('server', choice.ends.server, choice.last.server, rows);
  const here = [client, server].filter(({ kind }) => kind !== 'elsewhere');
  const size = (bytes: number): string => formatBytes(bytes, language);
  const style = {
    '--buffers-mark-1': `${onScale(FIRST_MARK) * 100}%`,
    '--buffers-mark-2': `${onScale(SECOND_MARK) * 100}%`,
  } as CSSProperties;
  return (
    <div className="buffers figures" style={style}>
      {here.every(({ kind }) => kind === 'closed') && <p className="buffers-over">{t('wireBuffers.over')}</p>}
      {SIDES.map((from) => (
        <DirectionSection key={from} direction={directionOf(from, { client, server }, seesKernel)} />
      ))}
      <p className="buffers-legend">
        {t('wireBuffers.scale', {
          full: size(FULL_BYTES),
          first: size(FIRST_MARK),
          second: size(SECOND_MARK),
        })}{' '}
        {t('wireBuffers.sums')}
      </p>
    </div>
  );
}

/** What is known of an end now; when it has closed, what was told last. */
function useEnd(
  side: Side,
  end: WireEnd | null,
  last: SocketState | null,
  rows: readonly WireRow[],
): BufferEnd {
  const live = useHostState(({ sockets }) =>
    end === null ? undefined : sockets.get(end.session)?.get(end.socket),
  );
  const closed = useMemo(() => (last === null ? null : closedEnd(last, side, rows)), [last, side, rows]);
  if (end === null) return { kind: 'elsewhere' };
  if (live !== undefined) return { kind: 'open', socket: live };
  return closed ?? { kind: 'unknown' };
}

function DirectionSection({ direction }: { readonly direction: Direction }) {
  const { t, language } = useWords();
  const { from, to, stages, written, read, notes } = direction;
  // What is not seen here has no total.
  const totals = (['written', 'read'] as const).flatMap((key) => {
    const amount = { written, read }[key];
    return amount.kind === 'bytes'
      ? [t(`wireBuffers.${key}`, { size: formatExactBytes(amount.bytes, language) })]
      : [];
  });
  const title = t(`wireBuffers.direction.${from}`);
  return (
    <section className="buffers-direction" aria-label={title}>
      <header className="buffers-head">
        <h4>{title}</h4>
        <p>
          {totals.join(' · ')} <Evidence of="app" />
        </p>
      </header>
      <ol className="buffers-stages">
        {stages.map((stage) => (
          <StageItem key={stage.id} stage={stage} />
        ))}
      </ol>
      <div className="buffers-notes">
        {notes.map((note) => (
          <p key={note} className={`buffers-${note}`}>
            <Note note={note} reader={to} />
          </p>
        ))}
      </div>
    </section>
  );
}

function StageItem({ stage }: { readonly stage: Stage }) {
  const { t, language } = useWords();
  const { id, side, evidence, amount, full, max, isOver } = stage;
  const name = t('wireBuffers.of', {
    name: t(`wireBuffers.stage.${id}`),
    side: t(`wire.ladder.side.${side}`),
  });
  const text = amountWords(amount, t, language);
  const style = { '--buffers-hue': HUES[side], '--buffers-full': full ?? 0 } as CSSProperties;
  return (
    <li
      className={classes('buffers-stage', isOver && 'buffers-closed')}
      style={style}
      title={t(`wireBuffers.hint.${id}`)}
    >
      <span className="buffers-name">
        {t(`wireBuffers.stage.${id}`)} <span className="buffers-side">{t(`wire.ladder.side.${side}`)}</span>
      </span>
      {full !== null && amount.kind === 'bytes' ? (
        // biome-ignore lint/a11y/useSemanticElements: a <meter> cannot be drawn alike everywhere.
        <span
          className={classes('buffers-bar', id !== 'read' && 'buffers-log')}
          role="meter"
          aria-label={name}
          aria-valuemin={0}
          aria-valuemax={max}
          aria-valuenow={Math.min(max, amount.bytes)}
          aria-valuetext={text}
        />
      ) : (
        <span className="buffers-bar buffers-none" />
      )}
      <span className="buffers-amount">
        {text} {amount.kind === 'bytes' && <Evidence of={evidence} />}
      </span>
    </li>
  );
}

function Note({ note, reader }: { readonly note: BufferNote; readonly reader: Side }) {
  const { t } = useWords();
  switch (note) {
    case 'blocked':
    case 'fin':
      return (
        <>
          {t(`wireBuffers.note.${note}`)} <Evidence of="told" />
        </>
      );
    case 'paused':
    case 'waiting':
      return (
        <>
          {t(`wireBuffers.note.${note}.${reader}`)} <Evidence of="app" />
        </>
      );
  }
}

function Evidence({ of }: { readonly of: 'app' | 'kernel' | 'told' }) {
  const { t } = useWords();
  return (
    <span className="evidence" title={t(`common.evidence.${of}`)}>
      {EVIDENCE_MARKS[of]}
    </span>
  );
}

function amountWords(amount: Amount, t: Translate, language: Language): string {
  return amount.kind === 'bytes'
    ? formatExactBytes(amount.bytes, language)
    : t(`wireBuffers.amount.${amount.kind}`);
}
