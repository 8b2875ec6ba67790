import { formatExactBytes } from '@shared/i18n/format';
import { type KeyboardEvent, useMemo, useRef, useState } from 'react';
import { useStore } from 'zustand';
import { Banner, Button, EmptyState, useWords } from '../../ui/index';
import { BytesPreview } from './BytesPreview';
import type { ReadVariable } from './expandNow';
import { FILE_BYTES, type ImportProblem, snippetsFile } from './jsonFile';
import { type SnippetLibrary, UNREADABLE_KEY } from './library';
import { foldersOf, MOST_SNIPPETS, NEW_SNIPPET, type Snippet, type SnippetContent } from './model';
import { SnippetList } from './SnippetList';
import { SnippetTools } from './SnippetTools';
import { saveFile } from './saveFile';
import { useExpansion } from './useExpansion';
import './snippets.css';

/** How a sending ended: the number of bytes, or why not, in words. */
export type SnippetSent =
  | { readonly ok: true; readonly bytes: number }
  | { readonly ok: false; readonly reason: string };

export interface SnippetsPanelProps {
  readonly library: SnippetLibrary;
  /** The pane that snippets go to, by its name; null: there is none. */
  readonly target: string | null;
  readonly readVariable: ReadVariable;
  /** A key as this platform writes it. */
  readonly keyText: (key: string) => string;
  readonly send: (snippet: Snippet) => Promise<SnippetSent>;
  /** Null when it could be put there, else why not. */
  readonly insert: (snippet: Snippet) => Promise<string | null>;
  /** Opens the dialog, on a snippet or for a new one. */
  readonly edit: (editing: Snippet | null, content: SnippetContent) => void;
}

/** What was done last, in words. */
interface Said {
  readonly text: string;
  readonly tone: 'plain' | 'bad';
}

