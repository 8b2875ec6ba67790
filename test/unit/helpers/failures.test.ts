import { describe, expect, it } from 'vitest';
import { failuresOf } from '../../helpers/failures';

const vitest = (...testResults: object[]): string => JSON.stringify({ testResults });

describe('what failed, by name', () => {
  it('is nothing without a report', () => {
    expect(failuresOf('vitest', undefined)).toEqual([]);
    expect(failuresOf('playwright', '{}')).toEqual([]);
  });

  it('names the file, the test and the first line of what was wrong', () => {
    const assertionResults = [
      { status: 'passed', fullName: 'a well' },
      { status: 'failed', fullName: 'b badly', failureMessages: ['\u001b[31mError: no\u001b[0m\n  at x'] },
      { status: 'failed', fullName: 'c badly' },
    ];
    const json = vitest({ name: '/home/me/p/test/unit/x.test.ts', status: 'failed', assertionResults });
    expect(failuresOf('vitest', json)).toEqual([
      'test/unit/x.test.ts: b badly: Error: no',
      'test/unit/x.test.ts: c badly',
    ]);
  });

  it('names a file that could not be loaded', () => {
    const file = { name: 'C:\\p\\test\\unit\\y.test.ts', status: 'failed', message: 'No such module\nmore' };
    expect(failuresOf('vitest', vitest({ ...file, assertionResults: [] }))).toEqual([
      'test/unit/y.test.ts: No such module',
    ]);
  });

  it('finds what was unexpected or flaky however deep it is', () => {
    const test = (status: string, message: string) => ({ status, results: [{}, { error: { message } }] });
    const json = JSON.stringify({
      suites: [
        {
          title: 'pair.spec.ts',
          specs: [{ title: 'well', tests: [test('expected', '')] }],
          suites: [
            {
              title: 'a pair',
              specs: [{ title: 'echoes', tests: [test('flaky', 'Timed out'), test('unexpected', 'Gone')] }],
            },
          ],
        },
      ],
    });
    expect(failuresOf('playwright', json)).toEqual([
      'pair.spec.ts: a pair: echoes: Timed out',
      'pair.spec.ts: a pair: echoes: Gone',
    ]);
  });
});
