import type { EventFields } from '../contract/events';
import { formatNumber } from './format';
import type { Translate } from './index';
import type { Language } from './languages';

/** A note in words. What a program of the course notes prints is the same whatever language its user speaks. */
export function noteWords(fields: EventFields<'note'>, t: Translate, language: Language): string {
  const { note, n = 0, text = '' } = fields;
  switch (note) {
    case 'connected-client':
      return `Connected client ${n}`;
    case 'line-received':
      return `server received ${n} bytes`;
    case 'message':
      return `Message from server: ${text}`;
    case 'remark':
      return text;
    default:
      return t(`traffic.note.${note}`, { n: formatNumber(n, language) });
  }
}
