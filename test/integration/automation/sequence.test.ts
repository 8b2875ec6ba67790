import { type Sequence, sequenceSchema } from '@shared/contract/jobs';
import { describe, expect, it } from 'vitest';
import { engineJobs } from '../../helpers/engineJobs';
import { openClient } from '../../helpers/engineSessions';
import { type Answer, jobPeers } from '../../helpers/jobPeers';
import { pollUntil } from '../../helpers/pollUntil';

const send = (text: string, delayMs = 0) => ({ do: 'send', delayMs, message: { text, ending: 'lf' } });
const wait = (text: string, more: object = {}) => ({
  do: 'wait',
  for: { kind: 'regex', text },
  timeoutMs: 10_000,
  ...more,
});
const sequence = (steps: readonly object[], more: object = {}): Sequence =>
  sequenceSchema.parse({ name: 'test', steps, ...more });

describe('a sequence', () => {
  const here = engineJobs();
  const listen = jobPeers();

  async function start(answer: Answer, wish: Sequence) {
    const peer = await listen(answer);
    const session = await openClient(here.engine, peer.port);
    const job = here.job(here.jobs.sequence({ session, socket: 1, sequence: wish }));
    return { ...peer, session, job };
  }

  const login: Answer = (socket, chunk) => {
    const text = chunk.toString();
    if (text.startsWith('user')) socket.write('331 password?\r\n');
    else if (text.startsWith('pass')) socket.write('230 welcome\r\nREADY>');
    else if (text.startsWith('status')) socket.write(Buffer.from([0x01, 0xaa, 0x37, 0xbb]));
  };

  it('sends and waits, step by step', async () => {
    const steps = [
      send('user a'),
      wait('^331 .*\\r\\n'),
      send('pass b', 5),
      wait('(?i)welcome'),
      wait('ready>|READY>'),
      send('status'),
      { do: 'wait', for: { kind: 'hex', text: 'aa ?? bb' }, timeoutMs: 10_000 },
    ];
    const { job, got } = await start(login, sequence(steps));
    const state = await here.over('sequence', job);
    expect(state).toMatchObject({ outcome: 'done', round: 1, rounds: 1, late: 0 });
    expect(state.steps.map(({ status }) => status)).toEqual(steps.map(() => 'done'));
    const found = state.steps.map((step) => Buffer.from(step.found, 'hex').toString('latin1'));
    expect(found).toEqual(['', '331 password?\r\n', '', 'welcome', 'READY>', '', '\xaa7\xbb']);
    const times = state.steps.map(({ at }) => at ?? Number.NaN);
    expect(times).toEqual([...times].sort((a, b) => a - b));
    expect(got().toString()).toBe('user a\npass b\nstatus\n');
  });

  it('does all of it as often as wanted', async () => {
    const wish = sequence([send('n={{counter}}'), wait('ok \\d')], { rounds: 5 });
    const { job, got } = await start((socket) => socket.write('ok 1\n'), wish);
    expect(await here.over('sequence', job)).toMatchObject({ outcome: 'done', round: 5, late: 0 });
    expect(got().toString()).toBe('n=0\nn=1\nn=2\nn=3\nn=4\n');
  });

  it('finds the same when every byte comes by itself', async () => {
    const text = Buffer.from('one 1\r\ntwo 22\r\nthree 333\r\n');
    const wish = sequence([send('go'), wait('[a-z]+ (\\d+)\\r\\n'), wait('22'), wait('thr.*\\n')]);
    const { job } = await start((socket, chunk) => {
      if (!chunk.toString().startsWith('go')) return;
      socket.setNoDelay(true);
      let at = 0;
      const next = (): void => {
        if (at >= text.length) return;
        socket.write(text.subarray(at, ++at), () => setImmediate(next));
      };
      next();
    }, wish);
    const { steps } = await here.over('sequence', job);
    expect(steps.slice(1).map((step) => Buffer.from(step.found, 'hex').toString())).toEqual([
      'one 1\r\n',
      '22',
      'three 333\r\n',
    ]);
  });

  it('is over when what it waits for does not come in time', async () => {
    const wish = sequence([send('hello'), wait('never', { timeoutMs: 30 }), send('not sent')]);
    const { job, got } = await start(() => undefined, wish);
    const state = await here.over('sequence', job);
    expect(state).toMatchObject({ outcome: 'failed', late: 1 });
    expect(state.steps.map(({ status }) => status)).toEqual(['done', 'late', 'open']);
    expect(got().toString()).toBe('hello\n');
  });

  it('goes on all the same when it is told to', async () => {
    const steps = [wait('never', { timeoutMs: 20, otherwise: 'go-on' }), send('then this')];
    const { job, got } = await start(() => undefined, sequence(steps));
    const state = await here.over('sequence', job);
    expect(state.steps.map(({ status }) => status)).toEqual(['late', 'done']);
    expect(state).toMatchObject({ outcome: 'failed', late: 1 });
    await pollUntil('the message', () => got().toString() === 'then this\n');
  });

  it('finds its words in a flood', async () => {
    const noise = Buffer.alloc(300_000, 'lorem ipsum ');
    const wish = sequence([send('go'), wait('needle \\d+ '), wait('thread')]);
    const { job } = await start((socket) => {
      for (let i = 0; i < 10; i++) socket.write(noise);
      socket.write('needle 42 and ');
      for (let i = 0; i < 10; i++) socket.write(noise);
      socket.write('thread');
    }, wish);
    expect(await here.over('sequence', job)).toMatchObject({ outcome: 'done' });
  });

  it('ends with its connection, and says so', async () => {
    const wish = sequence([send('bye'), wait('answer')]);
    const { job } = await start((socket) => socket.destroy(), wish);
    expect(await here.over('sequence', job)).toMatchObject({ outcome: 'closed' });
  });

  it('can be stopped', async () => {
    const { job } = await start(() => undefined, sequence([wait('answer')]));
    here.jobs.stop(job);
    expect(here.state('sequence', job)).toMatchObject({ outcome: 'stopped', steps: [{ status: 'active' }] });
  });

  it('is refused as a whole when a step is wrong', async () => {
    const { session } = await start(() => undefined, sequence([wait('x')]));
    for (const step of [wait('('), wait('x$'), send('{{what}}')]) {
      const answer = here.jobs.sequence({ session, socket: 1, sequence: sequence([send('first'), step]) });
      expect(answer).toMatchObject({ ok: false, error: { code: 'BAD_COMMAND' } });
      if (!answer.ok) expect(answer.error.message).toContain('step 2');
    }
  });
});
