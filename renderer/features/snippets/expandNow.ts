import type { ComposeForm } from '@shared/bytes/compose';
import { expandTemplate, parseTemplate, type TemplateError, variablesOf } from '@shared/bytes/template';
import { fail, ok, type Result } from '@shared/contract/result';

/** Asks for a variable of the host's environment; undefined when there is none. */
export type ReadVariable = (name: string) => Promise<string | undefined>;

/** The bytes of one sending. */
export async function expandNow(
  text: string,
  form: ComposeForm,
  counter: number,
  readVariable: ReadVariable,
): Promise<Result<Uint8Array, TemplateError>> {
  const template = parseTemplate(text, form);
  if (!template.ok) return fail(template.error);
  const names = variablesOf(template.value);
  const values = await Promise.all(names.map(readVariable));
  const known = new Map(names.map((name, at) => [name, values[at]]));
  const bytes = expandTemplate(template.value, {
    counter,
    now: Date.now(),
    random: randomBytes,
    env: (name) => known.get(name),
  });
  return bytes.ok ? ok(bytes.value) : fail(bytes.error);
}

function randomBytes(count: number): Uint8Array {
  return crypto.getRandomValues(new Uint8Array(count));
}
