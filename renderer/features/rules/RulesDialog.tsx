import type { Rule, RuleSet, RulesState } from '@shared/contract/rules';
import { formatNumber } from '@shared/i18n/format';
import { readyRules } from '@shared/rules/compile';
import { ArrowDown, ArrowUp, Copy, Plus, Trash2 } from 'lucide-react';
import { type ReactNode, useRef, useState } from 'react';
import { Banner, Button, Dialog, EmptyState, IconButton, useWords } from '../../ui/index';
import {
  addRule,
  changeRule,
  duplicateRule,
  isFull,
  moveRule,
  newRule,
  removeRule,
  sameRules,
} from './draft';
import { FramingFields } from './FramingFields';
import { RuleFields } from './RuleFields';
import { RuleList } from './RuleList';
import { readRulesFile, saveRulesFile } from './rulesFile';
import { TryOut } from './TryOut';
import type { ReadVariable } from './useVariables';
import './rules.css';

/** What can be taken back, and what it was. */
interface Undo {
  readonly text: string;
  readonly set: RuleSet;
}

/** The rules of one session: written, tried, applied. What answers is only what was applied. */
export function RulesDialog(props: {
  readonly session: string;
  /** What is being written. */
  readonly draft: RuleSet;
  /** What answers now; null: nothing does. */
  readonly applied: RuleSet | null;
  readonly state: RulesState | null;
  /** Why there can be no rules. */
  readonly unavailable: boolean;
  /** Why the last attempt to apply them failed. */
  readonly failure: string | null;
  /** False: what is written cannot be kept. */
  readonly isKept: boolean;
  /** Asks for a variable of the host's environment, to try rules that answer with one. */
  readonly readVariable: ReadVariable;
  readonly onDraft: (draft: RuleSet) => void;
  readonly onApply: (rules: RuleSet | null) => void;
  readonly onShow: (place: { readonly socket: number; readonly seq: number }) => void;
  readonly onClose: () => void;
}) {
  const { draft, applied, state, onDraft, onApply } = props;
  const { t } = useWords();
  const [chosenId, setChosenId] = useState<string | null>(null);
  const [undo, setUndo] = useState<Undo | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const body = useRef<HTMLDivElement>(null);
  const { rules } = draft;
  const chosen = rules.find(({ id }) => id === chosenId) ?? rules[0] ?? null;
  const ready = readyRules(draft);
  const wrong = new Set(ready.ok ? [] : ready.error.map(({ rule }) => rule));
  const nameOf = (rule: Rule): string =>
    rule.name.trim() === '' ? t('rules.untitled', { n: rules.indexOf(rule) + 1 }) : rule.name;

  const change = (set: RuleSet): void => {
    setProblem(null);
    onDraft(set);
  };
  const add = (): void => {
    const rule = newRule(draft, (n) => t('rules.untitled', { n }));
    change(addRule(draft, rule, chosen?.id));
    setChosenId(rule.id);
  };
  const remove = (rule: Rule): void => {
    const index = rules.indexOf(rule);
    setUndo({ text: t('rules.deleted', { name: nameOf(rule) }), set: draft });
    setChosenId(rules[index + 1]?.id ?? rules[index - 1]?.id ?? null);
    change(removeRule(draft, rule.id));
  };
  const duplicate = (rule: Rule): void => {
    const copied = duplicateRule(draft, rule.id, () => t('rules.copyOf', { name: nameOf(rule) }));
    if (copied === null) return;
    change(copied.set);
    setChosenId(copied.id);
  };
  const take = async (file: File): Promise<void> => {
    const read = await readRulesFile(file);
    if (!read.ok) {
      const detail = 'detail' in read.error ? read.error.detail : '';
      setProblem(t(`rules.problem.file.${read.error.problem}`, { file: file.name, detail }));
      return;
    }
    const { length } = read.value.rules;
    setUndo({ text: t('rules.imported', { count: length, n: length }), set: draft });
    setChosenId(null);
    change(read.value);
  };
  const apply = (): void => {
    const first = (selector: string) => body.current?.querySelector<HTMLElement>(selector) ?? null;
    const number = first('.rules-number [aria-invalid="true"], .rules-framing [aria-invalid="true"]');
    if (!ready.ok) {
      if (!wrong.has(chosen?.id ?? '')) setChosenId(ready.error[0]?.rule ?? null);
      // Its fields may only be there after this.
      setTimeout(() => first('.rules-fields [aria-invalid="true"]')?.focus());
    } else if (number !== null) number.focus();
    else {
      setUndo(null);
      onApply(draft);
    }
  };

  return (
    <Dialog
      open
      page
      top
      onClose={props.onClose}
      title={t('rules.title')}
      lead={t('rules.of', { session: props.session })}
      closeLabel={t('common.close')}
    >
      <div className="dialog-body rules" ref={body}>
        {props.unavailable && <Banner tone="warn">{t('rules.notHere')}</Banner>}
        {!props.isKept && <Banner tone="warn">{t('rules.notKept')}</Banner>}
        {props.failure !== null && (
          <Banner tone="bad" urgent>
            {props.failure}
          </Banner>
        )}
        {problem !== null && (
          <Banner tone="bad" urgent>
            {problem}
          </Banner>
        )}
        <FramingFields
          key={draft.framing.kind}
          set={draft}
          onChange={(part) => change({ ...draft, ...part })}
        />
        <div className="rules-columns">
          <div className="rules-side">
            {rules.length === 0 ? (
              <EmptyState>{t('rules.empty')}</EmptyState>
            ) : (
              <RuleList
                rules={rules}
                wrong={wrong}
                fired={state?.fired ?? []}
                chosen={chosen?.id ?? null}
                nameOf={nameOf}
                onChoose={setChosenId}
                onEnable={(id, enabled) => change(changeRule(draft, id, { enabled }))}
                onMove={(id, by) => change(moveRule(draft, id, by))}
                onShow={props.onShow}
              />
            )}
            <div className="rules-tools">
              <Button small disabled={isFull(draft)} onClick={add}>
                <Plus aria-hidden="true" />
                {t('rules.add')}
              </Button>
              {chosen !== null && (
                <RuleTools
                  onMove={(by) => change(moveRule(draft, chosen.id, by))}
                  isFirst={rules[0] === chosen}
                  isLast={rules.at(-1) === chosen}
                  isFull={isFull(draft)}
                  onDuplicate={() => duplicate(chosen)}
                  onDelete={() => remove(chosen)}
                />
              )}
            </div>
            {isFull(draft) && <p className="rules-note">{t('rules.full', { n: rules.length })}</p>}
            <div className="rules-undo" role="status">
              {undo !== null && (
                <>
                  <span>{undo.text}</span>
                  <Button
                    small
                    variant="quiet"
                    onClick={() => {
                      change(undo.set);
                      setUndo(null);
                    }}
                  >
                    {t('rules.undo')}
                  </Button>
                </>
              )}
            </div>
            {rules.length > 0 && <TryOut set={draft} nameOf={nameOf} readVariable={props.readVariable} />}
          </div>
          {chosen !== null && (
            <RuleFields
              rule={chosen}
              set={draft}
              onChange={(part) => change(changeRule(draft, chosen.id, part))}
            />
          )}
        </div>
      </div>
      <footer className="dialog-foot rules-foot">
        <FileButtons draft={draft} onTake={(file) => void take(file)} />
        <Standing draft={draft} applied={applied} state={state} wrong={wrong.size} />
        {applied !== null && <Button onClick={() => onApply(null)}>{t('rules.turnOff')}</Button>}
        <Button
          variant="primary"
          disabled={props.unavailable || (rules.length === 0 && applied === null)}
          onClick={apply}
        >
          {t('rules.apply')}
        </Button>
      </footer>
    </Dialog>
  );
}

