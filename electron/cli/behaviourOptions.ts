/** The options of `--behaviour`: each belongs to one of them, and is refused beside another. */

import type { clientSpecSchema, serverSpecSchema } from '@shared/contract/spec';
import type { Translate } from '@shared/i18n/index';
import type { z } from 'zod';
import { UsageError } from './usage';

export interface ServerBehaviourOptions {
  readonly behaviour: NonNullable<z.input<typeof serverSpecSchema>['behaviour']>['name'];
  readonly text?: string;
  readonly nul?: boolean;
  readonly once?: boolean;
  readonly maxClients?: number;
  readonly buffer?: number;
  readonly split?: number;
  readonly delay?: number;
}

export interface ClientBehaviourOptions {
  readonly behaviour: NonNullable<z.input<typeof clientSpecSchema>['behaviour']>['name'];
  readonly buffer?: number;
}

/** Which options each behaviour has, by their long flags, and what the contract calls them. */
const OPTIONS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  hello: { text: 'text', nul: 'nul', once: 'once' },
  iterative: { maxClients: 'maxClients', buffer: 'buffer' },
  split: { split: 'bytes', delay: 'delayMs' },
  'read-once': { buffer: 'buffer' },
  naive: { buffer: 'buffer' },
};

/** The behaviour as the contract checks it. Throws a UsageError for an option that belongs to another behaviour. */
export function behaviourInput<N extends string>(
  { behaviour: name, ...options }: { readonly behaviour: N },
  t: Translate,
): { name: N } {
  const known = OPTIONS[name] ?? {};
  const input: Record<string, unknown> = {};
  for (const [flag, value] of Object.entries(options)) {
    const field = known[flag];
    if (field === undefined) {
      const needed = Object.keys(OPTIONS).filter((each) => OPTIONS[each]?.[flag] !== undefined);
      throw new UsageError(
        t('cli.error.optionOfBehaviour', { option: longFlag(flag), behaviour: needed.join(', ') }),
      );
    }
    input[field] = value;
  }
  return { name, ...input };
}

function longFlag(name: string): string {
  return `--${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
}
