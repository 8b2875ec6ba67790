/** Why a template cannot be sent, in words. */
import type { TemplateError } from '../bytes/template';
import { composeProblemWords } from './composeWords';
import type { Translate } from './index';

/** A placeholder as it is written. In the catalogue braces would be i18next's own. */
export function placeholder(inner: string): string {
  return `{{${inner}}}`;
}

/** `text`: the template. */
export function templateProblemWords(text: string, error: TemplateError, t: Translate): string {
  // People count from one.
  const at = error.at + 1;
  switch (error.problem) {
    case 'unclosed':
      return t('snippets.template.unclosed', { at, open: '{{', close: '}}' });
    case 'unknown':
      return t('snippets.template.unknown', { at, name: placeholder(error.name) });
    case 'option':
      return error.name === 'random' && error.option === ''
        ? t('snippets.template.noOption', { at, name: error.name, example: placeholder('random 8') })
        : t('snippets.template.option', { at, name: placeholder(error.name), option: error.option });
    case 'no-variable':
      return t('snippets.template.variable', { at, name: error.name });
    case 'does-not-fit':
      return t('snippets.template.fit', { at, name: placeholder(error.name), value: error.value });
    case 'unencodable':
      return t('snippets.template.unencodable', { at, character: error.character });
    case 'text':
      return composeProblemWords(text, { ...error.cause, at: error.at }, t);
  }
}
