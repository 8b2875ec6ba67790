// @vitest-environment node
import { CLIENT_BEHAVIOURS, SERVER_BEHAVIOURS } from '@shared/contract/behaviour';
import { clientSpecSchema, serverSpecSchema } from '@shared/contract/spec';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clientValuesOf, serverValuesOf } from '../../../renderer/features/dialogs/fromSpec';
import { checkClient, checkServer } from '../../../renderer/features/dialogs/values';

const common = {
  host: fc.constantFrom('127.0.0.1', '::', 'localhost'),
  halfOpen: fc.boolean(),
  noDelay: fc.boolean(),
  keepAlive: fc.option(fc.record({ delayMs: fc.integer({ min: 1_000, max: 86_400_000 }) })),
};
const buffer = fc.integer({ min: 1, max: 65_536 });

/** Of each behaviour by name; those with options have them all. */
const serverOptions = {
  hello: { text: fc.string({ maxLength: 40 }), nul: fc.boolean(), once: fc.boolean() },
  iterative: { maxClients: fc.nat(1_000), buffer },
  split: { bytes: buffer, delayMs: fc.nat(60_000) },
};
const clientOptions = { 'read-once': { buffer }, naive: { buffer } };

function behaviours(names: readonly string[], options: Readonly<Record<string, object>>) {
  const each = names.map((name) => fc.record({ name: fc.constant(name), ...options[name] }));
  return fc.oneof(...each);
}

describe('a dialog that is filled in with a spec asks for that spec', () => {
  it('server', () => {
    const spec = fc.record({
      ...common,
      port: fc.nat(65_535),
      backlog: fc.integer({ min: 1, max: 65_535 }),
      maxConnections: fc.option(fc.integer({ min: 1, max: 1_000_000 })),
      ipv6Only: fc.boolean(),
      engine: fc.constantFrom('blocking', 'portable', null),
      behaviour: behaviours(SERVER_BEHAVIOURS, serverOptions),
    });
    fc.assert(
      fc.property(spec, (fields) => {
        const asked = serverSpecSchema.parse({ kind: 'tcp-server', ...fields });
        expect(checkServer(serverValuesOf(asked))).toEqual({ ok: true, value: asked });
      }),
    );
  });

  it('client', () => {
    const spec = fc.record({
      ...common,
      port: fc.integer({ min: 1, max: 65_535 }),
      localAddress: fc.constantFrom('127.0.0.1', '::1', null),
      localPort: fc.option(fc.integer({ min: 1, max: 65_535 })),
      connectTimeoutMs: fc.integer({ min: 1, max: 600_000 }),
      reconnect: fc.constantFrom('manual', 'auto'),
      behaviour: behaviours(CLIENT_BEHAVIOURS, clientOptions),
    });
    fc.assert(
      fc.property(spec, (fields) => {
        const asked = clientSpecSchema.parse({ kind: 'tcp-client', ...fields });
        expect(checkClient(clientValuesOf(asked))).toEqual({ ok: true, value: asked });
      }),
    );
  });
});
