import type { Translate } from '@shared/i18n/index';
import { bindKeys, type KeyChoice } from '@shared/keys/bindings';
import { readKeysFile, writeKeysFile } from '@shared/keys/keysFile';
import { formatShortcut } from '@shared/keys/shortcut';
import { useMemo, useState } from 'react';
import { Banner, Button, useWords } from '../../ui/index';
import { pickText, saveText } from './files';
import { KeyRow } from './KeyRow';
import { adoptKeys, type KeyCommand, type KeysProblem, type Place } from './keyMap';
import { fits } from './search';

const GROUPS = ['workspace', 'scenario', 'session', 'tools', 'connection', 'view'] as const;
const FILE_NAME = 'bothends-keys.json';

/** Every command with its key, those that a search is after. */
export function KeysSection(props: {
  readonly commands: readonly KeyCommand[];
  readonly chosen: readonly KeyChoice[];
  readonly place: Place;
  readonly query: string;
  readonly onChange: (keys: readonly KeyChoice[], said: string | null) => void;
}) {
  const { commands, chosen, place, query, onChange } = props;
  const { t, language } = useWords();
  const [problem, setProblem] = useState<string | null>(null);
  const bound = useMemo(() => bindKeys(commands, chosen), [commands, chosen]);
  const found = findCommands(t, commands, bound, place, query);
  const take = (file: string, text: string | null): void => {
    const read = text === null ? null : readKeysFile(text);
    const refused: KeysProblem | null = read === null ? { kind: 'unreadable' } : read.ok ? null : read.error;
    if (refused !== null || read === null || !read.ok)
      return void setProblem(problemWords(t, file, refused ?? { kind: 'unreadable' }, place));
    const adopted = adoptKeys(read.value, commands, place);
    if (!adopted.ok) return void setProblem(problemWords(t, file, adopted.problem, place));
    const left =
      adopted.unknown === 0 ? '' : t('settings.keys.unknown', { count: adopted.unknown, n: adopted.unknown });
    setProblem(null);
    const n = adopted.keys.length;
    onChange(adopted.keys, `${t('settings.keys.imported', { n, file })} ${left}`.trim());
  };
  return (
    <>
      <div className="keys-tools">
        <Button small onClick={() => pickText(take)}>
          {t('settings.keys.import')}
        </Button>
        <Button
          small
          disabled={chosen.length === 0}
          title={chosen.length === 0 ? t('settings.keys.nothingToExport') : undefined}
          onClick={() => saveText(writeKeysFile(chosen), FILE_NAME)}
        >
          {t('settings.keys.export')}
        </Button>
        <Button
          small
          disabled={chosen.length === 0}
          onClick={() => onChange([], t('settings.keys.wasResetAll'))}
        >
          {t('settings.keys.resetAll')}
        </Button>
      </div>
      {problem !== null && (
        <Banner
          tone="bad"
          urgent
          actions={
            <Button small onClick={() => setProblem(null)}>
              {t('common.dismiss')}
            </Button>
          }
        >
          {problem}
        </Banner>
      )}
      {GROUPS.map((group) => {
        const members = found.filter((command) => command.group === group);
        if (members.length === 0) return null;
        return (
          <section key={group} className="keys-group" aria-label={t(`palette.group.${group}`)}>
            <h4>{t(`palette.group.${group}`)}</h4>
            <ul lang={language}>
              {members.map((command) => (
                <KeyRow
                  key={command.id}
                  shortcut={bound.get(command.id)}
                  {...{ command, commands, chosen, place, onChange }}
                />
              ))}
            </ul>
          </section>
        );
      })}
    </>
  );
}

/** The commands that a search is after: by name, by group, or by the key as it is written here. */
export function findCommands(
  t: Translate,
  commands: readonly KeyCommand[],
  bound: ReadonlyMap<string, string>,
  place: Place,
  query: string,
): readonly KeyCommand[] {
  return commands.filter(({ id, title, english, group }) => {
    const key = bound.get(id);
    const keys = key === undefined ? [] : [formatShortcut(key, place.isMac)];
    return fits(query, [title, english, t(`palette.group.${group}`), t('settings.section.keys'), ...keys]);
  });
}

function problemWords(t: Translate, file: string, problem: KeysProblem, { isMac }: Place): string {
  switch (problem.kind) {
    case 'json':
      return t('settings.keys.file.json', { file, reason: problem.reason });
    case 'foreign':
      return t('settings.keys.file.foreign', { file });
    case 'future':
      return t('settings.keys.file.future', { file, version: problem.version });
    case 'shape':
      return t('settings.keys.file.shape', { file, at: problem.at });
    case 'key':
      return t('settings.keys.file.key', { file, at: problem.at, key: problem.key });
    case 'twice':
      return t('settings.keys.file.twice', { file, at: problem.at, key: problem.key });
    case 'command-twice':
      return t('settings.keys.file.command-twice', { file, at: problem.at, command: problem.command });
    case 'reserved': {
      const keys = formatShortcut(problem.key, isMac);
      const reason = t(`settings.keys.reserved.${problem.by}`, { keys });
      return t('settings.keys.file.reserved', { file, at: problem.at, reason });
    }
    case 'unreadable':
      return t('settings.keys.file.unreadable', { file });
  }
}
