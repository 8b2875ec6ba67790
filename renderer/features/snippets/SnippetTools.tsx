import {
  ArrowDown,
  ArrowUp,
  Download,
  Pencil,
  Plus,
  SendHorizontal,
  TextCursorInput,
  Trash2,
  Upload,
} from 'lucide-react';
import { useRef } from 'react';
import { Button, IconButton, Input, useWords } from '../../ui/index';
import type { Snippet } from './model';

/** What can be done with the list, and with the snippet that is chosen. */
export function SnippetTools(props: {
  readonly current: Snippet | null;
  readonly target: string | null;
  readonly search: string;
  readonly hasAny: boolean;
  readonly isFull: boolean;
  readonly onSearch: (text: string) => void;
  readonly onNew: () => void;
  readonly onSend: (snippet: Snippet) => void;
  readonly onInsert: (snippet: Snippet) => void;
  readonly onEdit: (snippet: Snippet) => void;
  readonly onMove: (snippet: Snippet, by: 1 | -1) => void;
  readonly onDelete: (snippet: Snippet) => void;
  readonly onImport: (file: File) => void;
  readonly onExport: () => void;
}) {
  const { current, target } = props;
  const { t } = useWords();
  const file = useRef<HTMLInputElement>(null);
  const on = (verb: (snippet: Snippet) => void) => () => {
    if (current !== null) verb(current);
  };
  const none = current === null;
  return (
    <search className="snippets-tools" aria-label={t('snippets.search')}>
      <Input
        className="snippets-search"
        type="search"
        aria-label={t('snippets.search')}
        placeholder={t('snippets.search')}
        value={props.search}
        onChange={(event) => props.onSearch(event.target.value)}
      />
      <Button small disabled={props.isFull} onClick={props.onNew}>
        <Plus aria-hidden="true" />
        {t('snippets.new')}
      </Button>
      <span className="snippets-verbs">
        <Button
          small
          disabled={none || target === null}
          title={target === null ? t('snippets.noPane') : t('snippets.sendTo', { pane: target })}
          onClick={on(props.onSend)}
        >
          <SendHorizontal aria-hidden="true" />
          {t('snippets.send')}
        </Button>
        <Button
          small
          disabled={none || target === null}
          title={t('snippets.insert')}
          onClick={on(props.onInsert)}
        >
          <TextCursorInput aria-hidden="true" />
          {t('snippets.insertShort')}
        </Button>
        <IconButton
          small
          label={t('snippets.edit')}
          icon={<Pencil />}
          disabled={none}
          onClick={on(props.onEdit)}
        />
        <IconButton
          small
          label={t('snippets.up')}
          icon={<ArrowUp />}
          disabled={none}
          onClick={on((snippet) => props.onMove(snippet, -1))}
        />
        <IconButton
          small
          label={t('snippets.down')}
          icon={<ArrowDown />}
          disabled={none}
          onClick={on((snippet) => props.onMove(snippet, 1))}
        />
        <IconButton
          small
          danger
          label={t('snippets.delete')}
          icon={<Trash2 />}
          disabled={none}
          onClick={on(props.onDelete)}
        />
      </span>
      <span className="snippets-files">
        <input
          ref={file}
          type="file"
          hidden
          accept=".json,application/json"
          onChange={({ target: input }) => {
            const [chosen] = input.files ?? [];
            if (chosen !== undefined) props.onImport(chosen);
            // The same file can be chosen again.
            input.value = '';
          }}
        />
        <Button small variant="quiet" onClick={() => file.current?.click()}>
          <Upload aria-hidden="true" />
          {t('snippets.import')}
        </Button>
        <Button small variant="quiet" disabled={!props.hasAny} onClick={props.onExport}>
          <Download aria-hidden="true" />
          {t('snippets.export')}
        </Button>
      </span>
    </search>
  );
}
