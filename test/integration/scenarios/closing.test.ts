import { expect, it } from 'vitest';
import { procRows } from '../../helpers/listenQueue';
import { pollUntil } from '../../helpers/pollUntil';
import { testScenarios } from '../../helpers/scenarioTest';

const t = testScenarios();
/** TIME_WAIT lasts 60 s on Linux. */
const GONE_MS = 90_000;
const onLinux = it.skipIf(process.platform !== 'linux');

/** The rows left of the connection with this port at the client: whose side, and their state. */
function left(port: number, client: number): readonly string[] {
  return procRows(port)
    .filter(({ localPort, remotePort }) => localPort === client || remotePort === client)
    .map(({ localPort, state }) => `${localPort === client ? 'client' : 'server'} ${state}`);
}

onLinux(
  'leaves TIME_WAIT at the client that closes first, at the server that closes first, and then nothing',
  async () => {
    const run = await t.begin('closing');
    await run.act('connect');
    const port = run.port('server');
    const [x, y] = [run.port('X'), run.port('Y')];

    const client = await run.act('clientFirst');
    expect(left(port, x)).toEqual(['client 06']);
    expect(left(port, y)).toHaveLength(2);
    expect(client.facts.slice(1)).toEqual([
      { evidence: 'kernel', fact: 'timeWait', values: { from: String(x), to: String(port) } },
      { evidence: 'kernel', fact: 'noRow', values: { from: String(port), to: String(x) } },
    ]);

    // A person closes it in the server's pane.
    t.engine.closeSocket(run.session('server'), 2);
    const server = await run.ticked('serverFirst');
    expect(left(port, y)).toEqual(['server 06']);
    expect(server.facts.slice(1)).toEqual([
      { evidence: 'kernel', fact: 'timeWait', values: { from: String(port), to: String(y) } },
      { evidence: 'kernel', fact: 'noRow', values: { from: String(y), to: String(port) } },
    ]);

    const gone = await pollUntil(
      'both to be gone',
      () => {
        const step = run.step('gone');
        return step?.status === 'done' ? step : null;
      },
      GONE_MS,
    );
    expect([left(port, x), left(port, y)]).toEqual([[], []]);
    for (const { values } of gone.facts) expect(values.s).toBeGreaterThanOrEqual(55);
    expect(gone.facts).toHaveLength(2);
  },
  GONE_MS,
);
