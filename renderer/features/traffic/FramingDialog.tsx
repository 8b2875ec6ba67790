import { DELIMITER_BYTES, FRAMING_KINDS, type Framing } from '@shared/framing/spec';
import { type FormEvent, useRef, useState } from 'react';
import { Button } from '../../ui/Button';
import { Dialog } from '../../ui/Dialog';
import { Checkbox, Field, Input, Select } from '../../ui/Field';
import { useWords } from '../../ui/words';
import {
  type FramingFields,
  type FramingProblem,
  fieldsOf,
  framingOf,
  LENGTH_SIZE_NAMES,
  NUMBER_FIELDS,
} from './model/framingFields';

/** Asks how a protocol marks the end of a message. */
export function FramingDialog(props: {
  /** What it begins with. */
  readonly framing: Framing;
  readonly onClose: () => void;
  readonly onChoose: (framing: Framing) => void;
}) {
  const { framing, onClose, onChoose } = props;
  const { t } = useWords();
  const form = useRef<HTMLFormElement>(null);
  const [fields, setFields] = useState(() => fieldsOf(framing));
  const [tried, setTried] = useState(false);
  const result = framingOf(fields);
  const problem = tried && !result.ok ? result.error : null;
  const change = (part: Partial<FramingFields>): void => setFields((before) => ({ ...before, ...part }));
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setTried(true);
    if (result.ok) onChoose(result.value);
    else setTimeout(() => form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus());
  };
  return (
    <Dialog
      open
      onClose={onClose}
      title={t('traffic.framing.title')}
      lead={t('traffic.framing.lead')}
      closeLabel={t('common.close')}
      top
    >
      <form ref={form} className="form" noValidate onSubmit={submit}>
        <div className="dialog-body form-body">
          <Field label={t('traffic.framing.kind')}>
            {(control) => (
              <Select
                {...control}
                autoFocus
                value={fields.kind}
                onChange={({ target: { value } }) => {
                  const kind = FRAMING_KINDS.find((each) => each === value);
                  if (kind !== undefined) change({ kind });
                }}
              >
                {FRAMING_KINDS.map((kind) => (
                  <option key={kind} value={kind}>
                    {t(`traffic.framing.kinds.${kind}`)}
                  </option>
                ))}
              </Select>
            )}
          </Field>
          <KindFields {...{ fields, change, problem }} />
        </div>
        <footer className="dialog-foot">
          <Button onClick={onClose}>{t('common.cancel')}</Button>
          <Button type="submit" variant="primary">
            {t('traffic.framing.apply')}
          </Button>
        </footer>
      </form>
    </Dialog>
  );
}

interface KindProps {
  readonly fields: FramingFields;
  readonly change: (part: Partial<FramingFields>) => void;
  readonly problem: FramingProblem | null;
}

function KindFields({ fields, change, problem }: KindProps) {
  const { t } = useWords();
  switch (fields.kind) {
    case 'line':
      return null;
    case 'delimiter':
      return (
        <Field
          label={t('traffic.framing.delimiter')}
          hint={t('traffic.framing.delimiterHint')}
          error={problem === 'hex' ? t('traffic.framing.error.hex', { n: DELIMITER_BYTES }) : undefined}
        >
          {(control) => (
            <Input {...control} value={fields.hex} onChange={({ target }) => change({ hex: target.value })} />
          )}
        </Field>
      );
    case 'length':
      return (
        <>
          <LengthSelects {...{ fields, change }} />
          <NumberField name="offset" {...{ fields, change, problem }} />
          <Checkbox
            label={t('traffic.framing.includesItself')}
            checked={fields.includesItself}
            onChange={(includesItself) => change({ includesItself })}
          />
        </>
      );
    case 'fixed':
      return <NumberField name="bytes" {...{ fields, change, problem }} />;
    case 'idle':
      return <NumberField name="ms" {...{ fields, change, problem }} />;
  }
}

function LengthSelects({ fields, change }: Pick<KindProps, 'fields' | 'change'>) {
  const { t } = useWords();
  return (
    <>
      <Field label={t('traffic.framing.size')}>
        {(control) => (
          <Select {...control} value={fields.size} onChange={({ target }) => change({ size: target.value })}>
            {LENGTH_SIZE_NAMES.map((size) => (
              <option key={size}>{size}</option>
            ))}
          </Select>
        )}
      </Field>
      <Field label={t('traffic.framing.endian')}>
        {(control) => (
          <Select
            {...control}
            value={fields.endian}
            onChange={({ target }) => change({ endian: target.value === 'big' ? 'big' : 'little' })}
          >
            {(['big', 'little'] as const).map((endian) => (
              <option key={endian} value={endian}>
                {t(`traffic.framing.endians.${endian}`)}
              </option>
            ))}
          </Select>
        )}
      </Field>
    </>
  );
}

function NumberField({
  name,
  fields,
  change,
  problem,
}: KindProps & { readonly name: keyof typeof NUMBER_FIELDS }) {
  const { t } = useWords();
  const [from, to] = NUMBER_FIELDS[name];
  return (
    <Field
      label={t(`traffic.framing.${name}`)}
      error={problem === name ? t('traffic.framing.error.number', { from, to }) : undefined}
    >
      {(control) => (
        <Input
          {...control}
          inputMode="numeric"
          value={fields[name]}
          onChange={({ target }) => change({ [name]: target.value })}
        />
      )}
    </Field>
  );
}
