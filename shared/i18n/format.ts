/** Numbers, sizes, times and lists as people of a language read them. */
import type { Language } from './languages';

const formats = new Map<string, Intl.NumberFormat>();

/** Creating a NumberFormat costs more than a hundred uses of it. */
function numberFormat(language: Language, digits: number): Intl.NumberFormat {
  const key = `${language}${digits}`;
  let format = formats.get(key);
  if (format === undefined) {
    format = new Intl.NumberFormat(language, { maximumFractionDigits: digits });
    formats.set(key, format);
  }
  return format;
}

/** `1,234,567`. */
export function formatNumber(value: number, language: Language, digits = 0): string {
  return numberFormat(language, digits).format(value);
}

/** Every byte counts: `8,388,608 B`. */
export function formatExactBytes(bytes: number, language: Language): string {
  return `${formatNumber(bytes, language)} B`;
}

const SIZE_UNITS = ['B', 'kB', 'MB', 'GB', 'TB'];

/** At a glance: `6 B`, `1.2 MB` (a kB is 1,000 B). */
export function formatBytes(bytes: number, language: Language): string {
  let value = bytes;
  let unit = 0;
  while (unit < SIZE_UNITS.length - 1 && value >= (unit === 0 ? 999.5 : 999.95)) {
    value /= 1_000;
    unit++;
  }
  return `${formatNumber(value, language, unit === 0 ? 0 : 1)} ${SIZE_UNITS[unit]}`;
}

/** `12 B/s`. */
export function formatRate(bytesPerSecond: number, language: Language): string {
  return `${formatBytes(bytesPerSecond, language)}/s`;
}

const TIME_UNITS: Readonly<Record<Language, { second: string; minute: string; hour: string }>> = {
  en: { second: ' s', minute: ' min', hour: ' h' },
  ko: { second: '초', minute: '분', hour: '시간' },
};

/** `85 µs`, `0.4 ms`, `12 ms`, `3.07 s`, `2 min 14 s`, `1 h 3 min`: as exact as it is interesting. */
export function formatDuration(ms: number, language: Language): string {
  const { second, minute, hour } = TIME_UNITS[language];
  if (ms < 0.1) return `${formatNumber(ms * 1_000, language)} µs`;
  if (ms < 9.95) return `${formatNumber(ms, language, 1)} ms`;
  if (ms < 999.5) return `${formatNumber(ms, language)} ms`;
  if (ms < 9_995) return `${formatNumber(ms / 1_000, language, 2)}${second}`;
  if (ms < 59_950) return `${formatNumber(ms / 1_000, language, 1)}${second}`;
  const seconds = Math.round(ms / 1_000);
  if (seconds < 3_600) return join(Math.floor(seconds / 60), minute, seconds % 60, second, language);
  const minutes = Math.round(seconds / 60);
  return join(Math.floor(minutes / 60), hour, minutes % 60, minute, language);
}

function join(
  large: number,
  largeUnit: string,
  small: number,
  smallUnit: string,
  language: Language,
): string {
  const first = `${formatNumber(large, language)}${largeUnit}`;
  return small === 0 ? first : `${first} ${small}${smallUnit}`;
}

/** Local wall clock, `12:03:04.123`. Written by hand: Intl needs 2 µs, and every row of a flood has one. */
export function formatClock(epochMs: number): string {
  const date = new Date(epochMs);
  const pad = (value: number) => (value < 10 ? `0${value}` : `${value}`);
  const ms = date.getMilliseconds();
  const thousandths = ms < 10 ? `00${ms}` : ms < 100 ? `0${ms}` : `${ms}`;
  return `${pad(date.getHours())}:${pad(date.getMinutes())}:${pad(date.getSeconds())}.${thousandths}`;
}

/** `::1, 127.0.0.1`. */
export function formatList(items: readonly string[]): string {
  return items.join(', ');
}
