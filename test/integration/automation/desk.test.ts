import { CONTRACT_VERSION, JOBS_PERIOD_MS } from '@shared/contract/index';
import type { JobState } from '@shared/contract/jobs';
import { memoryPipePair } from '@shared/transport/memoryPipe';
import { afterEach, expect, it } from 'vitest';
import { Jobs } from '../../../electron/automation/jobs/index';
import { attachView } from '../../../electron/bridge/index';
import { engineJobs } from '../../helpers/engineJobs';
import { openClient, openServer } from '../../helpers/engineSessions';
import { pollUntil } from '../../helpers/pollUntil';
import { TestView } from '../../helpers/testView';

const here = engineJobs();
const views: TestView[] = [];
afterEach(() => {
  for (const view of views.splice(0)) view.client.close();
});

async function attach(): Promise<TestView> {
  const [a, b] = memoryPipePair();
  attachView(here.engine, a, { kind: 'web', version: '0', jobs: here.jobs });
  const view = new TestView(b);
  views.push(view);
  await view.client.call('hello', { contract: CONTRACT_VERSION, language: 'en' });
  return view;
}

const repeat = { message: { text: 'x' }, everyMs: 1, count: null };
const outcomes = (jobs: readonly JobState[] | undefined) => jobs?.map(({ outcome }) => outcome);

it('views begin jobs, all of them are told how these stand, and a view that comes later too', async () => {
  const first = await attach();
  const second = await attach();
  expect(first.jobs).toEqual([[]]);
  const { port } = await openServer(here.engine);
  const session = await openClient(here.engine, port);
  const started = await first.client.call('jobs.repeat', { session, to: 'all', repeat });
  expect(started).toEqual({ ok: true, value: { job: 1 } });
  for (const view of [first, second])
    await pollUntil('news of the job', () => outcomes(view.jobs.at(-1))?.includes('running'));
  const late = await attach();
  expect(outcomes(late.jobs[0])).toEqual(['running']);
  expect(await second.client.call('jobs.stop-all', { session: null })).toMatchObject({ ok: true });
  for (const view of [first, second, late])
    await pollUntil('its end', () => outcomes(view.jobs.at(-1))?.includes('stopped'));
  expect(await late.client.call('jobs.dismiss', { job: 1 })).toMatchObject({ ok: true });
  await pollUntil('nothing', () => first.jobs.at(-1)?.length === 0);
});

it('goes on when the view that began it is gone', async () => {
  const view = await attach();
  const { port } = await openServer(here.engine);
  const session = await openClient(here.engine, port);
  await view.client.call('jobs.repeat', { session, to: 'all', repeat });
  view.client.close();
  const sent = here.state('repeat', 1).sent;
  await pollUntil('more sends', () => here.state('repeat', 1).sent > sent + 5);
});

it('tells views no more often than the contract says, however much happens', async () => {
  // A clock that stands still but for what the test lets pass.
  let now = 0;
  const due: { readonly time: number; readonly run: () => void }[] = [];
  const clock = {
    now: () => now,
    at: (time: number, run: () => void) => {
      const alarm = { time, run };
      due.push(alarm);
      return () => void due.splice(due.indexOf(alarm), 1);
    },
  };
  const jobs = new Jobs(here.engine, clock);
  let told = 0;
  jobs.onChanged(() => void told++);
  const { session } = await openServer(here.engine, 'manual');
  jobs.repeat({ session, to: 'all', repeat: { ...repeat, message: MESSAGE } });
  for (; now < 4 * JOBS_PERIOD_MS; now++) {
    for (const alarm of due.filter(({ time }) => time <= now)) {
      due.splice(due.indexOf(alarm), 1);
      alarm.run();
    }
  }
  expect(told).toBe(4);
  expect(jobs.state[0]).toMatchObject({ nobody: 4 * JOBS_PERIOD_MS, missed: 0 });
  jobs.close();
});

const MESSAGE = { text: 'x', mode: 'text', encoding: 'utf-8', ending: 'none' } as const;
