import { EVIDENCE_MARKS } from '@shared/contract/events';
import { callWords } from '@shared/i18n/callWords';
import { formatClock } from '@shared/i18n/format';
import { type CallStep, callLines } from '@shared/tcp/calls';
import { type CSSProperties, useMemo } from 'react';
import { classes, endpointColour, useWords } from '../../ui/index';
import type { Side } from './wireRow';
import type { WireViewProps } from './wireView';
import './calls.css';

const SIDES: readonly Side[] = ['client', 'server'];
const HUES: Readonly<Record<Side, string>> = { client: endpointColour(1), server: endpointColour(2) };

/** The calls of the sockets interface at both ends: what one calls stands beside what the other waits in. */
export function CallsView({ rows, choice: { ends }, epochMs }: WireViewProps) {
  const { t } = useWords();
  const lines = useMemo(() => callLines(rows), [rows]);
  const isPartial =
    rows.some(({ row }) => row.type === 'skipped') ||
    lines.some(
      ({ id, ...cells }) =>
        id === 'open' && SIDES.some((side) => ends[side] !== null && cells[side]?.evidence === null),
    );
  return (
    <section className="calls" aria-label={t('wireCalls.label')}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached with the keyboard. */}
      <div className="calls-scroll" tabIndex={0}>
        {isPartial && <p className="calls-note">{t('wireCalls.partial')}</p>}
        <table className="calls-table">
          <thead>
            <tr>
              {SIDES.map((side) => (
                <th key={side} scope="col" style={{ '--calls-hue': HUES[side] } as CSSProperties}>
                  {t(`wire.ladder.side.${side}`)}{' '}
                  <b className="mono">{ends[side]?.name ?? t('wire.ladder.elsewhere')}</b>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {lines.map((line) => (
              <tr key={line.id}>
                {SIDES.map((side) => (
                  <td key={side} style={{ '--calls-hue': HUES[side] } as CSSProperties}>
                    {line[side] !== null && (
                      <Call step={line[side]} epochMs={epochMs} here={ends[side] !== null} />
                    )}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
        <p className="calls-note">{t('wireCalls.legend')}</p>
      </div>
    </section>
  );
}

function Call(props: { readonly step: CallStep; readonly epochMs: number; readonly here: boolean }) {
  const { step, epochMs, here } = props;
  const { t, language } = useWords();
  const { name, facts, told, phone } = callWords(step, t, language);
  const { evidence, at } = step;
  const state = evidence === null ? t('wireCalls.dark') : t(`common.evidence.${evidence}`);
  return (
    <div
      className={classes('call', evidence === null && 'call-dark', !here && 'call-elsewhere')}
      title={at === null ? state : `${formatClock(epochMs + at)} · ${state}`}
    >
      <p className="call-line">
        <span className="call-mark" aria-hidden="true">
          {evidence === null ? '' : EVIDENCE_MARKS[evidence]}
        </span>
        <b className="mono">{name}</b>
        <span className="visually-hidden">({state})</span>
        {facts !== '' && <span className="call-facts figures">{facts}</span>}
        {told !== '' && <span className="call-told">○ {told}</span>}
      </p>
      <p className="call-phone">{phone}</p>
    </div>
  );
}
