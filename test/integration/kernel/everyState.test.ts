// All ten states that can be reached on one machine, in one run: what we say, what `ss` says and what /proc has, at the same time.
import { TCP_STATES, type TcpState } from '@shared/tcp/states';
import { describe, expect, it } from 'vitest';
import { procRows } from '../../helpers/listenQueue';
import { isInstalled } from '../../helpers/otherPrograms';
import { testScenarios } from '../../helpers/scenarioTest';
import { ssLines } from '../../helpers/ssTable';

/** As /proc/net/tcp has them. */
const CODES: Partial<Record<TcpState, string>> = {
  LISTEN: '0A',
  SYN_SENT: '02',
  ESTABLISHED: '01',
  FIN_WAIT_1: '04',
  FIN_WAIT_2: '05',
  CLOSE_WAIT: '08',
  CLOSING: '0B',
  LAST_ACK: '09',
  TIME_WAIT: '06',
};
/** The step of the scenario that brings each about. */
const STEPS = [
  'listen',
  'synSent',
  'established',
  'finWait1',
  'finWait2',
  'lastAck',
  'closing',
  'timeWait',
] as const;

const t = testScenarios();

interface Row {
  readonly from: number;
  readonly to: number;
  readonly state: TcpState;
}

/** The state that a program of its own prints for this row now. */
function bySs({ from, to }: Row): readonly string[] {
  return ssLines({ address: '127.0.0.1', port: from })
    .map((line) => line.split(' | '))
    .filter(
      ([, local, remote]) => local === `127.0.0.1 ${from}` && remote === (to === 0 ? '-' : `127.0.0.1 ${to}`),
    )
    .map(([state = '']) => state);
}

const byProc = ({ from, to }: Row): readonly string[] =>
  procRows(from)
    .filter(({ localPort, remotePort }) => localPort === from && remotePort === to)
    .map(({ state }) => state);

describe.skipIf(process.platform !== 'linux' || !isInstalled('ss'))('in one run', () => {
  it('nine states are rows, the same for us, for ss and in /proc, and CLOSED is no row', async () => {
    const run = await t.begin('states');
    const reached = new Set<TcpState>();
    for (const step of STEPS) {
      const { facts } = await run.act(step);
      for (const { fact, values } of facts) {
        const row: Row =
          fact === 'listens'
            ? { from: Number(values.port), to: 0, state: 'LISTEN' }
            : {
                from: Number(values.from),
                to: Number(values.to),
                state: TCP_STATES.find((state) => state === values.state) ?? 'CLOSED',
              };
        reached.add(row.state);
        expect({ row, ss: bySs(row), proc: byProc(row) }).toEqual({
          row,
          ss: [row.state],
          proc: [CODES[row.state]],
        });
      }
    }
    const { facts } = await run.act('closed');
    const { from, to } = facts[0]?.values ?? {};
    const gone: Row = { from: Number(from), to: Number(to), state: 'CLOSED' };
    reached.add(gone.state);
    expect([gone.from > 0, bySs(gone), byProc(gone)]).toEqual([true, [], []]);

    expect(reached).toEqual(new Set(TCP_STATES.filter((state) => state !== 'SYN_RECEIVED')));
  });
});
