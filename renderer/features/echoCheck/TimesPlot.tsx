import type { CheckState } from '@shared/contract/jobs';
import { formatDuration, formatNumber } from '@shared/i18n/index';
import { useId } from 'react';
import { useWords } from '../../ui/index';
import { drawPlot, PLOT, tableRows } from './plot';

const MARKED = ['p50', 'p90', 'p99'] as const;

/** How long round trips took: a drawing, and the same as a table. */
export function TimesPlot({ job }: { readonly job: CheckState }) {
  const { t, language } = useWords();
  const id = useId();
  const { times, buckets } = job;
  const plot = drawPlot(buckets);
  if (times === null || plot === null) return null;
  const time = (ms: number): string => formatDuration(ms, language);
  const floor = PLOT.height - PLOT.bottom;
  return (
    <section className="check-times" aria-labelledby={id}>
      <h3 id={id} title={t('echoCheck.times.hint')}>
        {t('echoCheck.times.title')}
        <span className="check-hint figures">
          {t('echoCheck.times.count', { n: formatNumber(times.count, language) })}
        </span>
      </h3>
      <dl className="check-quantiles figures">
        {(['min', ...MARKED, 'max'] as const).map((name) => (
          <div key={name}>
            <dt>{name === 'min' || name === 'max' ? t(`echoCheck.times.${name}`) : name}</dt>
            <dd>{time(times[name])}</dd>
          </div>
        ))}
      </dl>
      <svg
        className="check-plot"
        viewBox={`0 0 ${PLOT.width} ${PLOT.height}`}
        role="img"
        aria-label={t('echoCheck.times.plot', {
          p50: time(times.p50),
          p90: time(times.p90),
          p99: time(times.p99),
          max: time(times.max),
        })}
      >
        {plot.bars.map((bar) => (
          <rect key={bar.x} className="check-bar" {...bar} />
        ))}
        <line className="check-axis" x1={PLOT.left} x2={PLOT.width - PLOT.right} y1={floor} y2={floor} />
        {plot.ticks.map(({ ms, x }) => (
          <g key={ms}>
            <line className="check-axis" x1={x} x2={x} y1={floor} y2={floor + 3} />
            <text className="check-tick" x={x} y={floor + 15}>
              {time(ms)}
            </text>
          </g>
        ))}
        {MARKED.map((name, index) => {
          const x = plot.xOf(times[name]);
          // Beside their lines, and away from each other where these meet.
          const isLast = index === MARKED.length - 1;
          return (
            <g key={name}>
              <line className="check-mark" x1={x} x2={x} y1={PLOT.top - 6} y2={floor} />
              <text
                className="check-mark-name"
                x={x + (isLast ? 3 : -3)}
                y={PLOT.top - 8 + (index === 1 ? 11 : 0)}
                textAnchor={isLast ? 'start' : 'end'}
              >
                {name}
              </text>
            </g>
          );
        })}
      </svg>
      <details>
        <summary>{t('echoCheck.times.table')}</summary>
        <table className="figures">
          <thead>
            <tr>
              <th scope="col">{t('echoCheck.times.upTo')}</th>
              <th scope="col">{t('echoCheck.times.chunks')}</th>
              <th scope="col">{t('echoCheck.times.share')}</th>
            </tr>
          </thead>
          <tbody>
            {tableRows(buckets).map(({ upTo, count }) => (
              <tr key={upTo}>
                <td>{time(upTo)}</td>
                <td>{formatNumber(count, language)}</td>
                <td>{formatNumber((100 * count) / times.count, language, 2)} %</td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </section>
  );
}
