import { LINE_ENDINGS } from '@shared/bytes/eol';
import {
  AFTER_REPLY,
  MATCH_KINDS,
  REPLY_MODES,
  RULE_DELAY_MAX_MS,
  RULE_NAME_CHARS,
  RULE_PATTERN_CHARS,
  RULE_REPLY_CHARS,
  type Rule,
  type RuleSet,
} from '@shared/contract/rules';
import { STREAM_FRAME_BYTES } from '@shared/framing/spec';
import { formatExactBytes } from '@shared/i18n/format';
import { patternProblemWords, replyProblemWords } from '@shared/i18n/ruleWords';
import { placeholder } from '@shared/i18n/templateWords';
import { readyRule } from '@shared/rules/compile';
import { Checkbox, Field, Input, Select, useWords } from '../../ui/index';
import { NumberField } from './NumberField';

const PLACEHOLDERS = ['counter', 'time', 'len', 'crc16', 'crc32', 'sum8', 'random 8', 'env.NAME'];

/** All that can be said of one rule; what is wrong stands beside its field while it is typed. */
export function RuleFields(props: {
  readonly rule: Rule;
  readonly set: RuleSet;
  readonly onChange: (change: Partial<Rule>) => void;
}) {
  const { rule, set, onChange } = props;
  const { t, language } = useWords();
  const ready = readyRule(rule, set.encoding);
  const { pattern, reply } = ready.ok ? {} : ready.error;
  const { match } = rule;
  const isText = match.kind !== 'regex' && match.kind !== 'hex';
  const mostBytes = ready.ok ? ready.value.matcher.maxBytes : Number.POSITIVE_INFINITY;
  const hint = t(`rules.patternHint.${isText ? 'text' : match.kind === 'regex' ? 'regex' : 'hex'}`);
  const short =
    mostBytes < STREAM_FRAME_BYTES
      ? ` ${t('rules.shortFrames', { size: formatExactBytes(mostBytes, language) })}`
      : '';
  return (
    <div className="rules-fields">
      <Field label={t('rules.name')}>
        {(control) => (
          <Input
            {...control}
            maxLength={RULE_NAME_CHARS}
            value={rule.name}
            onChange={(event) => onChange({ name: event.target.value })}
          />
        )}
      </Field>
      <NumberField
        key={rule.id}
        label={t('rules.delay')}
        value={rule.delayMs}
        min={0}
        max={RULE_DELAY_MAX_MS}
        onChange={(delayMs) => onChange({ delayMs })}
      />
      <Field label={t('rules.after')}>
        {(control) => (
          <Select
            {...control}
            value={rule.after}
            onChange={(event) => {
              const after = AFTER_REPLY.find((each) => each === event.target.value);
              if (after !== undefined) onChange({ after });
            }}
          >
            {AFTER_REPLY.map((after) => (
              <option key={after} value={after}>
                {t(`rules.afterwards.${after}`)}
              </option>
            ))}
          </Select>
        )}
      </Field>
      <Field label={t('rules.match')}>
        {(control) => (
          <Select
            {...control}
            value={match.kind}
            onChange={(event) => {
              const kind = MATCH_KINDS.find((each) => each === event.target.value);
              if (kind !== undefined) onChange({ match: { ...match, kind } });
            }}
          >
            {MATCH_KINDS.map((kind) => (
              <option key={kind} value={kind}>
                {t(`rules.kind.${kind}`)}
              </option>
            ))}
          </Select>
        )}
      </Field>
      <Field
        label={t('rules.pattern')}
        className="rules-main"
        hint={hint + short}
        error={pattern === undefined ? undefined : patternProblemWords(match.pattern, pattern, t)}
      >
        {(control) => (
          <Input
            {...control}
            className="mono"
            maxLength={RULE_PATTERN_CHARS}
            value={match.pattern}
            onChange={(event) => onChange({ match: { ...match, pattern: event.target.value } })}
          />
        )}
      </Field>
      <Field label={t('rules.mode')}>
        {(control) => (
          <Select
            {...control}
            value={rule.reply.mode}
            onChange={(event) => {
              const mode = REPLY_MODES.find((each) => each === event.target.value);
              if (mode !== undefined) onChange({ reply: { ...rule.reply, mode } });
            }}
          >
            {REPLY_MODES.map((mode) => (
              <option key={mode} value={mode}>
                {t(`rules.modes.${mode}`)}
              </option>
            ))}
          </Select>
        )}
      </Field>
      <Field
        label={t('rules.reply')}
        className="rules-main"
        hint={t('rules.replyHint', {
          // biome-ignore lint/suspicious/noTemplateCurlyInString: so a named capture is written.
          named: '${name}',
          placeholders: PLACEHOLDERS.map(placeholder).join(' '),
        })}
        error={reply === undefined ? undefined : replyProblemWords(rule.reply.text, reply, t)}
      >
        {(control) => (
          <Input
            {...control}
            className="mono"
            maxLength={RULE_REPLY_CHARS}
            value={rule.reply.text}
            onChange={(event) => onChange({ reply: { ...rule.reply, text: event.target.value } })}
          />
        )}
      </Field>
      <Field label={t('rules.ending')}>
        {(control) => (
          <Select
            {...control}
            value={rule.reply.ending}
            onChange={(event) => {
              const ending = LINE_ENDINGS.find((each) => each === event.target.value);
              if (ending !== undefined) onChange({ reply: { ...rule.reply, ending } });
            }}
          >
            {LINE_ENDINGS.map((ending) => (
              <option key={ending} value={ending}>
                {t(`compose.ending.${ending}`)}
              </option>
            ))}
          </Select>
        )}
      </Field>
      <div className="rules-checks">
        <Checkbox label={t('rules.once')} checked={rule.once} onChange={(once) => onChange({ once })} />
        <Checkbox label={t('rules.goOn')} checked={rule.goOn} onChange={(goOn) => onChange({ goOn })} />
      </div>
    </div>
  );
}
