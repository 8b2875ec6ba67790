import { visibleLineEnding } from '@shared/bytes/eol';
import { type KeyboardEvent, type Ref, useEffect, useId } from 'react';
import { useWords } from '../../ui/index';
import type { Folder, Snippet } from './model';

/** The snippets by folder. Arrows choose, a double click sends; other keys are the panel's. */
export function SnippetList(props: {
  readonly ref: Ref<HTMLDivElement>;
  readonly folders: readonly Folder[];
  readonly chosen: string | null;
  readonly keyText: (key: string) => string;
  readonly onChoose: (id: string) => void;
  readonly onSend: (snippet: Snippet) => void;
  readonly onKeyDown: (event: KeyboardEvent) => void;
}) {
  const { folders, chosen, onChoose } = props;
  const { t } = useWords();
  const listId = useId();
  const shown = folders.flatMap(({ snippets }) => snippets);
  const idOf = (snippet: string): string => `${listId}-${snippet}`;
  const chosenId = chosen === null ? undefined : idOf(chosen);

  useEffect(() => {
    if (chosenId !== undefined) document.getElementById(chosenId)?.scrollIntoView({ block: 'nearest' });
  }, [chosenId]);

  const onKeyDown = (event: KeyboardEvent): void => {
    const at = shown.findIndex(({ id }) => id === chosen);
    const isPlain = !(event.altKey || event.ctrlKey || event.metaKey || event.shiftKey);
    const to = isPlain ? stepTo(event.key, at, shown.length) : null;
    const next = to === null ? undefined : shown[to];
    if (next === undefined) props.onKeyDown(event);
    else {
      event.preventDefault();
      onChoose(next.id);
    }
  };

  return (
    <div
      ref={props.ref}
      className="snippet-list"
      role="listbox"
      aria-label={t('snippets.list')}
      aria-activedescendant={chosenId}
      tabIndex={0}
      onKeyDown={onKeyDown}
      onFocus={() => {
        const [first] = shown;
        if (chosen === null && first !== undefined) onChoose(first.id);
      }}
    >
      {folders.map(({ name, snippets }) => {
        const title = name === '' ? t('snippets.unfiled') : name;
        const hasTitle = name !== '' || folders.length > 1;
        return (
          // biome-ignore lint/a11y/useSemanticElements: a group of options, not of form fields
          <div key={name} role="group" aria-label={title}>
            {hasTitle && (
              <div className="snippet-folder" aria-hidden="true">
                {title}
              </div>
            )}
            {snippets.map((snippet) => (
              // biome-ignore lint/a11y/useKeyWithClickEvents: the list has the focus, and takes the keys
              <div
                key={snippet.id}
                id={idOf(snippet.id)}
                className="snippet-line"
                role="option"
                aria-selected={snippet.id === chosen}
                tabIndex={-1}
                onClick={() => onChoose(snippet.id)}
                onDoubleClick={() => props.onSend(snippet)}
              >
                <span className="snippet-name">{snippet.name}</span>
                <span className="snippet-key">
                  {snippet.key !== null && <kbd className="keys">{props.keyText(snippet.key)}</kbd>}
                </span>
                <span className="snippet-mode">{t(`snippets.dialog.modes.${snippet.mode}`)}</span>
                <span className="snippet-shown mono">
                  {snippet.text.replaceAll('\n', '␊')}
                  <span className="snippet-ending">{visibleLineEnding(snippet.ending)}</span>
                </span>
              </div>
            ))}
          </div>
        );
      })}
    </div>
  );
}

/** The line that an arrow key goes to from `at` (-1: none); null for other keys. */
function stepTo(key: string, at: number, count: number): number | null {
  switch (key) {
    case 'ArrowDown':
      return Math.min(count - 1, at + 1);
    case 'ArrowUp':
      return Math.max(0, at - 1);
    case 'Home':
      return 0;
    case 'End':
      return count - 1;
    default:
      return null;
  }
}