function RuleTools(props: {
  readonly isFirst: boolean;
  readonly isLast: boolean;
  readonly isFull: boolean;
  readonly onMove: (by: -1 | 1) => void;
  readonly onDuplicate: () => void;
  readonly onDelete: () => void;
}) {
  const { t } = useWords();
  return (
    <>
      <IconButton
        small
        label={t('rules.up')}
        keys="Alt+↑"
        icon={<ArrowUp />}
        disabled={props.isFirst}
        onClick={() => props.onMove(-1)}
      />
      <IconButton
        small
        label={t('rules.down')}
        keys="Alt+↓"
        icon={<ArrowDown />}
        disabled={props.isLast}
        onClick={() => props.onMove(1)}
      />
      <IconButton
        small
        label={t('rules.duplicate')}
        icon={<Copy />}
        disabled={props.isFull}
        onClick={props.onDuplicate}
      />
      <IconButton small danger label={t('rules.delete')} icon={<Trash2 />} onClick={props.onDelete} />
    </>
  );
}

function FileButtons({ draft, onTake }: { readonly draft: RuleSet; readonly onTake: (file: File) => void }) {
  const { t } = useWords();
  const input = useRef<HTMLInputElement>(null);
  return (
    <div className="rules-files">
      <input
        ref={input}
        type="file"
        hidden
        accept=".json,application/json"
        onChange={(event) => {
          const file = event.target.files?.[0];
          // The same file may be chosen again.
          event.target.value = '';
          if (file !== undefined) onTake(file);
        }}
      />
      <Button variant="quiet" onClick={() => input.current?.click()}>
        {t('rules.import')}
      </Button>
      <Button variant="quiet" disabled={draft.rules.length === 0} onClick={() => saveRulesFile(draft)}>
        {t('rules.export')}
      </Button>
    </div>
  );
}

/** How what is written and what answers stand to each other. */
function Standing(props: {
  readonly draft: RuleSet;
  readonly applied: RuleSet | null;
  readonly state: RulesState | null;
  /** Rules that cannot be used. */
  readonly wrong: number;
}): ReactNode {
  const { draft, applied, state, wrong } = props;
  const { t, language } = useWords();
  const active = state?.active ?? 0;
  const stands =
    applied === null
      ? draft.rules.length === 0
        ? t('rules.status.off')
        : t('rules.status.unused')
      : sameRules(draft, applied)
        ? t('rules.status.on', { count: active, n: active })
        : t('rules.status.changed');
  const unseen = state?.unseen ?? 0;
  return (
    <p className="rules-standing" role="status">
      {wrong > 0 ? t('rules.status.wrong', { count: wrong, n: wrong }) : stands}
      {state !== null && state.behind > 0 && ` ${t('rules.badgeBehindHint')}`}
      {unseen > 0 && ` ${t('rules.status.unseen', { count: unseen, n: formatNumber(unseen, language) })}`}
    </p>
  );
}
