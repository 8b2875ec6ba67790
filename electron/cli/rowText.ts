import { isChunk, type Row } from '@shared/contract/events';
import { eventWords } from '@shared/i18n/eventWords';
import { formatExactBytes, type Language, type Translate } from '@shared/i18n/index';

/** A row in the words of the catalogue, without its time and number. */
export function rowText(row: Row, t: Translate, language: Language): string {
  return isChunk(row)
    ? t(`traffic.row.${row.type}`, { size: formatExactBytes(row.bytes, language) })
    : eventWords(row, t, language).text;
}
