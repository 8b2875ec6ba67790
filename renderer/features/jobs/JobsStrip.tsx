import type { JobState } from '@shared/contract/jobs';
import { ListChecks, Repeat2, Square, Waypoints, X } from 'lucide-react';
import { useState } from 'react';
import { useHostState, useSession } from '../../host/index';
import { Badge, Button, IconButton, type Tone, useWords } from '../../ui/index';
import { StepResults } from './StepResults';
import { jobFacts, jobName } from './words';
import './jobs.css';

const ICONS = { repeat: Repeat2, sequence: ListChecks, check: Waypoints } as const;
const TONES: Readonly<Record<JobState['outcome'], Tone>> = {
  running: 'ok',
  done: 'plain',
  stopped: 'plain',
  closed: 'warn',
  failed: 'bad',
};

/** The jobs of a session, those that are over until somebody removes them; nothing where there are none. */
export function JobsStrip(props: {
  readonly session: number;
  readonly onStop: (job: number) => void;
  readonly onDismiss: (job: number) => void;
  readonly onShowCheck: () => void;
}) {
  const { session, ...verbs } = props;
  const { t } = useWords();
  const all = useHostState((state) => state.jobs);
  const jobs = all.filter((job) => job.session === session);
  if (jobs.length === 0) return null;
  return (
    <ul className="jobs-strip" aria-label={t('jobs.strip.label')}>
      {jobs.map((job) => (
        <JobLine key={job.job} job={job} {...verbs} />
      ))}
    </ul>
  );
}

function JobLine(props: {
  readonly job: JobState;
  readonly onStop: (job: number) => void;
  readonly onDismiss: (job: number) => void;
  readonly onShowCheck: () => void;
}) {
  const { job, onStop, onDismiss, onShowCheck } = props;
  const { t, language } = useWords();
  const [isOpen, setOpen] = useState(false);
  const isServer = useSession(job.session)?.spec.kind === 'tcp-server';
  const facts = jobFacts(job, isServer, t, language).join(' · ');
  const Icon = ICONS[job.kind];
  const what = jobName(job, t);
  const isRunning = job.outcome === 'running';
  return (
    <li className="jobs-line">
      <div className="jobs-row">
        <Icon aria-hidden="true" />
        <span className="jobs-name">{what}</span>
        <span role="status">
          <Badge tone={TONES[job.outcome]} filled={isRunning}>
            {t(`jobs.outcome.${job.outcome}`)}
          </Badge>
        </span>
        <span className="jobs-facts figures" title={facts}>
          {facts}
        </span>
        {job.kind === 'sequence' && (
          <Button small variant="quiet" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
            {t('jobs.strip.steps')}
          </Button>
        )}
        {job.kind === 'check' && (
          <Button small variant="quiet" onClick={onShowCheck}>
            {t('jobs.strip.show')}
          </Button>
        )}
        {isRunning ? (
          <IconButton
            small
            label={t('jobs.strip.stopNamed', { what })}
            icon={<Square />}
            onClick={() => onStop(job.job)}
          />
        ) : (
          <IconButton
            small
            label={t('jobs.strip.dismiss', { what })}
            icon={<X />}
            onClick={() => onDismiss(job.job)}
          />
        )}
      </div>
      {job.kind === 'sequence' && isOpen && <StepResults job={job} />}
    </li>
  );
}
