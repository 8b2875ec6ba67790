import type { ComposeProblem } from '../bytes/compose';
import { ENCODING_NAMES } from '../bytes/encoding';
import { printableString } from '../bytes/printable';
import type { Translate } from './index';

/** Why a text cannot be sent, and where in it, in one line for the place beside its box. */
export function composeProblemWords(text: string, problem: ComposeProblem, t: Translate): string {
  return t('compose.problem.at', { place: placeWords(text, problem.at, t), what: whatWords(problem, t) });
}

/** The place as people count: characters from one, and lines where there are several. */
function placeWords(text: string, at: number, t: Translate): string {
  const lines = text.slice(0, at).split('\n');
  const n = [...(lines.at(-1) ?? '')].length + 1;
  return text.includes('\n')
    ? t('compose.problem.line', { line: lines.length, n })
    : t('compose.problem.character', { n });
}

function whatWords(problem: ComposeProblem, t: Translate): string {
  const text = printableString(problem.text);
  return problem.problem === 'unencodable'
    ? t('compose.problem.unencodable', { text, encoding: ENCODING_NAMES[problem.encoding] })
    : t(`compose.problem.${problem.problem}`, { text });
}
