import { useState } from 'react';
import { Field, Input, useWords } from '../../ui/index';

/** A whole number within bounds. What is typed stays as it is typed; only a number that fits is taken over. */
export function NumberField(props: {
  readonly label: string;
  readonly value: number;
  readonly min: number;
  readonly max: number;
  readonly onChange: (value: number) => void;
}) {
  const { label, value, min, max, onChange } = props;
  const { t } = useWords();
  const [text, setText] = useState(String(value));
  const number = /^\s*\d+\s*$/.test(text) ? Number(text) : Number.NaN;
  const isWrong = !(number >= min && number <= max);
  // Another rule, or an undo: what is typed here belonged to the value before.
  if (!isWrong && number !== value) setText(String(value));
  return (
    <Field
      label={label}
      className="rules-number"
      error={isWrong ? t('rules.framing.numberProblem', { min, max }) : undefined}
    >
      {(control) => (
        <Input
          {...control}
          inputMode="numeric"
          value={text}
          onChange={(event) => {
            const typed = event.target.value;
            const next = /^\s*\d+\s*$/.test(typed) ? Number(typed) : Number.NaN;
            const fits = next >= min && next <= max;
            setText(typed);
            if (fits) onChange(next);
          }}
        />
      )}
    </Field>
  );
}
