import type { Sequence } from '@shared/contract/jobs';
import type { SocketState } from '@shared/contract/state';
import { readSequenceFile, writeSequenceFile } from '@shared/jobs/sequenceFile';
import { Trash2 } from 'lucide-react';
import { useRef, useState } from 'react';
import { Banner, Button, EmptyState, Field, IconButton, Input, Select, useWords } from '../../ui/index';
import {
  addStep,
  changeStep,
  checkDraft,
  type Draft,
  type DraftProblems,
  draftOf,
  EMPTY_DRAFT,
  insertStep,
  moveStep,
  removeStep,
} from './draft';
import { JobForm } from './JobForm';
import { keepSequence, keepSequences, keptSequences } from './kept';
import { SocketOptions } from './RepeatDialog';
import { StepFields } from './StepFields';
import { saveText } from './saveText';

/** What was deleted last, and how it comes back. */
interface Deleted {
  readonly words: string;
  readonly undo: () => void;
}

const NO_PROBLEMS: DraftProblems = { byStep: new Map() };

/** Steps that are written, kept under a name, and done one after the other on a connection. */
export function SequenceDialog(props: {
  /** The connections it can be done on. */
  readonly sockets: readonly SocketState[];
  readonly onClose: () => void;
  /** Answers why it was refused, or null. */
  readonly onStart: (socket: number, sequence: Sequence) => Promise<string | null>;
}) {
  const { sockets, onClose, onStart } = props;
  const { t } = useWords();
  const [saved, setSaved] = useState(() => keptSequences(localStorage));
  const [draft, setDraft] = useState<Draft>(() => (saved[0] === undefined ? EMPTY_DRAFT : draftOf(saved[0])));
  const [tried, setTried] = useState(false);
  const [deleted, setDeleted] = useState<Deleted | null>(null);
  const [fileProblem, setFileProblem] = useState<string | null>(null);
  const [chosen, setChosen] = useState<number | null>(null);
  const file = useRef<HTMLInputElement>(null);
  const socket = sockets.find((each) => each.socket === chosen) ?? sockets[0];
  const checked = checkDraft(draft, t);
  const problems = tried && !checked.ok ? checked.error : NO_PROBLEMS;

  const show = (next: Draft): void => {
    setDraft(next);
    setTried(false);
    setDeleted(null);
    setFileProblem(null);
  };

  const submit = async (): Promise<string | null | false> => {
    setTried(true);
    if (!checked.ok) return false;
    setSaved(keepSequence(localStorage, checked.value));
    if (socket === undefined) return t('jobs.sequence.nobody');
    return onStart(socket.socket, checked.value);
  };

  const importFile = async (chosenFile: File | undefined): Promise<void> => {
    if (chosenFile === undefined) return;
    const text = await chosenFile.text().catch(() => null);
    if (text === null) return setFileProblem(t('jobs.file.failed'));
    const read = readSequenceFile(text);
    if (read.ok) return show(draftOf(read.value));
    setFileProblem(
      read.error.key === 'content'
        ? t('jobs.file.content', { message: read.error.message })
        : t(`jobs.file.${read.error.key}`),
    );
  };

  const exportFile = (): void => {
    setTried(true);
    if (checked.ok) saveText(writeSequenceFile(checked.value), `${checked.value.name}.json`);
  };

  const forget = (): void => {
    const before = saved;
    const { name } = draft;
    setSaved(
      keepSequences(
        localStorage,
        saved.filter((each) => each.name !== name),
      ),
    );
    const kept = draft;
    setDraft(EMPTY_DRAFT);
    setDeleted({
      words: t('jobs.sequence.forgotten', { name }),
      undo: () => {
        setSaved(keepSequences(localStorage, before));
        setDraft(kept);
      },
    });
  };

  const remove = (index: number): void => {
    const step = draft.steps[index];
    if (step === undefined) return;
    setDraft(removeStep(draft, index));
    setDeleted({
      words: t('jobs.sequence.removed', { n: index + 1 }),
      undo: () => setDraft((now) => insertStep(now, index, step)),
    });
  };

  const isSaved = saved.some(({ name }) => name === draft.name);
  return (
    <JobForm
      page
      title={t('jobs.sequence.title')}
      lead={t('jobs.sequence.lead')}
      submitLabel={t('jobs.sequence.start')}
      onClose={onClose}
      submit={submit}
      tools={
        <>
          <Button onClick={() => file.current?.click()}>{t('jobs.sequence.import')}</Button>
          <Button onClick={exportFile}>{t('jobs.sequence.export')}</Button>
          <input
            ref={file}
            type="file"
            accept=".json,application/json"
            hidden
            onChange={(event) => {
              void importFile(event.target.files?.[0]);
              // The same file may be chosen again.
              event.target.value = '';
            }}
          />
        </>
      }
    >
      <div className="job-head">
        {saved.length > 0 && (
          <div className="job-saved">
            <Field label={t('jobs.sequence.saved')}>
              {(control) => (
                <Select
                  {...control}
                  value={isSaved ? draft.name : ''}
                  onChange={({ target: { value } }) => {
                    const found = saved.find(({ name }) => name === value);
                    show(found === undefined ? EMPTY_DRAFT : draftOf(found));
                  }}
                >
                  <option value="">{t('jobs.sequence.new')}</option>
                  {saved.map(({ name }) => (
                    <option key={name} value={name}>
                      {name}
                    </option>
                  ))}
                </Select>
              )}
            </Field>
            <IconButton
              danger
              label={t('jobs.sequence.forget')}
              icon={<Trash2 />}
              disabled={!isSaved}
              onClick={forget}
            />
          </div>
        )}
        <Field label={t('jobs.sequence.name')} hint={t('jobs.sequence.nameHint')} error={problems.name}>
          {(control) => (
            <Input
              {...control}
              maxLength={80}
              autoFocus={saved.length === 0}
              value={draft.name}
              onChange={(event) => setDraft({ ...draft, name: event.target.value })}
            />
          )}
        </Field>
        <Field label={t('jobs.sequence.rounds')} error={problems.rounds} className="job-time">
          {(control) => (
            <Input
              {...control}
              inputMode="numeric"
              value={draft.rounds}
              onChange={(event) => setDraft({ ...draft, rounds: event.target.value })}
            />
          )}
        </Field>
        {sockets.length > 1 && (
          <Field label={t('jobs.sequence.to')}>
            {(control) => (
              <Select
                {...control}
                value={socket?.socket}
                onChange={({ target: { value } }) => setChosen(Number(value))}
              >
                <SocketOptions sockets={sockets} />
              </Select>
            )}
          </Field>
        )}
      </div>
      {fileProblem !== null && (
        <Banner tone="bad" urgent>
          {fileProblem}
        </Banner>
      )}
      {deleted !== null && (
        <Banner
          actions={
            <Button
              small
              onClick={() => {
                deleted.undo();
                setDeleted(null);
              }}
            >
              {t('jobs.sequence.undo')}
            </Button>
          }
        >
          {deleted.words}
        </Banner>
      )}
      <ol className="job-steps" aria-label={t('jobs.sequence.steps')}>
        {draft.steps.map((step, index) => (
          <StepFields
            key={step.id}
            step={step}
            index={index}
            count={draft.steps.length}
            problems={problems.byStep.get(step.id) ?? {}}
            onChange={(next) => setDraft(changeStep(draft, next))}
            onMove={(by) => setDraft(moveStep(draft, index, by))}
            onRemove={() => remove(index)}
          />
        ))}
      </ol>
      {draft.steps.length === 0 && <EmptyState>{problems.steps ?? t('jobs.sequence.empty')}</EmptyState>}
      <div className="job-add">
        <Button onClick={() => setDraft(addStep(draft, 'send'))}>{t('jobs.sequence.addSend')}</Button>
        <Button onClick={() => setDraft(addStep(draft, 'wait'))}>{t('jobs.sequence.addWait')}</Button>
      </div>
    </JobForm>
  );
}
