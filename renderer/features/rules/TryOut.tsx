import { composeBytes } from '@shared/bytes/compose';
import { formatHex } from '@shared/bytes/hexText';
import { flushCarry, printable, segmentsText } from '@shared/bytes/printable';
import type { Rule, RuleSet } from '@shared/contract/rules';
import { composeProblemWords } from '@shared/i18n/composeWords';
import { formatExactBytes, formatNumber } from '@shared/i18n/format';
import { placeholder, templateProblemWords } from '@shared/i18n/templateWords';
import { readyRules } from '@shared/rules/compile';
import { type Tried, tryOut } from '@shared/rules/tryOut';
import { type ReactNode, useDeferredValue, useId, useState } from 'react';
import { Field, Input, Select, useWords } from '../../ui/index';
import { type ReadVariable, useVariables } from './useVariables';

/** Bytes of a reply that are shown; the count says how many there are. */
const SHOWN_BYTES = 64;

/** What a peer would send, and which rules would answer with which bytes. Nothing is sent. */
export function TryOut(props: {
  readonly set: RuleSet;
  readonly nameOf: (rule: Rule) => string;
  readonly readVariable: ReadVariable;
}) {
  const { set, nameOf, readVariable } = props;
  const { t } = useWords();
  const [text, setText] = useState('');
  const [mode, setMode] = useState<'text' | 'hex'>('text');
  const titleId = useId();
  const bytes = composeBytes(text, { mode, encoding: set.encoding, ending: 'none' });
  return (
    <section className="rules-try" aria-labelledby={titleId}>
      <h3 id={titleId}>{t('rules.try.title')}</h3>
      <div className="rules-try-line">
        <Field label={t('rules.try.mode')}>
          {(control) => (
            <Select
              {...control}
              value={mode}
              onChange={(event) => setMode(event.target.value === 'hex' ? 'hex' : 'text')}
            >
              <option value="text">{t('rules.try.modes.text')}</option>
              <option value="hex">{t('rules.try.modes.hex')}</option>
            </Select>
          )}
        </Field>
        <Field
          label={t('rules.try.label')}
          className="rules-main"
          error={bytes.ok ? undefined : composeProblemWords(text, bytes.error, t)}
        >
          {(control) => (
            <Input
              {...control}
              className="mono"
              value={text}
              onChange={(event) => setText(event.target.value)}
            />
          )}
        </Field>
      </div>
      <div className="rules-try-answer" role="status">
        {bytes.ok && (
          <Answers {...{ set, nameOf, readVariable }} bytes={bytes.value.bytes} isEmpty={text === ''} />
        )}
      </div>
    </section>
  );
}

function Answers(props: {
  readonly set: RuleSet;
  readonly bytes: Uint8Array;
  readonly isEmpty: boolean;
  readonly nameOf: (rule: Rule) => string;
  readonly readVariable: ReadVariable;
}) {
  const { bytes, isEmpty, nameOf, readVariable } = props;
  const { t, language } = useWords();
  // Typing comes first: a heavy expression is tried once there is time.
  const set = useDeferredValue(props.set);
  const ready = readyRules(set);
  const variables = useVariables(ready.ok ? ready.value : null, readVariable);
  if (isEmpty) return <Note>{t('rules.try.nothing')}</Note>;
  if (!ready.ok) return <Note>{t('rules.try.fix')}</Note>;
  if (variables === null) return <Note>{t('rules.try.asking')}</Note>;
  const env = (name: string): string | undefined => variables.get(name);
  const random = (count: number): Uint8Array => crypto.getRandomValues(new Uint8Array(count));
  const trial = tryOut(ready.value, bytes, { counter: 0, now: Date.now(), random, env });
  const frames = t('rules.try.frames', {
    count: trial.frames,
    n: formatNumber(trial.frames, language),
  });
  if (trial.fired.length === 0) return <Note>{`${frames} · ${t('rules.try.none')}`}</Note>;
  return (
    <>
      <Note>{frames}</Note>
      <ul className="rules-answers">
        {trial.fired.map((tried) => (
          <Answer
            key={`${tried.frame} ${tried.rule}`}
            tried={tried}
            rule={set.rules.find(({ id }) => id === tried.rule)}
            nameOf={nameOf}
          />
        ))}
      </ul>
      {trial.more > 0 && <Note>{t('rules.try.more', { n: formatNumber(trial.more, language) })}</Note>}
    </>
  );
}

function Answer(props: {
  readonly tried: Tried;
  readonly rule: Rule | undefined;
  readonly nameOf: (rule: Rule) => string;
}) {
  const { tried, rule, nameOf } = props;
  const { t, language } = useWords();
  if (rule === undefined) return null;
  const { frame, reply } = tried;
  const name = nameOf(rule);
  if (!reply.ok) {
    const { error } = reply;
    const isUnset = error.problem === 'no-variable';
    return (
      <li>
        {t('rules.try.silent', { frame, name })}:{' '}
        {isUnset
          ? t('rules.try.unset', { placeholder: placeholder(`env.${error.name}`) })
          : templateProblemWords(rule.reply.text, error, t)}
      </li>
    );
  }
  if (reply.value.length === 0) return <li>{t('rules.try.silent', { frame, name })}</li>;
  const shown = reply.value.subarray(0, SHOWN_BYTES);
  const { segments, carry } = printable(shown);
  const rest = reply.value.length - shown.length;
  const more = rest > 0 ? ` ${t('compose.more', { size: formatExactBytes(rest, language) })}` : '';
  return (
    <li>
      {t('rules.try.answers', { frame, name, size: formatExactBytes(reply.value.length, language) })}
      <span className="rules-bytes mono">
        {segmentsText([...segments, ...flushCarry(carry)])}
        {more}
      </span>
      <span className="rules-bytes rules-hex mono">
        {formatHex(shown)}
        {more}
      </span>
    </li>
  );
}

function Note({ children }: { readonly children: ReactNode }) {
  return <p className="rules-note">{children}</p>;
}
