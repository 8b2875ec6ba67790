import { COMPOSE_MODES } from '@shared/bytes/compose';
import { ENCODING_NAMES, ENCODINGS } from '@shared/bytes/encoding';
import { LINE_ENDINGS } from '@shared/bytes/eol';
import { JOB_MESSAGE_CHARS, type JobMessage } from '@shared/contract/jobs';
import { placeholder } from '@shared/i18n/templateWords';
import { Choice, Field, useWords } from '../../ui/index';

/** Of what is there for the first time. The same function each time, so that it is called once. */
function takeFocus(element: HTMLElement | null): void {
  element?.focus();
}

/** A message that will be sent by itself: what is written, and how it becomes bytes. */
export function MessageFields(props: {
  readonly message: JobMessage;
  readonly problem: string | undefined;
  readonly onChange: (message: JobMessage) => void;
  readonly withHint?: boolean;
  readonly autoFocus?: boolean;
}) {
  const { message, problem, onChange, withHint = false, autoFocus = false } = props;
  const { t } = useWords();
  const change = (part: Partial<JobMessage>): void => onChange({ ...message, ...part });
  return (
    <>
      <Field
        label={t('jobs.message.text')}
        hint={withHint ? t('jobs.message.hint', { example: placeholder('counter') }) : undefined}
        error={problem}
        className="job-text"
      >
        {(control) => (
          <textarea
            {...control}
            className="input mono"
            rows={Math.min(4, message.text.split('\n').length)}
            maxLength={JOB_MESSAGE_CHARS}
            spellCheck={false}
            autoComplete="off"
            ref={autoFocus ? takeFocus : undefined}
            value={message.text}
            onChange={(event) => change({ text: event.target.value })}
          />
        )}
      </Field>
      <div className="job-form">
        <Choice
          label={t('jobs.message.mode')}
          values={COMPOSE_MODES}
          value={message.mode}
          words={(mode) => t(`compose.mode.${mode}`)}
          onChange={(mode) => change({ mode })}
        />
        <Choice
          label={t('jobs.message.encoding')}
          values={ENCODINGS}
          value={message.encoding}
          words={(encoding) => ENCODING_NAMES[encoding]}
          onChange={(encoding) => change({ encoding })}
        />
        <Choice
          label={t('jobs.message.ending')}
          values={LINE_ENDINGS}
          value={message.ending}
          words={(ending) => t(`compose.ending.${ending}`)}
          onChange={(ending) => change({ ending })}
        />
      </div>
    </>
  );
}
