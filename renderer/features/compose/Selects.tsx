import { ENCODING_NAMES, ENCODINGS, type Encoding } from '@shared/bytes/encoding';
import { LINE_ENDINGS, type LineEnding } from '@shared/bytes/eol';
import type { SocketState } from '@shared/contract/state';
import { Select } from '../../ui/Field';
import { useWords } from '../../ui/words';
import { INPUT_MODES, type InputMode } from './entry';
import { type To, targetOptions } from './target';

/** Whom the message goes to. */
export function TargetSelect(props: {
  readonly to: To;
  readonly sockets: readonly SocketState[];
  readonly onChange: (to: To) => void;
}) {
  const { to, sockets, onChange } = props;
  const { t } = useWords();
  const options = targetOptions(sockets, t);
  return (
    <Select
      small
      className="compose-to"
      aria-label={t('compose.to')}
      title={options.find(({ value }) => value === to)?.text}
      value={String(to)}
      onChange={({ target: { value } }) => onChange(value === 'all' ? 'all' : Number(value))}
    >
      {options.map((option) => (
        <option key={option.value} value={String(option.value)}>
          {option.text}
        </option>
      ))}
    </Select>
  );
}

/** How the message is put in. */
export function ModeSelect(props: {
  readonly mode: InputMode;
  readonly onChange: (mode: InputMode) => void;
}) {
  const { t } = useWords();
  return (
    <Choice
      label={t('compose.inputMode')}
      hint={t('compose.inputModeHint')}
      values={INPUT_MODES}
      value={props.mode}
      text={(mode) => t(`compose.mode.${mode}`)}
      onChange={props.onChange}
    />
  );
}

/** How characters become bytes. */
export function EncodingSelect(props: {
  readonly encoding: Encoding;
  readonly onChange: (encoding: Encoding) => void;
}) {
  const { t } = useWords();
  return (
    <Choice
      label={t('compose.encoding')}
      hint={t('compose.encodingHint')}
      values={ENCODINGS}
      value={props.encoding}
      text={(encoding) => ENCODING_NAMES[encoding]}
      onChange={props.onChange}
    />
  );
}

/** What is added to the message. Always in sight: nothing is sent that is not. */
export function EndingSelect(props: {
  readonly ending: LineEnding;
  readonly onChange: (ending: LineEnding) => void;
}) {
  const { t } = useWords();
  return (
    <Choice
      label={t('compose.lineEnding')}
      hint={t('compose.lineEndingHint')}
      values={LINE_ENDINGS}
      value={props.ending}
      text={(ending) => t(`compose.ending.${ending}`)}
      onChange={props.onChange}
    />
  );
}

function Choice<T extends string>(props: {
  readonly label: string;
  readonly hint: string;
  readonly values: readonly T[];
  readonly value: T;
  readonly text: (value: T) => string;
  readonly onChange: (value: T) => void;
}) {
  const { label, hint, values, value, text, onChange } = props;
  return (
    <Select
      small
      className="compose-choice"
      aria-label={label}
      title={hint}
      value={value}
      onChange={({ target }) => {
        const found = values.find((candidate) => candidate === target.value);
        if (found !== undefined) onChange(found);
      }}
    >
      {values.map((option) => (
        <option key={option} value={option}>
          {text(option)}
        </option>
      ))}
    </Select>
  );
}
