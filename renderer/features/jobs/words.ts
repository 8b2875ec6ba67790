/** Jobs in words. Pure. */
import type { JobState } from '@shared/contract/jobs';
import { formatBytes, formatDuration, formatNumber, type Language, type Translate } from '@shared/i18n/index';
import type { WantedProblem } from '@shared/jobs/wanted';

export function wantedProblemWords(problem: WantedProblem, t: Translate): string {
  switch (problem.key) {
    case 'hex':
      return t(`jobs.wanted.hex.${problem.problem}`);
    case 'empty':
      return t('jobs.wanted.empty');
    case 'end':
      return t('jobs.wanted.end', { what: problem.what });
    case 'regex':
      return t('jobs.wanted.regex', { message: problem.message });
  }
}

/** What it is: enough to tell it from others. */
export function jobName(job: JobState, t: Translate): string {
  switch (job.kind) {
    case 'repeat':
      return t('jobs.strip.repeat', { label: job.label });
    case 'sequence':
      return t('jobs.strip.sequence', { name: job.name === '' ? t('jobs.strip.unnamed') : job.name });
    case 'check':
      return t('jobs.strip.check');
  }
}

/** How it goes, part by part. */
export function jobFacts(job: JobState, isServer: boolean, t: Translate, language: Language): string[] {
  const n = (value: number): string => formatNumber(value, language);
  if (job.kind === 'check') {
    const size = (bytes: number): string => formatBytes(bytes, language);
    const { received } = job;
    const total = job.check.size;
    return [
      t('jobs.strip.percent', {
        percent: percent(received / total, language),
        done: size(received),
        total: size(total),
      }),
    ];
  }
  if (job.kind === 'sequence') {
    const done = job.steps.findIndex(({ status }) => status === 'open' || status === 'active');
    const count = job.steps.length;
    return [
      ...(job.rounds > 1 ? [t('jobs.strip.round', { n: n(job.round), total: n(job.rounds) })] : []),
      t('jobs.strip.step', { n: n(done < 0 ? count : done + 1), total: n(count) }),
      ...(job.late > 0 ? [t('jobs.strip.late', { n: n(job.late) })] : []),
    ];
  }
  const { sent, count, missed, skipped, nobody, to, everyMs } = job;
  return [
    t('jobs.strip.every', { time: formatDuration(everyMs, language) }),
    ...(to === 'all' || !isServer ? [] : [t('jobs.strip.to', { n: to })]),
    count === null
      ? t('jobs.strip.sent', { n: n(sent) })
      : t('jobs.strip.sentOf', { n: n(sent), total: n(count) }),
    ...(missed > 0 ? [t('jobs.strip.missed', { n: n(missed) })] : []),
    ...(skipped > 0 ? [t('jobs.strip.skipped', { n: n(skipped) })] : []),
    ...(nobody > 0 ? [t('jobs.strip.nobody', { n: n(nobody) })] : []),
  ];
}

/** Rounded down: 100 % is all of it. */
export function percent(share: number, language: Language): string {
  return `${formatNumber(Math.floor(share * 1_000) / 10, language, 1)} %`;
}
