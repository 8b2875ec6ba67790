import type { Result } from '@shared/contract/result';
import { useState } from 'react';
import type { z } from 'zod';
import { recall, remember } from './remembered';
import type { Submit } from './SessionForm';
import type { Problem, Problems } from './typed';

/** What a dialog remembers, under which name, and how its values become a spec. */
interface Form<Values, Spec> {
  readonly key: string;
  readonly schema: z.ZodType<Values>;
  readonly defaults: Values;
  readonly check: (values: Values) => Result<Spec, Problems<Values>>;
}

/**
 * Values of a dialog with their problems: nothing is complained about before the first attempt to submit.
 * `known` is filled in over what was remembered.
 */
export function useForm<Values extends object, Spec>(
  { key, schema, defaults, check }: Form<Values, Spec>,
  onSubmit: Submit<Spec>,
  known: Partial<Values> = {},
) {
  const [values, setValues] = useState(() => ({ ...recall(localStorage, key, schema, defaults), ...known }));
  const [tried, setTried] = useState(false);
  const checked = check(values);
  const problems: Problems<Values> = tried && !checked.ok ? checked.error : {};
  return {
    values,
    problemOf: (field: keyof Values): Problem | undefined => problems[field],
    change: (part: Partial<Values>): void => setValues((old) => ({ ...old, ...part })),
    /** Answers why it was refused, null when done, or false when fields have problems. */
    async submit(): Promise<string | null | false> {
      setTried(true);
      if (!checked.ok) return false;
      const refusal = await onSubmit(checked.value);
      if (refusal === null) remember(localStorage, key, values);
      return refusal;
    },
  };
}

/** A host that a person has chosen for all dialogs comes before the one that was used last. */
export function usualHost(defaultHost: string): { readonly host?: string } {
  return defaultHost === '' ? {} : { host: defaultHost };
}
