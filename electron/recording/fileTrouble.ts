import type { FileTrouble } from '@shared/contract/recording';

const TROUBLES: Readonly<Record<string, FileTrouble['trouble']>> = {
  EEXIST: 'exists',
  ENOENT: 'no-folder',
  ENOTDIR: 'no-folder',
  EISDIR: 'not-a-file',
  ENXIO: 'not-a-file',
  EACCES: 'not-permitted',
  EPERM: 'not-permitted',
  EROFS: 'not-permitted',
  ENOSPC: 'disk-full',
  EDQUOT: 'disk-full',
  EFBIG: 'too-large',
};

/** An error of the file system as something a person can act on. */
export function fileTrouble(error: unknown, file: string): FileTrouble {
  const { code = '', message }: NodeJS.ErrnoException =
    error instanceof Error ? error : new Error(String(error));
  return { trouble: TROUBLES[code] ?? 'failed', file, detail: message };
}
