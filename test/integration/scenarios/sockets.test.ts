import type { Row } from '@shared/contract/events';
import { expect, it } from 'vitest';
import { procRows } from '../../helpers/listenQueue';
import { pollUntil } from '../../helpers/pollUntil';
import { readLog } from '../../helpers/readLog';
import { statuses, testScenarios } from '../../helpers/scenarioTest';

const t = testScenarios();
const isLinux = process.platform === 'linux';

/** The server's sockets on its port, as Linux tells them: how many listen, how many are connected. */
function serverRows(port: number): readonly [number, number] {
  const rows = procRows(port).filter(({ localPort }) => localPort === port);
  const count = (wanted: string) => rows.filter(({ state }) => state === wanted).length;
  return [count('0A'), count('01')];
}

it('has one listening socket and one for each client; each lives its own life', async () => {
  const run = await t.begin('sockets');
  await run.act('start');
  const port = run.port('server');
  if (isLinux) expect(serverRows(port)).toEqual([1, 0]);

  const two = await run.act('connectTwo');
  expect(two.facts[0]).toEqual({ evidence: 'app', fact: 'count', values: { server: 3, client: 1 } });
  expect(two.facts.slice(1, 3).map(({ values }) => values)).toEqual([
    { socket: '#1', local: String(port), remote: String(run.port('A')) },
    { socket: '#2', local: String(port), remote: String(run.port('B')) },
  ]);
  if (isLinux) {
    expect(serverRows(port)).toEqual([1, 2]);
    const { values } = two.facts.find(({ fact }) => fact === 'descriptors') ?? {};
    expect(values?.list).toMatch(/^\d+, \d+, \d+$/);
  }

  const b = run.port('B');
  const one = await run.act('closeOne');
  expect(one.facts.map(({ fact, values }) => [fact, values])).toContainEqual(['left', { n: 2 }]);
  expect(one.facts).toContainEqual({
    evidence: 'app',
    fact: 'echo',
    values: { who: 'B', text: 'still here' },
  });
  if (isLinux) expect(serverRows(port)).toEqual([1, 1]);

  const stop = await run.act('stopListening');
  expect(stop.facts).toContainEqual({
    evidence: 'app',
    fact: 'echo',
    values: { who: 'B', text: 'and here' },
  });
  expect(stop.facts).toContainEqual({
    evidence: 'app',
    fact: 'refused',
    values: { who: 'C', code: 'ECONNREFUSED' },
  });
  expect(stop.facts).toContainEqual({
    evidence: 'kernel',
    fact: 'pairState',
    values: { local: String(port), remote: String(b), state: 'ESTABLISHED' },
  });
  if (isLinux) expect(serverRows(port)).toEqual([0, 1]);
});

it('ticks what a person does in the panes: the other client closed, the first one heard and refused', async () => {
  const run = await t.begin('sockets');
  await run.act('start');
  await run.act('connectTwo');
  const [server, a] = [run.session('server'), run.session('A')];
  const until = (session: number, type: Row['type'], count = 1) =>
    pollUntil(`${count} ${type}`, () => {
      const log = t.engine.log(session);
      return log !== undefined && readLog(log).filter((row) => row.type === type).length >= count;
    });
  t.engine.closeSocket(server, 2);
  await until(server, 'closed');
  t.engine.send(a, 'all', Buffer.from('me\n'));
  const closed = await run.ticked('closeOne');
  expect(closed.facts).toContainEqual({ evidence: 'app', fact: 'echo', values: { who: 'A', text: 'me' } });

  t.engine.stopListening(server);
  t.engine.send(a, 'all', Buffer.from('and me\n'));
  await until(a, 'received', 2);
  t.engine.connect(run.session('B'));
  const stopped = await run.ticked('stopListening');
  expect(stopped.facts).toContainEqual({
    evidence: 'app',
    fact: 'refused',
    values: { who: 'B', code: 'ECONNREFUSED' },
  });
});

it('plays to its end', async () => {
  expect(statuses(await t.play('sockets'))).toEqual(['done', 'done', 'done', 'done']);
});
