import { EVIDENCE_MARKS } from '@shared/contract/events';
import { headerValueWords } from '@shared/i18n/headerWords';
import {
  HEADER_FIELDS,
  type HeaderField,
  type KnownValue,
  NOT_IN_THE_NOTES,
  type Segment,
} from '@shared/tcp/segmentHeader';
import { useWords } from '../../ui/index';

/** Fields of which the course notes say something that is not so. */
const CORRECTED = ['acknowledgement', 'flags', 'reserved', 'options', 'urgent'] as const;

/** What a field says, its value or why there is none, and what the course notes have wrong about it. */
export function HeaderExplained(props: {
  readonly field: HeaderField;
  readonly known: KnownValue | undefined;
  readonly segment: Segment | null;
}) {
  const { field, known, segment } = props;
  const { t, language } = useWords();
  const bits = HEADER_FIELDS.find(({ id }) => id === field)?.bits ?? 0;
  const correction = CORRECTED.find((id) => id === field);
  return (
    <div className="header-words">
      <h4>
        {t(`wireHeader.field.${field}.name`)}{' '}
        <span className="header-bits">
          {field === 'options' ? t('wireHeader.optionBits') : t('wireHeader.bits', { n: `${bits}` })}
        </span>
      </h4>
      <p className="header-known">
        {known === undefined ? (
          <>
            {EVIDENCE_MARKS.told} {t(`wireHeader.${reason(field, segment)}`)}
          </>
        ) : (
          <>
            <b className="mono figures">{headerValueWords(known.value, t, language)}</b>{' '}
            {EVIDENCE_MARKS[known.evidence]} {t(`common.evidence.${known.evidence}`)}
          </>
        )}
      </p>
      <p>{t(`wireHeader.field.${field}.text`)}</p>
      {NOT_IN_THE_NOTES.has(field) && <p className="header-note">{t('wireHeader.leftOut')}</p>}
      {correction !== undefined && <Correction text={t(`wireHeader.correction.${correction}`)} />}
      <Correction text={t('wireHeader.correction.segment')} />
    </div>
  );
}

function Correction({ text }: { readonly text: string }) {
  const { t } = useWords();
  return (
    <p className="header-correction">
      <b>{t('wireHeader.correctionLabel')}</b> {text}
    </p>
  );
}

/** Why there is no value. */
function reason(field: HeaderField, segment: Segment | null): 'invisible' | 'noAck' | 'notKept' {
  if (segment === null) return 'invisible';
  return field === 'acknowledgement' ? 'noAck' : 'notKept';
}
