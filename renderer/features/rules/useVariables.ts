import { variablesOf } from '@shared/bytes/template';
import type { ReadyRules } from '@shared/rules/compile';
import { useEffect, useState } from 'react';

/** Asks for a variable of the host's environment; undefined when there is none. */
export type ReadVariable = (name: string) => Promise<string | undefined>;

/** The variables that these rules answer with, as the host knows them; null: it has not answered yet. */
export function useVariables(
  ready: ReadyRules | null,
  readVariable: ReadVariable,
): ReadonlyMap<string, string | undefined> | null {
  const [known, setKnown] = useState<ReadonlyMap<string, string | undefined>>(new Map());
  const names = ready === null ? [] : ready.rules.flatMap(({ reply }) => variablesOf(reply.template));
  const missing = names.find((name) => !known.has(name));
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
  return missing === undefined ? known : null;
}
