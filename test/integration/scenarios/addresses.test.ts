import type { FactState } from '@shared/contract/scenario';
import { expect, it } from 'vitest';
import { commandPeers } from '../../helpers/commandPeers';
import { statuses, testScenarios } from '../../helpers/scenarioTest';

const t = testScenarios();
const command = commandPeers();

/** What a cell of the matrix became: `ok` or a code. */
function cell(facts: readonly FactState[], target: string, server: string): string {
  const found = facts.find(
    ({ fact, values }) => fact !== 'cellTried' && values.target === target && values.server === server,
  );
  return found?.fact === 'cellConnected' ? 'ok' : String(found?.values.code);
}

it('which address answers which is what ncat finds, and every error has a code', async () => {
  const state = await t.play('addresses');
  for (const status of statuses(state)) expect(status).toMatch(/^(done|unavailable)$/);
  const [servers, matrix, ...errors] = state.steps;
  const listening =
    servers?.facts.map(({ values }) => ({ host: String(values.host), port: String(values.port) })) ?? [];
  expect(listening.length).toBeGreaterThanOrEqual(2);
  for (const { host, port } of listening) {
    for (const target of ['127.0.0.1', '::1']) {
      const peer = command('ncat', ['-z', target === '::1' ? '-6' : '-4', target, port]);
      const answers = (await peer.untilExit()) === 0;
      expect([host, target, cell(matrix?.facts ?? [], target, host) === 'ok']).toEqual([
        host,
        target,
        answers,
      ]);
    }
    // A name is as good as the best of its addresses.
    expect(cell(matrix?.facts ?? [], 'localhost', host)).toMatch(/^(ok|ECONNREFUSED)$/);
  }
  expect(matrix?.facts).toContainEqual({
    evidence: 'app',
    fact: 'cellConnected',
    values: { target: '127.0.0.1', server: '127.0.0.1', address: '127.0.0.1', seenAs: '127.0.0.1' },
  });
  if (listening.some(({ host }) => host === '::')) {
    const mapped = matrix?.facts.find(
      ({ values }) => values.target === '127.0.0.1' && values.server === '::',
    );
    expect(mapped?.values.seenAs).toBe('::ffff:127.0.0.1');
  }

  const codes = errors.map(({ facts }) =>
    facts.map(({ values }) => values.code ?? values.port ?? values.address),
  );
  const [inUse, notOurs, , noName, badPort, , farAway] = codes;
  expect([inUse, notOurs, badPort]).toEqual([['EADDRINUSE'], ['EADDRNOTAVAIL'], ['70000']]);
  // Whatever the network of this machine says.
  expect(noName?.[0]).toMatch(/^(ENOTFOUND|EAI_\w+|ETIMEDOUT)$/);
  expect(farAway?.at(-1)).toMatch(/^(E[A-Z]+|203\.0\.113\.1)$/);
});
