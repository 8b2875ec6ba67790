import {
  type SettingName,
  type Settings,
  type SettingsChange,
  settingSchemas,
} from '@shared/contract/settings';
import { RotateCcw } from 'lucide-react';
import { type KeyboardEvent, type ReactNode, useState } from 'react';
import { Checkbox, Field, IconButton, Input, Select, useWords } from '../../ui/index';
import { fontProblem } from './fontCheck';
import {
  CHOICES,
  type ChoiceName,
  isChoice,
  isNumber,
  isText,
  NUMBERS,
  type NumberName,
  numberOf,
  type TextName,
  wordsOfValue,
} from './values';

const FONT_CHARS = 100;

export interface SettingFieldProps {
  readonly name: SettingName;
  readonly settings: Settings;
  /** Why it cannot be changed here, or is not in force; it is shown below. */
  readonly note: string | null;
  readonly isDisabled: boolean;
  readonly isUsual: boolean;
  readonly onChange: (change: SettingsChange) => void;
  readonly onReset: () => void;
}

/** One setting with its words, and the way back to what is usual. */
export function SettingField(props: SettingFieldProps) {
  const { name, note, isDisabled, isUsual, onReset } = props;
  const { t } = useWords();
  const label = t(`settings.item.${name}.label`);
  return (
    <div className="setting" data-setting={name}>
      <div className="setting-field">
        <Control {...props} />
        {note !== null && <p className="setting-note">{note}</p>}
      </div>
      {!isUsual && !isDisabled && (
        <IconButton
          small
          label={t('settings.reset', { what: label })}
          icon={<RotateCcw />}
          onClick={onReset}
        />
      )}
    </div>
  );
}

function Control(props: SettingFieldProps): ReactNode {
  const { name, settings, isDisabled, onChange } = props;
  const { t } = useWords();
  if (isChoice(name)) return <ChoiceSetting {...props} name={name} />;
  if (isNumber(name)) return <NumberSetting {...props} name={name} />;
  if (isText(name)) return <TextSetting {...props} name={name} />;
  return (
    <Checkbox
      label={t(`settings.item.${name}.label`)}
      hint={t(`settings.item.${name}.hint`)}
      checked={settings[name] === true}
      disabled={isDisabled}
      onChange={(checked) => onChange({ [name]: checked })}
    />
  );
}

function ChoiceSetting({
  name,
  settings,
  isDisabled,
  onChange,
}: SettingFieldProps & { readonly name: ChoiceName }) {
  const { t } = useWords();
  return (
    <Field label={t(`settings.item.${name}.label`)} hint={t(`settings.item.${name}.hint`)}>
      {(control) => (
        <Select
          {...control}
          value={settings[name]}
          disabled={isDisabled}
          onChange={({ target }) => {
            const chosen = settingSchemas[name].safeParse(target.value);
            if (chosen.success) onChange({ [name]: chosen.data });
          }}
        >
          {CHOICES[name].map((value) => (
            <option key={value} value={value}>
              {wordsOfValue(t, name, value)}
            </option>
          ))}
        </Select>
      )}
    </Field>
  );
}

/** Taken when the field is left or with Enter: half a number would already let rows go. */
function NumberSetting({
  name,
  settings,
  isDisabled,
  onChange,
}: SettingFieldProps & { readonly name: NumberName }) {
  const { t } = useWords();
  const { text, setText, isWrong, setWrong } = useTyped(String(settings[name]));
  const { min, max } = NUMBERS[name];
  const take = (typed: string): void => {
    const value = numberOf(typed, { min, max });
    setWrong(value === null);
    if (value !== null && value !== settings[name]) onChange({ [name]: value });
  };
  return (
    <Field
      label={t(`settings.item.${name}.label`)}
      hint={t(`settings.item.${name}.hint`)}
      error={isWrong ? t('settings.invalid.number', { min, max }) : undefined}
    >
      {(control) => (
        <Input
          {...control}
          className="setting-number"
          inputMode="numeric"
          value={text}
          disabled={isDisabled}
          onChange={({ target }) => setText(target.value)}
          onBlur={() => take(text)}
          onKeyDown={(event) => {
            const step = { ArrowUp: 1, ArrowDown: -1 }[event.key];
            const value = numberOf(text, { min, max });
            if (isEnter(event)) take(text);
            else if (step !== undefined && value !== null) {
              event.preventDefault();
              const next = String(Math.min(max, Math.max(min, value + step)));
              setText(next);
              // What is only looked at follows at once; what would let rows go waits for Enter.
              if (name === 'fontSize') take(next);
            }
          }}
        />
      )}
    </Field>
  );
}

function TextSetting({
  name,
  settings,
  isDisabled,
  onChange,
}: SettingFieldProps & { readonly name: TextName }) {
  const { t } = useWords();
  const { text, setText, isWrong, setWrong } = useTyped(settings[name]);
  const take = (): void => {
    const value = text.trim();
    const isGood = settingSchemas[name].safeParse(value).success;
    setWrong(!isGood);
    if (isGood && value !== settings[name]) onChange({ [name]: value });
  };
  const wrong =
    name === 'font' ? t('settings.invalid.font', { max: FONT_CHARS }) : t('settings.invalid.host');
  const problem = name === 'font' ? fontProblem(settings.font) : null;
  return (
    <>
      <Field
        label={t(`settings.item.${name}.label`)}
        hint={t(`settings.item.${name}.hint`)}
        error={isWrong ? wrong : undefined}
      >
        {(control) => (
          <Input
            {...control}
            value={text}
            disabled={isDisabled}
            placeholder={t(name === 'font' ? 'settings.bundled' : 'settings.lastUsed')}
            onChange={({ target }) => {
              setText(target.value);
              if (isWrong) setWrong(false);
            }}
            onBlur={take}
            onKeyDown={(event) => isEnter(event) && take()}
          />
        )}
      </Field>
      {problem !== null && <p className="setting-note">{t(`settings.font.${problem}`)}</p>}
    </>
  );
}

/** What is being typed, and whether it was refused; begins anew when the value changes, here or in another view. */
function useTyped(value: string) {
  const [text, setText] = useState(value);
  const [isWrong, setWrong] = useState(false);
  const [seen, setSeen] = useState(value);
  if (value !== seen) {
    setSeen(value);
    setText(value);
    setWrong(false);
  }
  return { text, setText, isWrong, setWrong };
}

function isEnter(event: KeyboardEvent): boolean {
  return event.key === 'Enter' && !event.nativeEvent.isComposing;
}
