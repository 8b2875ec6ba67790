import type { JobState } from '@shared/contract/jobs';
import { createTranslator, type Language } from '@shared/i18n/index';
import { cleanup, render } from '@testing-library/react';
import type { ReactNode } from 'react';
import { I18nextProvider } from 'react-i18next';
import { afterEach, beforeEach } from 'vitest';
import { Host, HostProvider } from '../../../renderer/host/index';
import { TooltipProvider } from '../../../renderer/ui/index';

/** A page without a host behind it, whose jobs a test sets. */
export function jobsPage() {
  let host: Host;
  beforeEach(() => {
    localStorage.clear();
    host = new Host({ language: () => 'en', openPipe: () => Promise.reject(new Error('none')) });
  });
  afterEach(cleanup);
  return {
    tell: (jobs: readonly JobState[]) => host.store.setState({ jobs }),
    show: (children: ReactNode, language: Language = 'en') =>
      render(
        <I18nextProvider i18n={createTranslator(language)}>
          <HostProvider host={host}>
            <TooltipProvider>{children}</TooltipProvider>
          </HostProvider>
        </I18nextProvider>,
      ),
  };
}

const common = { session: 1, to: 1, outcome: 'running', startedAt: 0, endedAt: null } as const;

export const REPEAT: Extract<JobState, { kind: 'repeat' }> = {
  kind: 'repeat',
  job: 1,
  ...common,
  label: 'ping',
  everyMs: 1_500,
  count: null,
  sent: 12,
  bytes: 48,
  missed: 0,
  skipped: 0,
  nobody: 0,
};

export const SEQUENCE: Extract<JobState, { kind: 'sequence' }> = {
  kind: 'sequence',
  job: 2,
  ...common,
  name: 'log in',
  rounds: 3,
  round: 2,
  steps: [
    { status: 'done', at: 1_000, bytes: 6, found: '' },
    { status: 'done', at: 1_001, bytes: 4, found: '4f4b0d0a' },
    { status: 'active', at: null, bytes: 0, found: '' },
    { status: 'open', at: null, bytes: 0, found: '' },
  ],
  late: 1,
};

export const CHECK: Extract<JobState, { kind: 'check' }> = {
  kind: 'check',
  job: 3,
  ...common,
  check: { size: 1_000_000, chunk: 65_536, rate: null, window: null, silenceMs: 10_000 },
  sent: 700_000,
  received: 650_000,
  problem: null,
  difference: null,
  times: { count: 100, min: 0.4, p50: 0.9, p90: 1.4, p99: 7, max: 7.5 },
  buckets: [
    [70, 50],
    [80, 49],
    [104, 1],
  ],
};
