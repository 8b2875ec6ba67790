import { expect, it } from 'vitest';
import { commandPeers } from '../../helpers/commandPeers';
import { procRows } from '../../helpers/listenQueue';
import { pollUntil } from '../../helpers/pollUntil';
import { testScenarios } from '../../helpers/scenarioTest';

const t = testScenarios();
const command = commandPeers();
const onLinux = it.skipIf(process.platform !== 'linux');

onLinux(
  'closes one direction, sends in the other, and leaks CLOSE_WAIT until the server closes',
  async () => {
    const run = await t.begin('half-close');
    await run.act('connect');
    const [port, a] = [run.port('server'), run.port('A')];
    const states = (client: number) =>
      procRows(port)
        .filter(({ localPort, remotePort }) => localPort === client || remotePort === client)
        .map(({ localPort, state }) => `${localPort === client ? 'client' : 'server'} ${state}`)
        .sort();

    // A person does it in the pane of A.
    t.engine.end(run.session('A'), 1);
    const half = await run.ticked('halfClose');
    expect(states(a)).toEqual(['client 05', 'server 08']);
    expect(half.facts.filter(({ evidence }) => evidence === 'kernel').map(({ values }) => values)).toEqual([
      { from: String(a), to: String(port), state: 'FIN_WAIT_2' },
      { from: String(port), to: String(a), state: 'CLOSE_WAIT' },
    ]);

    const late = await run.act('stillHere');
    expect(late.facts).toEqual([{ evidence: 'app', fact: 'late', values: { n: 11 } }]);
    const rows = run.rows('A');
    const [ended, received] = [
      rows.findIndex((r) => r.type === 'ended'),
      rows.findIndex((r) => r.type === 'received'),
    ];
    expect(received).toBeGreaterThan(ended);

    await run.act('serverCloses');
    expect(states(a)).toEqual(['client 06']);

    const leak = await run.act('leak');
    expect(leak.facts).toContainEqual({ evidence: 'kernel', fact: 'closeWait', values: { n: 3 } });
    const leaking = () =>
      procRows(port).filter(({ localPort, state }) => localPort === port && state === '08');
    expect(leaking()).toHaveLength(3);
    await run.act('cleanUp');
    expect(leaking()).toEqual([]);
  },
);

it('a program that closes its sending by half gets the late answer', async () => {
  const run = await t.begin('half-close');
  await run.act('connect');
  const peer = command('ncat', ['127.0.0.1', String(run.port('server'))]);
  peer.process.stdin.end('hi');
  const server = run.session('server');
  const { socket } = await pollUntil('its end', () =>
    run.rows('server').find((r) => r.type === 'peer-ended'),
  );
  t.engine.send(server, socket, Buffer.from('still here\n'));
  t.engine.end(server, socket);
  expect(await peer.untilExit()).toBe(0);
  expect(peer.output.toString()).toBe('still here\n');
});
