import { Checkbox, Field, Input, useWords } from '../../ui/index';
import type { Problem } from './typed';

const SUGGESTED_HOSTS = ['127.0.0.1', '0.0.0.0', '::', '::1', 'localhost'];

/** A problem in words. */
export function useProblemText(): (problem: Problem | undefined) => string | undefined {
  const { t } = useWords();
  return (problem) => {
    if (problem === undefined) return undefined;
    return problem.key === 'number'
      ? t('dialogs.invalid.number', { min: problem.min, max: problem.max })
      : t(`dialogs.invalid.${problem.key}`);
  };
}

export interface TextFieldProps {
  readonly label: string;
  readonly hint?: string | undefined;
  readonly problem: Problem | undefined;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly numeric?: boolean;
  readonly placeholder?: string | undefined;
  readonly autoFocus?: boolean;
  readonly list?: string;
  readonly className?: string;
}

export function TextField(props: TextFieldProps) {
  const { label, hint, problem, value, onChange, numeric = false, className, ...input } = props;
  const text = useProblemText();
  return (
    <Field label={label} hint={hint} error={text(problem)} {...(className !== undefined && { className })}>
      {(control) => (
        <Input
          {...control}
          {...input}
          value={value}
          inputMode={numeric ? 'numeric' : 'text'}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </Field>
  );
}

export function HostField(props: Omit<TextFieldProps, 'label' | 'list' | 'numeric'>) {
  const { t } = useWords();
  return (
    <>
      <TextField label={t('dialogs.host')} list="host-suggestions" {...props} />
      <datalist id="host-suggestions">
        {SUGGESTED_HOSTS.map((host) => (
          <option key={host} value={host} />
        ))}
      </datalist>
    </>
  );
}

interface SocketValues {
  halfOpen: boolean;
  noDelay: boolean;
  keepAlive: boolean;
  keepAliveSeconds: string;
}

/** The options that servers and clients share. */
export function SocketOptions(props: {
  readonly values: SocketValues;
  readonly problem: Problem | undefined;
  readonly change: (part: Partial<SocketValues>) => void;
}) {
  const { values, problem, change } = props;
  const { t } = useWords();
  return (
    <>
      <Checkbox
        label={t('dialogs.halfOpen')}
        hint={t('dialogs.halfOpenHint')}
        checked={values.halfOpen}
        onChange={(checked) => change({ halfOpen: checked })}
      />
      <Checkbox
        label={t('dialogs.noDelay')}
        hint={t('dialogs.noDelayHint')}
        checked={values.noDelay}
        onChange={(checked) => change({ noDelay: checked })}
      />
      <Checkbox
        label={t('dialogs.keepAlive')}
        hint={t('dialogs.keepAliveHint')}
        checked={values.keepAlive}
        onChange={(checked) => change({ keepAlive: checked })}
      />
      {values.keepAlive && (
        <TextField
          label={t('dialogs.keepAliveDelay')}
          numeric
          className="form-indented"
          value={values.keepAliveSeconds}
          problem={problem}
          onChange={(value) => change({ keepAliveSeconds: value })}
        />
      )}
    </>
  );
}
