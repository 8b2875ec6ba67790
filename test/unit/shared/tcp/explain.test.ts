import { explainFailure, type Situation } from '@shared/tcp/explain';
import { EXPLANATION_IDS } from '@shared/tcp/explanations';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

describe('the explanation of a failure', () => {
  it.each([
    ['listen', 'EADDRINUSE', 'listen', 'in-use'],
    ['listen', 'EADDRNOTAVAIL', 'listen', 'not-our-address'],
    ['listen', 'EACCES', 'listen', 'no-permission'],
    ['listen', 'ENOTFOUND', 'getaddrinfo', 'name-not-found'],
    ['listen', 'EAI_AGAIN', 'getaddrinfo', 'resolver-unavailable'],
    ['listen', 'EMFILE', 'accept', 'too-many-files'],
    ['connect', 'ECONNREFUSED', 'connect', 'refused'],
    ['connect', 'ETIMEDOUT', 'connect', 'no-answer'],
    ['connect', 'EHOSTUNREACH', 'connect', 'host-unreachable'],
    ['connect', 'ENETUNREACH', 'connect', 'network-unreachable'],
    ['connect', 'ENOTFOUND', 'getaddrinfo', 'name-not-found'],
    ['connect', 'EAI_NONAME', 'getaddrinfo', 'name-not-found'],
    ['connect', 'EAI_AGAIN', 'getaddrinfo', 'resolver-unavailable'],
    ['connect', 'EAI_FAIL', 'getaddrinfo', 'resolver-unavailable'],
    ['connect', 'EADDRINUSE', 'bind', 'local-port-busy'],
    ['connect', 'EADDRNOTAVAIL', 'bind', 'local-address-unavailable'],
    ['connect', 'EADDRNOTAVAIL', 'connect', 'local-port-busy'],
    ['connect', 'EACCES', 'bind', 'no-permission'],
    ['connect', 'EACCES', 'connect', 'rule-blocked'],
    ['connect', 'EPERM', 'connect', 'rule-blocked'],
    ['connect', 'EINVAL', 'connect', 'rule-blocked'],
    ['connect', 'EINVAL', 'bind', 'local-address-unavailable'],
    ['connect', 'EMFILE', 'connect', 'too-many-files'],
    ['established', 'ECONNRESET', 'read', 'reset'],
    ['established', 'EPIPE', 'write', 'write-after-peer-gone'],
    ['established', 'ETIMEDOUT', 'read', 'no-answer'],
    ['established', 'EHOSTUNREACH', 'read', 'host-unreachable'],
    ['established', 'EINVAL', 'write', 'unknown'],
  ] as const)('%s %s (%s) is %s', (situation, code, syscall, id) => {
    expect(explainFailure({ situation, code, syscall })).toBe(id);
  });

  it('says that all addresses of a name failed, whatever their codes', () => {
    expect(explainFailure({ situation: 'connect', code: 'ECONNREFUSED', attempts: 2 })).toBe(
      'all-attempts-failed',
    );
    expect(explainFailure({ situation: 'connect', code: 'ECONNREFUSED', attempts: 1 })).toBe('refused');
  });

  it('knows an answer for every code, even those that objects have as properties', () => {
    const code = fc.oneof(fc.string(), fc.constantFrom('constructor', '__proto__', 'toString'));
    const situation = fc.constantFrom<Situation>('listen', 'connect', 'established');
    fc.assert(
      fc.property(code, situation, (code, situation) => {
        expect(EXPLANATION_IDS).toContain(explainFailure({ situation, code }));
      }),
    );
  });

  it('has no id twice', () => {
    expect(new Set(EXPLANATION_IDS).size).toBe(EXPLANATION_IDS.length);
  });
});
