import { parseSize } from '@shared/bytes/size';
import type { Translate } from '@shared/i18n/index';
import { type Reader, UsageError } from './usage';

/** Reads a size such as `512M`. */
export function readSize(t: Translate): Reader<number> {
  return (value, name) => {
    const bytes = parseSize(value);
    if (bytes !== null) return bytes;
    const reason = t('cli.invalid.size');
    throw new UsageError(t('cli.error.invalidArgument', { value, name, reason }));
  };
}
