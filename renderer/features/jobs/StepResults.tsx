import { printable, segmentsText } from '@shared/bytes/printable';
import type { SequenceState, StepResult } from '@shared/contract/jobs';
import { formatClock, formatExactBytes } from '@shared/i18n/index';
import { useHostState } from '../../host/index';
import { useWords } from '../../ui/index';

/** What each step of the present round did, and when. */
export function StepResults({ job }: { readonly job: SequenceState }) {
  const { t } = useWords();
  const name = job.name === '' ? t('jobs.strip.unnamed') : job.name;
  return (
    <ol className="jobs-results" aria-label={t('jobs.result.label', { name })}>
      {job.steps.map((step, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a step is its place.
        <StepLine key={index} step={step} />
      ))}
    </ol>
  );
}

function StepLine({ step }: { readonly step: StepResult }) {
  const { t, language } = useWords();
  const epochMs = useHostState((state) => state.hello?.epochMs ?? 0);
  const { status, at, bytes, found } = step;
  const size = formatExactBytes(bytes, language);
  return (
    <li className="jobs-result" data-status={status}>
      <span className="jobs-status">{t(`jobs.result.${status}`)}</span>
      {at !== null && <span className="figures">{formatClock(epochMs + at)}</span>}
      {status === 'done' && (
        <span>{found === '' ? t('jobs.result.sent', { size }) : t('jobs.result.found', { size })}</span>
      )}
      {found !== '' && <span className="mono jobs-found">{textOf(found)}</span>}
    </li>
  );
}

/** What was found, as it can be looked at. */
function textOf(hex: string): string {
  const bytes = Uint8Array.from(hex.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
  return segmentsText(printable(bytes).segments);
}
