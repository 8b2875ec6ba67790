import { expect, it } from 'vitest';
import { procRows } from '../../helpers/listenQueue';
import { testScenarios } from '../../helpers/scenarioTest';

const t = testScenarios();
const onLinux = it.skipIf(process.platform !== 'linux');

onLinux(
  'tells the server EOF, RST or a failed write, and leaves TIME_WAIT only after an orderly end',
  async () => {
    const run = await t.begin('endings');
    await run.act('open');
    const port = run.port('server');
    const [a, b] = [run.port('A'), run.port('B')];
    /** States left of the connection with this port at the client. */
    const left = (client: number) =>
      procRows(port)
        .filter(({ localPort, remotePort }) => localPort === client || remotePort === client)
        .map(({ localPort, state }) => `${localPort === client ? 'client' : 'server'} ${state}`);
    const ends = (socket: number) =>
      run
        .rows('server')
        .filter((row) => row.socket === socket && row.type !== 'state')
        .map((row) => (row.type === 'reset' || row.type === 'failed' ? row.error.code : row.type));

    // A person closes A in its pane.
    t.engine.closeSocket(run.session('A'), 1);
    await run.ticked('close');
    expect(ends(1)).toEqual(['accepted', 'peer-ended', 'ended', 'closed']);
    expect(left(a)).toEqual(['client 06']);

    const reset = await run.act('reset');
    expect(reset.facts[0]).toEqual({
      evidence: 'app',
      fact: 'told',
      values: { who: 'B', code: 'ECONNRESET' },
    });
    expect(ends(2)).toEqual(['accepted', 'ECONNRESET', 'closed']);
    expect(left(b)).toEqual([]);

    const unread = await run.act('unread');
    expect(unread.facts[0]).toMatchObject({ fact: 'killedCode', values: { code: 'ECONNRESET' } });
    expect(left(Number(unread.facts[0]?.values.who))).toEqual([]);

    const kill = await run.act('kill');
    expect(kill.facts).toEqual([
      { evidence: 'app', fact: 'killedEof', values: { who: expect.stringMatching(/^\d+$/) } },
    ]);
    expect(left(Number(kill.facts[0]?.values.who))).toEqual(['client 06']);

    const late = await run.act('lateWrite');
    expect(late.facts).toEqual([
      { evidence: 'app', fact: 'accepted', values: { n: 1 } },
      { evidence: 'app', fact: 'refusedWrite', values: { n: 2, code: 'EPIPE' } },
    ]);
  },
);
