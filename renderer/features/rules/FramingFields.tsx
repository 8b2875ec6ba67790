import { ENCODING_NAMES, ENCODINGS } from '@shared/bytes/encoding';
import { formatHex, parseHex } from '@shared/bytes/hexText';
import type { RuleSet } from '@shared/contract/rules';
import {
  DELIMITER_BYTES,
  FRAMING_KINDS,
  type Framing,
  type FramingKind,
  framingSchema,
  IDLE_GAP_MAX_MS,
  LENGTH_OFFSET_MAX,
  LENGTH_SIZES,
  STREAM_FRAME_BYTES,
} from '@shared/framing/spec';
import { useState } from 'react';
import { Checkbox, Field, Input, Select, useWords } from '../../ui/index';
import { NumberField } from './NumberField';

/** How the stream is cut, and in which encoding texts are written. */
export function FramingFields(props: {
  readonly set: RuleSet;
  readonly onChange: (change: Partial<RuleSet>) => void;
}) {
  const { set, onChange } = props;
  const { framing, encoding } = set;
  const { t } = useWords();
  return (
    <section className="rules-framing">
      <Field label={t('rules.framing.label')}>
        {(control) => (
          <Select
            {...control}
            value={framing.kind}
            onChange={(event) => {
              const kind = FRAMING_KINDS.find((each) => each === event.target.value);
              if (kind !== undefined) onChange({ framing: freshFraming(kind) });
            }}
          >
            {FRAMING_KINDS.map((kind) => (
              <option key={kind} value={kind}>
                {t(`rules.framing.kind.${kind}`)}
              </option>
            ))}
          </Select>
        )}
      </Field>
      <FramingDetails framing={framing} onChange={(next) => onChange({ framing: next })} />
      <Field label={t('rules.encoding')} className="rules-encoding">
        {(control) => (
          <Select
            {...control}
            value={encoding}
            onChange={(event) => {
              const next = ENCODINGS.find((each) => each === event.target.value);
              if (next !== undefined) onChange({ encoding: next });
            }}
          >
            {ENCODINGS.map((each) => (
              <option key={each} value={each}>
                {ENCODING_NAMES[each]}
              </option>
            ))}
          </Select>
        )}
      </Field>
      <p className="field-hint rules-framing-hint">{t('rules.framing.hint')}</p>
    </section>
  );
}

const FRESH = {
  line: { kind: 'line' },
  delimiter: { kind: 'delimiter', hex: '0d0a' },
  length: { kind: 'length' },
  fixed: { kind: 'fixed', bytes: 8 },
  idle: { kind: 'idle', ms: 50 },
} as const;

function freshFraming(kind: FramingKind): Framing {
  return framingSchema.parse(FRESH[kind]);
}

function FramingDetails(props: { readonly framing: Framing; readonly onChange: (framing: Framing) => void }) {
  const { framing, onChange } = props;
  const { t } = useWords();
  switch (framing.kind) {
    case 'line':
      return null;
    case 'delimiter':
      return <DelimiterField hex={framing.hex} onChange={(hex) => onChange({ ...framing, hex })} />;
    case 'length':
      return <LengthFields {...{ framing, onChange }} />;
    case 'fixed':
      return (
        <NumberField
          label={t('rules.framing.bytes')}
          value={framing.bytes}
          min={1}
          max={STREAM_FRAME_BYTES}
          onChange={(bytes) => onChange({ ...framing, bytes })}
        />
      );
    case 'idle':
      return (
        <NumberField
          label={t('rules.framing.idle')}
          value={framing.ms}
          min={1}
          max={IDLE_GAP_MAX_MS}
          onChange={(ms) => onChange({ ...framing, ms })}
        />
      );
  }
}

function LengthFields(props: {
  readonly framing: Extract<Framing, { kind: 'length' }>;
  readonly onChange: (framing: Framing) => void;
}) {
  const { framing, onChange } = props;
  const { t } = useWords();
  return (
    <>
      <Field label={t('rules.framing.size')} className="rules-number">
        {(control) => (
          <Select
            {...control}
            value={framing.size}
            onChange={(event) => {
              const size = LENGTH_SIZES.find((each) => String(each) === event.target.value);
              if (size !== undefined) onChange({ ...framing, size });
            }}
          >
            {LENGTH_SIZES.map((size) => (
              <option key={size} value={size}>
                {t('rules.framing.sizeBytes', { count: size, n: size })}
              </option>
            ))}
          </Select>
        )}
      </Field>
      <Field label={t('rules.framing.endian')} className="rules-number">
        {(control) => (
          <Select
            {...control}
            value={framing.endian}
            onChange={(event) =>
              onChange({ ...framing, endian: event.target.value === 'little' ? 'little' : 'big' })
            }
          >
            <option value="big">{t('rules.framing.big')}</option>
            <option value="little">{t('rules.framing.little')}</option>
          </Select>
        )}
      </Field>
      <NumberField
        label={t('rules.framing.offset')}
        value={framing.offset}
        min={0}
        max={LENGTH_OFFSET_MAX}
        onChange={(offset) => onChange({ ...framing, offset })}
      />
      <Checkbox
        label={t('rules.framing.includes')}
        checked={framing.includesItself}
        onChange={(includesItself) => onChange({ ...framing, includesItself })}
      />
    </>
  );
}

function DelimiterField(props: { readonly hex: string; readonly onChange: (hex: string) => void }) {
  const { hex, onChange } = props;
  const { t } = useWords();
  const [text, setText] = useState(() => spaced(hex));
  const [isWrong, setWrong] = useState(false);
  return (
    <Field
      label={t('rules.framing.delimiter')}
      error={isWrong ? t('rules.framing.delimiterProblem') : undefined}
    >
      {(control) => (
        <Input
          {...control}
          className="mono"
          value={text}
          onChange={(event) => {
            const bytes = parseHex(event.target.value);
            const fits = bytes.ok && bytes.value.length > 0 && bytes.value.length <= DELIMITER_BYTES;
            setText(event.target.value);
            setWrong(!fits);
            if (fits) onChange(formatHex(bytes.value).replaceAll(' ', '').toLowerCase());
          }}
        />
      )}
    </Field>
  );
}

function spaced(hex: string): string {
  const bytes = parseHex(hex);
  return bytes.ok ? formatHex(bytes.value) : hex;
}
