/** A message that is sent by itself, as it is written, and what is wrong with it. Pure. */
import { parseTemplate } from '@shared/bytes/template';
import { type JobMessage, jobMessageSchema } from '@shared/contract/jobs';
import type { Translate } from '@shared/i18n/index';
import { templateProblemWords } from '@shared/i18n/templateWords';

export const EMPTY_MESSAGE: JobMessage = jobMessageSchema.parse({ text: '', ending: 'lf' });

/** Why it cannot be sent, in words; null when it can. */
export function messageProblem({ text, ...form }: JobMessage, t: Translate): string | null {
  const template = parseTemplate(text, form);
  if (!template.ok) return templateProblemWords(text, template.error, t);
  return text === '' && form.ending === 'none' ? t('jobs.message.empty') : null;
}
