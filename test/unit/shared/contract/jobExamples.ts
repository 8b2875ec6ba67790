import type { CommandInput, CommandName, CommandValue, HostNotice } from '@shared/contract/commands';

type JobCommand = Extract<CommandName, `jobs.${string}`>;

const message = { text: 'n={{counter}}', mode: 'text', encoding: 'euc-kr', ending: 'crlf' } as const;

export const jobParams: { [N in JobCommand]: CommandInput<N> } = {
  'jobs.repeat': { session: 1, to: 'all', repeat: { message, everyMs: 100, count: null } },
  'jobs.sequence': {
    session: 1,
    socket: 2,
    sequence: {
      name: 'log in',
      rounds: 3,
      steps: [
        { do: 'send', delayMs: 10, message },
        { do: 'wait', for: { kind: 'hex', text: 'aa ??' }, timeoutMs: 500, otherwise: 'go-on' },
      ],
    },
  },
  'jobs.check': {
    session: 1,
    check: { size: 2 ** 31, chunk: 1024, rate: 1_000_000, window: 4096, silenceMs: 500 },
  },
  'jobs.stop': { job: 1 },
  'jobs.stop-all': { session: null },
  'jobs.dismiss': { job: 1 },
};

export const jobValues: { [N in JobCommand]: CommandValue<N> } = {
  'jobs.repeat': { job: 1 },
  'jobs.sequence': { job: 2 },
  'jobs.check': { job: 3 },
  'jobs.stop': {},
  'jobs.stop-all': {},
  'jobs.dismiss': {},
};

const common = { session: 1, startedAt: 1.5, endedAt: null, outcome: 'running' } as const;

export const jobsNotice: HostNotice<'jobs'> = {
  jobs: [
    {
      kind: 'repeat',
      job: 1,
      to: 'all',
      ...common,
      label: 'ping',
      everyMs: 1_000,
      count: 10,
      sent: 3,
      bytes: 12,
      missed: 1,
      skipped: 2,
      nobody: 1,
    },
    {
      kind: 'sequence',
      job: 2,
      to: 2,
      ...common,
      name: 'log in',
      rounds: 3,
      round: 1,
      steps: [
        { status: 'done', at: 2.5, bytes: 5, found: '4f4b' },
        { status: 'active', at: null, bytes: 0, found: '' },
      ],
      late: 0,
    },
    {
      kind: 'check',
      job: 3,
      to: 1,
      ...common,
      endedAt: 9,
      outcome: 'failed',
      check: { size: 100, chunk: 10, rate: null, window: null, silenceMs: 1_000 },
      sent: 100,
      received: 20,
      problem: 'difference',
      difference: { offset: 20, from: 4, expected: '00ff', actual: '00fe' },
      times: { count: 2, min: 0.1, p50: 0.1, p90: 0.2, p99: 0.2, max: 0.2 },
      buckets: [[50, 2]],
    },
  ],
};
