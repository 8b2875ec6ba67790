import { JOB_QUEUE_BYTES, repeatSchema } from '@shared/contract/jobs';
import { describe, expect, it } from 'vitest';
import { engineJobs } from '../../helpers/engineJobs';
import { openClient, openServer, stateOf } from '../../helpers/engineSessions';
import { jobPeers } from '../../helpers/jobPeers';
import { pollUntil } from '../../helpers/pollUntil';
import { rawPeers } from '../../helpers/rawPeers';

const message = (text: string, more: object = {}) => ({ text, ...more });
const repeat = (text: string, everyMs: number, count: number | null = null, more: object = {}) =>
  repeatSchema.parse({ message: message(text, more), everyMs, count });

describe('a repeated message', () => {
  const here = engineJobs();
  const listen = jobPeers();
  const peers = rawPeers();

  it('is sent as often as wanted, with placeholders, escapes and its line ending', async () => {
    const { port, got } = await listen(() => undefined);
    const session = await openClient(here.engine, port);
    const wish = repeat('n={{counter}}\\t{{len}}', 1, 4, { ending: 'crlf' });
    const state = await here.over('repeat', here.job(here.jobs.repeat({ session, to: 'all', repeat: wish })));
    await pollUntil('all of it', () => got().length >= 4 * 7);
    expect(got().toString()).toBe([0, 1, 2, 3].map((n) => `n=${n}\t4\r\n`).join(''));
    expect(state).toMatchObject({
      outcome: 'done',
      to: 1,
      sent: 4,
      bytes: got().length,
      skipped: 0,
      nobody: 0,
    });
    expect(state.label).toBe('n={{counter}}\\t{{len}}');
  });

  it('in hex is sent as bytes', async () => {
    const { port, got } = await listen(() => undefined);
    const session = await openClient(here.engine, port);
    const wish = repeat('AA 55 {{sum8}}', 1, 1, { mode: 'hex' });
    await here.over('repeat', here.job(here.jobs.repeat({ session, to: 1, repeat: wish })));
    await pollUntil('all of it', () => got().length >= 3);
    expect(got().toString('hex')).toBe('aa55ff');
  });

  it('goes to all who are there, and to nobody when nobody is', async () => {
    const { session, port } = await openServer(here.engine, 'manual');
    const job = here.job(here.jobs.repeat({ session, to: 'all', repeat: repeat('x', 1) }));
    await pollUntil('sends to nobody', () => here.state('repeat', job).nobody > 2);
    expect(here.state('repeat', job).sent).toBe(0);
    const [a, b] = [await peers.connect(port), await peers.connect(port)];
    await a.untilBytes(3);
    await b.untilBytes(3);
    a.socket.destroy();
    b.socket.destroy();
    await pollUntil('both to be gone', () => stateOf(here.engine, session)?.open === 0);
    expect(here.state('repeat', job).outcome).toBe('running');
    here.jobs.stop(job);
    expect(here.state('repeat', job).outcome).toBe('stopped');
  });

  it('goes to one connection of a server until that is closed, and says so', async () => {
    const { session, port } = await openServer(here.engine, 'manual');
    const first = await peers.connect(port);
    const second = await peers.connect(port);
    await pollUntil('both', () => stateOf(here.engine, session)?.open === 2);
    const job = here.job(here.jobs.repeat({ session, to: 2, repeat: repeat('ab', 1) }));
    await second.untilBytes(6);
    expect(first.bytes).toBe(0);
    second.socket.destroy();
    expect(await here.over('repeat', job)).toMatchObject({ outcome: 'closed' });
  });

  it('ends when our own direction has ended', async () => {
    const { port } = await listen(() => undefined);
    const session = await openClient(here.engine, port);
    const job = here.job(here.jobs.repeat({ session, to: 'all', repeat: repeat('x', 1) }));
    here.engine.end(session, 1);
    expect(await here.over('repeat', job)).toMatchObject({ outcome: 'closed' });
  });

  it('is skipped while too much waits, and counted', async () => {
    const { port } = await listen((socket) => void socket.pause());
    const session = await openClient(here.engine, port);
    const job = here.job(here.jobs.repeat({ session, to: 'all', repeat: repeat('{{random 65536}}', 1) }));
    const state = await pollUntil('skips', () => {
      const now = here.state('repeat', job);
      return now.skipped > 5 ? now : null;
    });
    const queued = here.engine.stateOf(session)?.sockets[0]?.queued ?? 0;
    expect(queued).toBeGreaterThan(JOB_QUEUE_BYTES);
    expect(queued).toBeLessThanOrEqual(JOB_QUEUE_BYTES + 65_536);
    await pollUntil('more skips', () => here.state('repeat', job).skipped > state.skipped);
    expect(here.state('repeat', job).sent).toBe(state.sent);
  });

  it('leaves no `drained` rows of sends that were taken at once', async () => {
    const { port } = await listen(() => undefined);
    const session = await openClient(here.engine, port);
    const before = here.engine.log(0)?.rows;
    await here.over('repeat', here.job(here.jobs.repeat({ session, to: 'all', repeat: repeat('x', 1, 20) })));
    expect(here.engine.log(0)?.rows).toBe(before);
  });

  it('may run beside others; all of them can be stopped at once', async () => {
    const { port } = await listen(() => undefined);
    const one = await openClient(here.engine, port);
    const other = await openClient(here.engine, port);
    for (const session of [one, one, other])
      here.job(here.jobs.repeat({ session, to: 'all', repeat: repeat('x', 5) }));
    here.jobs.stopAll(one);
    expect(here.jobs.state.map(({ outcome }) => outcome)).toEqual(['stopped', 'stopped', 'running']);
    here.jobs.stopAll(null);
    expect(here.jobs.state.map(({ outcome }) => outcome)).toEqual(['stopped', 'stopped', 'stopped']);
    expect(here.jobs.dismiss(1)).toMatchObject({ ok: true });
    expect(here.jobs.state.map(({ job }) => job)).toEqual([2, 3]);
    await here.engine.close(one);
    expect(here.jobs.state.map(({ job }) => job)).toEqual([3]);
  });

  it('is refused when it cannot be sent', async () => {
    const { port } = await listen(() => undefined);
    const session = await openClient(here.engine, port);
    for (const [text, mode] of [
      ['{{nonsense}}', 'text'],
      ['abc', 'hex'],
      ['{{env.BOTHENDS_NO_SUCH_VARIABLE}}', 'text'],
      ['', 'text'],
    ] as const)
      expect(here.jobs.repeat({ session, to: 'all', repeat: repeat(text, 1, 1, { mode }) })).toMatchObject({
        ok: false,
        error: { code: 'BAD_COMMAND' },
      });
    expect(here.jobs.repeat({ session, to: 7, repeat: repeat('x', 1) })).toMatchObject({ ok: false });
    expect(here.jobs.repeat({ session: 99, to: 'all', repeat: repeat('x', 1) })).toMatchObject({ ok: false });
    expect(here.jobs.state).toEqual([]);
  });

  it('may not be started without end', async () => {
    const { session } = await openServer(here.engine, 'manual');
    for (let i = 0; i < 32; i++)
      here.job(here.jobs.repeat({ session, to: 'all', repeat: repeat('x', 60_000) }));
    expect(here.jobs.repeat({ session, to: 'all', repeat: repeat('x', 60_000) })).toMatchObject({
      ok: false,
    });
  });
});
