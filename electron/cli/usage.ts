/** Reads what was typed as values, and refuses it in the user's language. */
import { isIP } from 'node:net';
import { PORT_MAX } from '@shared/contract/limits';
import { serverSpecSchema } from '@shared/contract/spec';
import { formatList, type Translate } from '@shared/i18n/index';

/** The command was wrong: its message is for the user, its exit code 2. */
export class UsageError extends Error {}

/** Reads one typed value; `name` is what the user calls it. */
export type Reader<T> = (value: string, name: string) => T;

export interface Readers {
  wholeNumber(min: number, max: number): Reader<number>;
  readonly port: Reader<number>;
  readonly anyPort: Reader<number>;
  readonly host: Reader<string>;
  readonly address: Reader<string>;
  oneOf<T extends string>(choices: readonly T[]): Reader<T>;
}

export function readers(t: Translate): Readers {
  const refuse = (value: string, name: string, reason: string): never => {
    throw new UsageError(t('cli.error.invalidArgument', { value, name, reason }));
  };
  const wholeNumber =
    (min: number, max: number): Reader<number> =>
    (value, name) => {
      const number = /^\d{1,9}$/.test(value) ? Number(value) : Number.NaN;
      return number >= min && number <= max
        ? number
        : refuse(value, name, t('cli.invalid.number', { min, max }));
    };
  return {
    wholeNumber,
    port: wholeNumber(1, PORT_MAX),
    anyPort: wholeNumber(0, PORT_MAX),
    host(value, name) {
      // People copy addresses from URLs, where IPv6 stands in brackets.
      const host = /^\[(.+)\]$/.exec(value)?.[1] ?? value;
      const spec = serverSpecSchema.safeParse({ kind: 'tcp-server', host });
      return spec.success ? spec.data.host : refuse(value, name, t('cli.invalid.host'));
    },
    address: (value, name) => (isIP(value) === 0 ? refuse(value, name, t('cli.invalid.address')) : value),
    oneOf: (choices) => (value, name) =>
      choices.find((choice) => choice === value) ??
      refuse(value, name, t('cli.invalid.choice', { values: formatList(choices) })),
  };
}
