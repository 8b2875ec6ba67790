import { Field, Select } from './Field';

/** A field with one of a few values, each by its words. */
export function Choice<T extends string>(props: {
  readonly label: string;
  readonly values: readonly T[];
  readonly value: T;
  readonly words: (value: T) => string;
  readonly onChange: (value: T) => void;
}) {
  const { label, values, value, words, onChange } = props;
  return (
    <Field label={label}>
      {(control) => (
        <Select
          {...control}
          value={value}
          onChange={({ target }) => {
            const found = values.find((each) => each === target.value);
            if (found !== undefined) onChange(found);
          }}
        >
          {values.map((each) => (
            <option key={each} value={each}>
              {words(each)}
            </option>
          ))}
        </Select>
      )}
    </Field>
  );
}
