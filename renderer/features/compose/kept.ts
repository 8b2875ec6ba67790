import { LINE_ENDINGS, type LineEnding } from '@shared/bytes/eol';
import { type MessageHistory, parseHistory, serializeHistory } from './history';

const DEFAULT_ENDING: LineEnding = 'lf';

/** The line ending last chosen for this kind of session. */
export function readEnding(storage: Pick<Storage, 'getItem'>, key: string): LineEnding {
  const kept = storage.getItem(endingKey(key));
  return LINE_ENDINGS.find((ending) => ending === kept) ?? DEFAULT_ENDING;
}

export function keepEnding(storage: Pick<Storage, 'setItem'>, key: string, ending: LineEnding): void {
  keep(storage, endingKey(key), ending);
}

export function readHistory(storage: Pick<Storage, 'getItem'>, key: string): MessageHistory {
  return parseHistory(storage.getItem(historyKey(key)));
}

export function keepHistory(storage: Pick<Storage, 'setItem'>, key: string, history: MessageHistory): void {
  keep(storage, historyKey(key), serializeHistory(history));
}

const endingKey = (key: string): string => `bothends.compose.ending.${key}`;
const historyKey = (key: string): string => `bothends.compose.history.${key}`;

function keep(storage: Pick<Storage, 'setItem'>, key: string, value: string): void {
  try {
    storage.setItem(key, value);
  } catch {
    // The storage is full or forbidden: what is on the screen goes on working.
  }
}
