import { LINE_ENDINGS, type LineEnding } from '@shared/bytes/eol';
import type { SocketState } from '@shared/contract/state';
import { Select } from '../../ui/Field';
import { useWords } from '../../ui/words';
import { type To, targetOptions } from './target';

/** Whom the message goes to. */
export function TargetSelect(props: {
  readonly to: To;
  readonly sockets: readonly SocketState[];
  readonly onChange: (to: To) => void;
}) {
  const { to, sockets, onChange } = props;
  const { t } = useWords();
  return (
    <Select
      small
      className="compose-to"
      aria-label={t('compose.to')}
      value={String(to)}
      onChange={({ target: { value } }) => onChange(value === 'all' ? 'all' : Number(value))}
    >
      {targetOptions(sockets, t).map((option) => (
        <option key={option.value} value={String(option.value)}>
          {option.text}
        </option>
      ))}
    </Select>
  );
}

/** What is added to the message. Always in sight: nothing is sent that is not. */
export function EndingSelect(props: {
  readonly ending: LineEnding;
  readonly onChange: (ending: LineEnding) => void;
}) {
  const { ending, onChange } = props;
  const { t } = useWords();
  return (
    <Select
      small
      className="compose-ending"
      aria-label={t('compose.lineEnding')}
      title={t('compose.lineEndingHint')}
      value={ending}
      onChange={({ target: { value } }) => {
        const found = LINE_ENDINGS.find((candidate) => candidate === value);
        if (found !== undefined) onChange(found);
      }}
    >
      {LINE_ENDINGS.map((option) => (
        <option key={option} value={option}>
          {t(`compose.ending.${option}`)}
        </option>
      ))}
    </Select>
  );
}
