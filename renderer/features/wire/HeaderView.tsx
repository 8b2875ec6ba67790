import { EVIDENCE_MARKS } from '@shared/contract/events';
import { headerValueWords } from '@shared/i18n/headerWords';
import {
  HEADER_FIELDS,
  HEADER_FLAGS,
  type HeaderField,
  type KnownValue,
  knownFromEnds,
  knownFromSegment,
  NOT_IN_THE_NOTES,
  wiresharkFilter,
} from '@shared/tcp/segmentHeader';
import { useState } from 'react';
import { CopyButton, classes, useWords } from '../../ui/index';
import { HeaderExplained } from './HeaderExplained';
import { HeaderSegment } from './HeaderSegment';
import { otherSide } from './ladderStep';
import type { Side } from './wireRow';
import { addressesOf, segmentsOf } from './wireSegments';
import type { WireViewProps } from './wireView';
import './header.css';

/** First bits of the bytes in a row. */
const BYTES_OF_A_WORD = [0, 8, 16, 24];
const SENDERS: readonly Side[] = ['client', 'server'];

/** The header of TCP as RFC 9293 draws it: what each field says, and its value where that is known. */
export function HeaderView({ rows, chosen, choose }: WireViewProps) {
  const { t } = useWords();
  const [field, setField] = useState<HeaderField>('sourcePort');
  const [asked, setSender] = useState<Side>('client');
  const segments = segmentsOf(rows);
  const segment = segments.find(({ row }) => row.seq === chosen?.seq) ?? segments.at(-1);
  const sender = segment?.sender ?? asked;
  const ends = addressesOf(rows);
  const known =
    segment === undefined
      ? knownFromEnds(ends[sender], ends[otherSide(sender)])
      : knownFromSegment(segment.row);
  const filter = wiresharkFilter(ends.server, ends.client);
  return (
    <section className="header-view" aria-label={t('wireHeader.label')}>
      <div className="header-main">
        <div className="header-bar">
          {segment === undefined ? (
            // biome-ignore lint/a11y/useSemanticElements: a fieldset brings its own layout.
            <div className="header-senders" role="group" aria-label={t('wireHeader.direction')}>
              {SENDERS.map((side) => (
                <button
                  key={side}
                  type="button"
                  aria-pressed={side === sender}
                  onClick={() => setSender(side)}
                >
                  {t(`wireHeader.from.${side}`)}
                </button>
              ))}
            </div>
          ) : (
            <HeaderSegment segments={segments} segment={segment} onChoose={({ row }) => choose(row)} />
          )}
          <span className="wire-space" />
          {filter !== null && (
            <span className="header-filter">
              <code className="mono">{filter}</code>
              <CopyButton text={filter} label={t('wireHeader.filter')} copiedLabel={t('wireHeader.copied')} />
            </span>
          )}
        </div>
        <div className="header-scroll">
          <div className="header-ruler" aria-hidden="true">
            {BYTES_OF_A_WORD.map((bit) => (
              <span key={bit} className="header-bit mono">
                {bit}
              </span>
            ))}
          </div>
          {/* biome-ignore lint/a11y/useSemanticElements: a drawing whose fields can be chosen */}
          <div className="header-drawing" role="group" aria-label={t('wireHeader.drawing')}>
            {HEADER_FIELDS.map(({ id, bits }) => (
              <Field
                key={id}
                id={id}
                bits={bits}
                value={known[id]}
                isChosen={id === field}
                onChoose={() => setField(id)}
              />
            ))}
          </div>
        </div>
      </div>
      <HeaderExplained field={field} known={known[field]} segment={segment?.row ?? null} />
    </section>
  );
}

function Field(props: {
  readonly id: HeaderField;
  readonly bits: number;
  readonly value: KnownValue | undefined;
  readonly isChosen: boolean;
  readonly onChoose: () => void;
}) {
  const { id, bits, value, isChosen, onChoose } = props;
  const { t, language } = useWords();
  const known = value?.value;
  return (
    <button
      type="button"
      className={classes('header-field', NOT_IN_THE_NOTES.has(id) && 'header-left-out')}
      style={{ gridColumn: `span ${bits}` }}
      aria-pressed={isChosen}
      onClick={onChoose}
    >
      <span className="header-name">{t(`wireHeader.field.${id}.name`)}</span>{' '}
      {id === 'flags' && (
        <span className="header-flags mono" aria-hidden={known === undefined}>
          {HEADER_FLAGS.map((flag) => (
            <span key={flag} data-set={known?.kind === 'flags' && known.flags.includes(flag)}>
              {flag}
            </span>
          ))}
        </span>
      )}{' '}
      {value !== undefined && (
        <span className="header-value mono figures">
          {known?.kind !== 'flags' && `${headerValueWords(value.value, t, language)} `}
          <span title={t(`common.evidence.${value.evidence}`)}>{EVIDENCE_MARKS[value.evidence]}</span>
        </span>
      )}
    </button>
  );
}