/** The messages that are kept: found, sent, arranged. */
export function SnippetsPanel(props: SnippetsPanelProps) {
  const { library, target, send, insert, edit, keyText } = props;
  const { t, language } = useWords();
  const { snippets, removed, isLost, isUnreadable } = useStore(library.store);
  const [search, setSearch] = useState('');
  const [chosen, setChosen] = useState<string | null>(null);
  const [said, setSaid] = useState<Said | null>(null);
  const list = useRef<HTMLDivElement>(null);
  const folders = useMemo(() => foldersOf(snippets, search), [snippets, search]);
  const shown = folders.flatMap((folder) => folder.snippets);
  const current = shown.find(({ id }) => id === chosen) ?? null;
  const say = (text: string, tone: Said['tone'] = 'plain'): void => setSaid({ text, tone });

  const sendIt = async (snippet: Snippet): Promise<void> => {
    const { name } = snippet;
    const sent = await send(snippet);
    if (sent.ok) say(t('snippets.status.sent', { name, size: formatExactBytes(sent.bytes, language) }));
    else say(t('snippets.status.notSent', { name, reason: sent.reason }), 'bad');
  };
  const insertIt = async (snippet: Snippet): Promise<void> => {
    const problem = await insert(snippet);
    if (problem === null) say(t('snippets.status.inserted', { name: snippet.name }));
    else say(problem, 'bad');
  };
  const remove = (snippet: Snippet): void => {
    const at = shown.indexOf(snippet);
    library.remove(snippet.id);
    setChosen((shown[at + 1] ?? shown[at - 1])?.id ?? null);
    setSaid(null);
    list.current?.focus();
  };
  const importFile = async (file: File): Promise<void> => {
    const problem = (reason: ImportProblem): void => say(importWords(reason, file.name, t), 'bad');
    if (file.size > FILE_BYTES) return problem({ problem: 'large' });
    const done = library.import(await file.text());
    if (!done.ok) return problem(done.error);
    const { added, known } = done.value;
    if (added === 0) say(t('snippets.status.importedNone'));
    else
      say(
        t(known > 0 ? 'snippets.status.importedSome' : 'snippets.status.imported', {
          count: added,
          n: added,
        }),
      );
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const verb = current === null ? undefined : verbOf(event);
    if (current === null || verb === undefined) return;
    event.preventDefault();
    if (verb === 'send') void sendIt(current);
    else if (verb === 'insert') void insertIt(current);
    else if (verb === 'edit') edit(current, current);
    else if (verb === 'delete') remove(current);
    else library.move(current.id, verb === 'down' ? 1 : -1);
  };

  return (
    <section className="snippets" aria-label={t('snippets.title')}>
      <SnippetTools
        current={current}
        target={target}
        search={search}
        hasAny={snippets.length > 0}
        isFull={library.isFull}
        onSearch={setSearch}
        onNew={() => edit(null, { ...NEW_SNIPPET, folder: current?.folder ?? '' })}
        onSend={(snippet) => void sendIt(snippet)}
        onInsert={(snippet) => void insertIt(snippet)}
        onEdit={(snippet) => edit(snippet, snippet)}
        onMove={({ id }, by) => library.move(id, by)}
        onDelete={remove}
        onImport={(file) => void importFile(file)}
        onExport={() => {
          saveFile(snippetsFile(snippets), `${t('snippets.exportName')}.json`, 'application/json');
          say(t('snippets.status.exported'));
        }}
      />
      {isLost && (
        <Banner tone="bad" urgent>
          {t('snippets.status.notKept')}
        </Banner>
      )}
      {isUnreadable && (
        <Banner tone="warn">{t('snippets.status.unreadable', { key: UNREADABLE_KEY })}</Banner>
      )}
      <div className="snippets-body">
        {shown.length === 0 ? (
          <EmptyState>
            {snippets.length === 0 ? t('snippets.empty') : t('snippets.emptySearch', { text: search.trim() })}
          </EmptyState>
        ) : (
          <SnippetList
            ref={list}
            folders={folders}
            chosen={current?.id ?? null}
            keyText={keyText}
            onChoose={setChosen}
            onSend={(snippet) => void sendIt(snippet)}
            onKeyDown={onKeyDown}
          />
        )}
        {current !== null && <Chosen key={current.id} snippet={current} readVariable={props.readVariable} />}
      </div>
      <div className="snippets-said" role="status" data-tone={said?.tone}>
        {removed !== null ? (
          <>
            {t('snippets.status.deleted', { name: removed.snippet.name })}
            <Button
              small
              variant="quiet"
              onClick={() => {
                library.undoRemove();
                setChosen(removed.snippet.id);
                list.current?.focus();
              }}
            >
              {t('snippets.status.undo')}
            </Button>
          </>
        ) : (
          said?.text
        )}
      </div>
    </section>
  );
}

/** What the chosen snippet would send. */
function Chosen({ snippet, readVariable }: { snippet: Snippet; readVariable: ReadVariable }) {
  const expansion = useExpansion(snippet.text, snippet, readVariable);
  return (
    <div className="snippets-aside">
      <BytesPreview expansion={expansion} />
    </div>
  );
}

type Verb = 'send' | 'insert' | 'edit' | 'delete' | 'up' | 'down';

function verbOf({ key, altKey, ctrlKey, metaKey, shiftKey }: KeyboardEvent): Verb | undefined {
  if (ctrlKey || metaKey || shiftKey) return undefined;
  if (altKey) return key === 'ArrowUp' ? 'up' : key === 'ArrowDown' ? 'down' : undefined;
  const verbs: Readonly<Record<string, Verb>> = {
    Enter: 'send',
    Insert: 'insert',
    F2: 'edit',
    Delete: 'delete',
    Backspace: 'delete',
  };
  return Object.hasOwn(verbs, key) ? verbs[key] : undefined;
}

function importWords(problem: ImportProblem, file: string, t: ReturnType<typeof useWords>['t']): string {
  switch (problem.problem) {
    case 'json':
      return t('snippets.importProblem.json', { file });
    case 'large':
      return t('snippets.importProblem.large', { file });
    case 'many':
      return t('snippets.importProblem.many', { n: MOST_SNIPPETS });
    case 'foreign':
      return problem.where === ''
        ? t('snippets.importProblem.foreign', { file })
        : t('snippets.importProblem.foreignAt', { file, where: problem.where });
    case 'newer':
      return t('snippets.importProblem.newer', { file, version: problem.version });
  }
}
