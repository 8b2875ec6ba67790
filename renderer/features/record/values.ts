/** What the dialog that records has in its fields, and what becomes of it. */
import { ROTATE_BYTES_MAX, ROTATE_SECONDS_MAX, type Rotation, type WhenSlow } from '@shared/contract/index';

const MEGABYTE = 1024 * 1024;
export const MEGABYTES_MAX = ROTATE_BYTES_MAX / MEGABYTE;
export const MINUTES_MAX = ROTATE_SECONDS_MAX / 60;

export interface RecordValues {
  /** Only this session, or all. */
  readonly scope: 'session' | 'workspace';
  readonly file: string;
  readonly replace: boolean;
  readonly whenSlow: WhenSlow;
  readonly split: 'never' | 'size' | 'time';
  readonly size: string;
  readonly minutes: string;
}

/** The first field that is wrong; null when none is. */
export function wrongField({ file, split, size, minutes }: RecordValues): 'file' | 'size' | 'minutes' | null {
  if (file.trim() === '') return 'file';
  if (split === 'size' && !isWhole(size, MEGABYTES_MAX)) return 'size';
  return split === 'time' && !isWhole(minutes, MINUTES_MAX) ? 'minutes' : null;
}

export function rotationOf({ split, size, minutes }: RecordValues): Rotation {
  return {
    bytes: split === 'size' ? Number(size) * MEGABYTE : null,
    seconds: split === 'time' ? Number(minutes) * 60 : null,
  };
}

function isWhole(text: string, max: number): boolean {
  return /^\d{1,9}$/.test(text.trim()) && Number(text) >= 1 && Number(text) <= max;
}
