import type { ComposeForm } from '@shared/bytes/compose';
import { expandTemplate, parseTemplate, type TemplateError, variablesOf } from '@shared/bytes/template';
import { useEffect, useMemo, useState } from 'react';
import type { ReadVariable } from './expandNow';

export type Expansion =
  | { readonly kind: 'bytes'; readonly bytes: Uint8Array; readonly isVaried: boolean }
  | { readonly kind: 'problem'; readonly text: string; readonly error: TemplateError }
  /** The host has not answered yet. */
  | { readonly kind: 'asking'; readonly variable: string };

/** Fixed while one looks: random bytes that change with every key pressed could not be read. */
const SAMPLE = Uint8Array.from({ length: 256 }, (_, i) => (i * 167 + 41) & 0xff);

/** What a template becomes, as an example: random bytes and the counter are those of no sending. */
export function useExpansion(text: string, form: ComposeForm, readVariable: ReadVariable): Expansion {
  const [known, setKnown] = useState<ReadonlyMap<string, string | undefined>>(new Map());
  const [now] = useState(Date.now);
  const { mode, encoding, ending } = form;
  const template = useMemo(
    () => parseTemplate(text, { mode, encoding, ending }),
    [text, mode, encoding, ending],
  );
  const variables = template.ok ? variablesOf(template.value) : [];
  const missing = variables.find((name) => !known.has(name));

  useEffect(() => {
    if (missing === undefined) return;
    let isOver = false;
    void readVariable(missing).then((value) => {
      if (!isOver) setKnown((before) => new Map(before).set(missing, value));
    });
    return () => {
      isOver = true;
    };
  }, [missing, readVariable]);

  return useMemo((): Expansion => {
    if (!template.ok) return { kind: 'problem', text, error: template.error };
    if (missing !== undefined) return { kind: 'asking', variable: missing };
    const bytes = expandTemplate(template.value, {
      counter: 1,
      now,
      random: (count) => Uint8Array.from({ length: count }, (_, i) => SAMPLE[i % SAMPLE.length] ?? 0),
      env: (name) => known.get(name),
    });
    return bytes.ok
      ? { kind: 'bytes', bytes: bytes.value, isVaried: template.value.parts.some(isField) }
      : { kind: 'problem', text, error: bytes.error };
  }, [text, template, missing, known, now]);
}

function isField({ kind }: { readonly kind: string }): boolean {
  return kind === 'field';
}
