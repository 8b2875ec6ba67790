import { type Problem, problemSchema } from '@shared/contract/report';
import { problemOf } from '@shared/report/problem';
import { reportText } from '@shared/report/reportText';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

const SECRET = 'password=hunter2';

/** Errors as browsers and Node make them, whose message has something in it that nobody may see. */
function withStack(stack: string): Error {
  const error = new TypeError(SECRET);
  error.stack = stack;
  return error;
}

describe('a problem', () => {
  it('is where an error was thrown, without its message', () => {
    const problem = problemOf('host', Object.assign(new RangeError(SECRET), { code: 'ERR_OUT_OF_RANGE' }));
    expect(problem).toMatchObject({ place: 'host', name: 'RangeError', code: 'ERR_OUT_OF_RANGE' });
    expect(problem.frames[0]).toMatch(/report\/problem\.test\.ts:\d+:\d+$/);
    expect(JSON.stringify(problem)).not.toContain(SECRET);
  });

  it.each([
    ['Node', `TypeError: ${SECRET}\n    at Session.open (file:///home/me/app/out/main/index.js:10:20)`],
    [
      'a method',
      `TypeError: ${SECRET}\n  and more\n    at async Session.open (/home/me/app/out/main/index.js:10:20)`,
    ],
    ['no function', `TypeError: ${SECRET}\n    at /home/me/app/out/main/index.js:10:20`],
    ['Windows', `TypeError: ${SECRET}\n    at Session.open (C:\\Users\\me\\app\\out\\main\\index.js:10:20)`],
    [
      'Chromium',
      `TypeError: ${SECRET}\n    at Session.open (http://127.0.0.1:8080/main/index.js?key=${SECRET}:10:20)`,
    ],
    ['Firefox', `open@http://127.0.0.1:8080/main/index.js:10:20`],
  ])('reads the stack of %s', (_, stack) => {
    const { frames } = problemOf('page', withStack(stack));
    expect(frames).toHaveLength(1);
    expect(frames[0]).toMatch(/main\/index\.js:10:20$/);
    expect(frames[0]).not.toContain('me/');
    expect(frames[0]).not.toContain(SECRET);
  });

  it('is a problem whatever was thrown, and fits the contract', () => {
    fc.assert(
      fc.property(fc.anything(), fc.string(), (thrown, stack) => {
        for (const each of [
          thrown,
          withStack(stack),
          Object.assign(withStack(stack), { name: stack, code: thrown }),
        ])
          expect(problemSchema.safeParse(problemOf('page', each)).success).toBe(true);
      }),
    );
  });

  it('takes no text for a name or a code', () => {
    const error = Object.assign(new Error('x'), { name: `Error ${SECRET}`, code: SECRET });
    expect(problemOf('page', error)).toMatchObject({ name: 'Error', code: null });
  });
});

describe('a report', () => {
  const facts = { version: '1.2.3', host: 'web', platform: 'linux x64', runtime: 'Node 24' };

  it('says what it is about and that nothing is on record', () => {
    const text = reportText(facts, []);
    expect(text).toContain('Bothends 1.2.3, web\nlinux x64, Node 24');
    expect(text).toContain('No unexpected error is on record.');
  });

  it('tells each problem with its time, its calls, and how often it came', () => {
    const problem: Problem = { place: 'page', name: 'TypeError', code: null, frames: ['draw a/b.js:1:2'] };
    const text = reportText(facts, [
      { ...problem, at: '2026-11-21T10:00:00.000Z', times: 1 },
      { ...problem, code: 'EIO', at: '2026-11-21T11:00:00.000Z', times: 3 },
    ]);
    expect(text).toContain('2026-11-21T10:00:00.000Z page: TypeError\n    at draw a/b.js:1:2\n');
    expect(text).toContain('2026-11-21T11:00:00.000Z page: TypeError EIO (3 times)\n');
  });
});
