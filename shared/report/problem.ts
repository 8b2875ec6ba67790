/** What of an unexpected error is kept: enough to find the fault, nothing that was sent or received. Pure. */
import { PROBLEM_FRAME_CHARS, PROBLEM_FRAMES, PROBLEM_NAME_CHARS } from '../contract/limits';
import type { Problem } from '../contract/report';

/** An identifier: names of classes and codes of errors. Anything else might be a text made of data. */
const IDENTIFIER = /^[A-Za-z_$][\w$]*$/;
/** The parts of a place that are kept: the last folder, the file, line and column. */
const KEPT_PARTS = 2;

/** The problem that an error is; `thrown` may be anything, as in JavaScript. */
export function problemOf(place: Problem['place'], thrown: unknown): Problem {
  const error = thrown instanceof Error ? thrown : null;
  const code = error !== null && 'code' in error ? error.code : null;
  return {
    place,
    name: identifier(error?.name) ?? 'Error',
    code: identifier(code),
    frames: framesOf(error?.stack ?? ''),
  };
}

function identifier(value: unknown): string | null {
  return typeof value === 'string' && value.length <= PROBLEM_NAME_CHARS && IDENTIFIER.test(value)
    ? value
    : null;
}

/** The calls of a stack, newest first. What stands before the first call is the message, and goes. */
function framesOf(stack: string): string[] {
  return stack
    .split('\n')
    .map(
      (line) => /^\s*at (?:(.*) \()?([^()]*:\d+:\d+)\)?$/.exec(line) ?? /^([^@\s]*)@(.*:\d+:\d+)$/.exec(line),
    )
    .filter((match) => match !== null)
    .slice(0, PROBLEM_FRAMES)
    .map(([, called = '', where = '']) =>
      `${called} ${shortPlace(where)}`.trim().slice(0, PROBLEM_FRAME_CHARS),
    );
}

/** Neither the address of the page with its key nor the name of somebody's home folder. */
function shortPlace(where: string): string {
  const plain = where.replaceAll('\\', '/').replace(/[?#][^:]*(?=:\d+:\d+$)/, '');
  return plain.split('/').slice(-KEPT_PARTS).join('/');
}
