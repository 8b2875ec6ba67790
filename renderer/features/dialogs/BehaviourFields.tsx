import { CLIENT_BEHAVIOURS, SERVER_BEHAVIOURS } from '@shared/contract/index';
import { Checkbox, Field, Select, useWords } from '../../ui/index';
import type { ClientBehaviourValues, ServerBehaviourValues } from './behaviourValues';
import { TextField } from './fields';
import type { Problem } from './typed';

interface FieldsProps<Values> {
  readonly values: Values;
  readonly problemOf: (field: keyof Values) => Problem | undefined;
  readonly change: (part: Partial<Values>) => void;
}

/** What the server does by itself, and the options of that. */
export function ServerBehaviourFields(props: FieldsProps<ServerBehaviourValues>) {
  const { values, change } = props;
  const { t } = useWords();
  return (
    <>
      <Field label={t('dialogs.behaviour')} hint={t(`dialogs.behaviourHint.${values.behaviour}`)}>
        {(control) => (
          <Select
            {...control}
            value={values.behaviour}
            onChange={({ target: { value } }) => {
              const behaviour = SERVER_BEHAVIOURS.find((each) => each === value);
              if (behaviour !== undefined) change({ behaviour });
            }}
          >
            {SERVER_BEHAVIOURS.map((name) => (
              <option key={name} value={name}>
                {t(`common.behaviour.${name}`)}
              </option>
            ))}
          </Select>
        )}
      </Field>
      <ServerOptions {...props} />
    </>
  );
}

function ServerOptions({ values, problemOf, change }: FieldsProps<ServerBehaviourValues>) {
  const { t } = useWords();
  if (values.behaviour === 'hello')
    return (
      <>
        <TextField
          label={t('dialogs.behaviourOption.greeting')}
          value={values.greeting}
          problem={problemOf('greeting')}
          onChange={(greeting) => change({ greeting })}
        />
        <Checkbox
          label={t('dialogs.behaviourOption.greetingNul')}
          hint={t('dialogs.behaviourOption.greetingNulHint')}
          checked={values.greetingNul}
          onChange={(greetingNul) => change({ greetingNul })}
        />
        <Checkbox
          label={t('dialogs.behaviourOption.once')}
          hint={t('dialogs.behaviourOption.onceHint')}
          checked={values.once}
          onChange={(once) => change({ once })}
        />
      </>
    );
  if (values.behaviour === 'iterative')
    return (
      <div className="form-row">
        <TextField
          label={t('dialogs.behaviourOption.maxClients')}
          hint={t('dialogs.behaviourOption.maxClientsHint')}
          numeric
          value={values.maxClients}
          problem={problemOf('maxClients')}
          onChange={(maxClients) => change({ maxClients })}
        />
        <TextField
          label={t('dialogs.behaviourOption.bufferWrite')}
          hint={t('dialogs.behaviourOption.bufferWriteHint')}
          numeric
          value={values.writeBuffer}
          problem={problemOf('writeBuffer')}
          onChange={(writeBuffer) => change({ writeBuffer })}
        />
      </div>
    );
  if (values.behaviour === 'split')
    return (
      <div className="form-row">
        <TextField
          label={t('dialogs.behaviourOption.pieceBytes')}
          numeric
          value={values.pieceBytes}
          problem={problemOf('pieceBytes')}
          onChange={(pieceBytes) => change({ pieceBytes })}
        />
        <TextField
          label={t('dialogs.behaviourOption.pieceDelay')}
          numeric
          value={values.pieceDelay}
          problem={problemOf('pieceDelay')}
          onChange={(pieceDelay) => change({ pieceDelay })}
        />
      </div>
    );
  return null;
}

/** What the client does by itself, and the options of that. */
export function ClientBehaviourFields({ values, problemOf, change }: FieldsProps<ClientBehaviourValues>) {
  const { t } = useWords();
  const buffer =
    values.behaviour === 'read-once' ? 'readOnceBuffer' : values.behaviour === 'naive' ? 'naiveBuffer' : null;
  return (
    <>
      <Field label={t('dialogs.behaviour')} hint={t(`dialogs.clientBehaviourHint.${values.behaviour}`)}>
        {(control) => (
          <Select
            {...control}
            value={values.behaviour}
            onChange={({ target: { value } }) => {
              const behaviour = CLIENT_BEHAVIOURS.find((each) => each === value);
              if (behaviour !== undefined) change({ behaviour });
            }}
          >
            {CLIENT_BEHAVIOURS.map((name) => (
              <option key={name} value={name}>
                {t(`common.clientBehaviour.${name}`)}
              </option>
            ))}
          </Select>
        )}
      </Field>
      {buffer !== null && (
        <TextField
          label={t('dialogs.behaviourOption.bufferRead')}
          hint={t('dialogs.behaviourOption.bufferReadHint')}
          numeric
          value={values[buffer]}
          problem={problemOf(buffer)}
          onChange={(bytes) => change({ [buffer]: bytes })}
        />
      )}
    </>
  );
}
