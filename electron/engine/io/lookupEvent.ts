import type { LookupAddress } from 'node:dns';
import type { EventFields } from '@shared/contract/events';
import { errorInfo } from './nodeErrors';

/** Addresses one `lookup` event lists; a name may have hundreds. */
const LISTED_ADDRESSES = 32;

export function lookupFields(
  host: string,
  error: Error | null,
  addresses: readonly LookupAddress[] | undefined,
  durationMs: number,
): EventFields<'lookup'> {
  return {
    host,
    addresses: (addresses ?? []).slice(0, LISTED_ADDRESSES).map(({ address, family }) => ({
      address,
      family: family === 6 ? ('IPv6' as const) : ('IPv4' as const),
    })),
    ...(error === null ? {} : { error: errorInfo(error, 'connect') }),
    durationMs,
  };
}
