import type { CheckState, Difference } from '@shared/contract/jobs';
import {
  formatBytes,
  formatDuration,
  formatExactBytes,
  formatNumber,
  formatRate,
  type Language,
  type Translate,
} from '@shared/i18n/index';
import { engineTime, useHostState } from '../../host/index';
import { Banner, useWords } from '../../ui/index';
import { TimesPlot } from './TimesPlot';

const TONES = { running: 'plain', done: 'plain', stopped: 'plain', closed: 'warn', failed: 'bad' } as const;

/** How a check goes or went: figures, what was found, and how long round trips took. */
export function CheckResult({ job }: { readonly job: CheckState }) {
  const { t, language } = useWords();
  const clock = useHostState((state) => state.clock);
  const { check, sent, received, outcome, startedAt, endedAt, problem } = job;
  const isRunning = outcome === 'running';
  const now = Math.max(engineTime(clock, performance.now()), startedAt);
  const lasted = (endedAt ?? now) - startedAt;
  const rate = lasted > 0 ? (received / lasted) * 1_000 : 0;
  const share = Math.floor((received / check.size) * 1_000) / 10;
  const left = isRunning && rate > 0 ? ((check.size - received) / rate) * 1_000 : null;
  const facts = [
    [t('echoCheck.fact.sent'), formatExactBytes(sent, language)],
    [t('echoCheck.fact.received'), formatExactBytes(received, language)],
    [t('echoCheck.fact.throughput'), formatRate(Math.round(rate), language)],
    [t('echoCheck.fact.time'), formatDuration(lasted, language)],
  ] as const;
  return (
    <div className="check-result">
      <div className="check-progress">
        <progress value={received} max={check.size} aria-label={t('echoCheck.progress')} />
        <p className="figures">
          {t('echoCheck.percent', {
            percent: `${formatNumber(share, language, 1)} %`,
            total: formatBytes(check.size, language),
          })}
          {left !== null && ` · ${t('echoCheck.left', { time: formatDuration(left, language) })}`}
        </p>
      </div>
      <Banner tone={TONES[outcome]} urgent={outcome === 'failed'}>
        {outcomeWords(job, t, language)}
        {problem !== null && ` ${t(`echoCheck.advice.${problem}`)}`}
      </Banner>
      {job.difference !== null && <DifferenceTable difference={job.difference} />}
      <dl className="check-facts figures">
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <TimesPlot job={job} />
    </div>
  );
}

function outcomeWords(job: CheckState, t: Translate, language: Language): string {
  const { outcome, problem, check, sent, received, difference } = job;
  const size = (bytes: number): string => formatExactBytes(bytes, language);
  switch (problem) {
    case null:
      return outcome === 'failed'
        ? t('echoCheck.outcome.closed')
        : t(`echoCheck.outcome.${outcome}`, { size: size(check.size) });
    case 'difference':
      return t('echoCheck.outcome.difference', {
        offset: formatNumber(difference?.offset ?? received, language),
      });
    case 'excess':
    case 'disturbed':
      return t(`echoCheck.outcome.${problem}`);
    case 'lost':
      return t('echoCheck.outcome.lost', { lost: size(sent - received) });
    case 'silence':
      return t('echoCheck.outcome.silence', {
        time: formatDuration(check.silenceMs, language),
        waiting: size(sent - received),
      });
  }
}

const BYTES_A_LINE = 16;

/** Both versions of the same bytes, line below line, the wrong ones marked. */
function DifferenceTable({ difference }: { readonly difference: Difference }) {
  const { t, language } = useWords();
  const { from, offset } = difference;
  const expected = pairs(difference.expected);
  const actual = pairs(difference.actual);
  const lines = Array.from({ length: Math.ceil(expected.length / BYTES_A_LINE) }, (_, i) => i * BYTES_A_LINE);
  return (
    <table className="check-difference mono" aria-label={t('echoCheck.difference.label')}>
      <thead>
        <tr>
          <th scope="col">{t('echoCheck.difference.offset')}</th>
          <th scope="col">{t('echoCheck.difference.expected')}</th>
          <th scope="col">{t('echoCheck.difference.actual')}</th>
        </tr>
      </thead>
      <tbody>
        {lines.map((line) => (
          <tr key={line}>
            <td>{formatNumber(from + line, language)}</td>
            <td>
              <Bytes bytes={expected} other={actual} line={line} first={offset - from} />
            </td>
            <td>
              <Bytes bytes={actual} other={expected} line={line} first={offset - from} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Bytes(props: {
  readonly bytes: readonly string[];
  readonly other: readonly string[];
  readonly line: number;
  readonly first: number;
}) {
  const { bytes, other, line, first } = props;
  return bytes.slice(line, line + BYTES_A_LINE).map((byte, i) => {
    const at = line + i;
    const isWrong = at >= first && byte !== other[at];
    return <span key={at}>{isWrong ? <mark>{byte}</mark> : byte} </span>;
  });
}

function pairs(hex: string): readonly string[] {
  return hex.toUpperCase().match(/../g) ?? [];
}
