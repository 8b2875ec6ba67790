import {
  type SettingName,
  type Settings,
  type SettingsChange,
  type SettingsNotice,
  type SettingsProblem,
  USUAL_SETTINGS,
} from '@shared/contract/settings';
import type { Translate } from '@shared/i18n/index';
import { bindKeys } from '@shared/keys/bindings';
import { type ReactNode, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Banner, Button, Dialog, EmptyState, Input, useWords } from '../../ui/index';
import { findCommands, KeysSection } from './KeysSection';
import type { KeyCommand, Place } from './keyMap';
import { SettingField } from './SettingField';
import { findSettings, fits } from './search';
import { DESKTOP_ONLY, SECTIONS, type SettingsSection } from './sections';

/** The section that was open last, while the page lives. */
let lastSection: SettingsSection = 'look';

interface Undo {
  readonly said: string;
  readonly change: SettingsChange;
}

/** All settings, by section or by search. There is nothing to save: what is changed holds. */
export function SettingsDialog(props: {
  readonly settings: Settings;
  readonly notice: SettingsNotice | null;
  readonly commands: readonly KeyCommand[];
  readonly place: Place;
  /** Null: the one that was open last. */
  readonly section: SettingsSection | null;
  readonly onChange: (change: SettingsChange) => void;
  readonly onClose: () => void;
}) {
  const { settings, notice, commands, place, onChange, onClose } = props;
  const { t } = useWords();
  const { i18n } = useTranslation();
  const [section, setSection] = useState(props.section ?? lastSection);
  const [query, setQuery] = useState('');
  const [undo, setUndo] = useState<Undo | null>(null);
  const languages = [t, i18n.getFixedT('en')];
  const panelId = useId();
  const isSearching = query.trim() !== '';
  const open = (next: SettingsSection): void => {
    lastSection = next;
    setSection(next);
    setQuery('');
  };
  const change = (some: SettingsChange): void => {
    setUndo(null);
    onChange(some);
  };
  const changeWithUndo = (some: SettingsChange, said: string): void => {
    const before = Object.keys(some).map((name) => [name, settings[name as SettingName]]);
    setUndo({ said, change: Object.fromEntries(before) });
    onChange(some);
  };
  const body = (of: SettingsSection): ReactNode => {
    if (of === 'privacy') return isShown(of) ? <Privacy /> : null;
    if (of === 'keys') {
      if (!isShown(of)) return null;
      return (
        <KeysSection
          {...{ commands, place, query }}
          chosen={settings.keys}
          onChange={(keys, said) => {
            const some = { keys: [...keys] };
            if (said === null) change(some);
            else changeWithUndo(some, said);
          }}
        />
      );
    }
    return findSettings(of, query, languages).map((name) => (
      <SettingField
        key={name}
        {...{ name, settings }}
        note={noteOf(t, name, notice, place)}
        isDisabled={DESKTOP_ONLY.has(name) && place.host === 'web'}
        isUsual={settings[name] === USUAL_SETTINGS[name]}
        onChange={change}
        onReset={() =>
          changeWithUndo(
            { [name]: USUAL_SETTINGS[name] },
            t('settings.wasReset', { what: t(`settings.item.${name}.label`) }),
          )
        }
      />
    ));
  };
  const isShown = (of: SettingsSection): boolean => {
    if (of === 'keys')
      return findCommands(t, commands, bindKeys(commands, settings.keys), place, query).length > 0;
    if (of === 'privacy')
      return languages.some((words) =>
        fits(query, [
          words('settings.section.privacy'),
          words('settings.privacy.telemetry'),
          words('settings.privacy.what'),
        ]),
      );
    return findSettings(of, query, languages).length > 0;
  };
  const shown = isSearching ? SECTIONS.filter(isShown) : [section];
  const isUsual = JSON.stringify(settings) === JSON.stringify(USUAL_SETTINGS);
  return (
    <Dialog
      open
      onClose={onClose}
      title={t('settings.title')}
      lead={t('settings.lead')}
      closeLabel={t('common.close')}
      page
      top
    >
      <Problem notice={notice} />
      <div className="settings">
        <div className="settings-side">
          <Input
            type="search"
            autoFocus
            aria-label={t('settings.search')}
            placeholder={t('settings.search')}
            value={query}
            onChange={({ target }) => setQuery(target.value)}
          />
          <nav className="settings-sections" aria-label={t('settings.sections')}>
            {SECTIONS.map((each) => (
              <button
                key={each}
                type="button"
                className="settings-section"
                aria-current={!isSearching && each === section ? 'true' : undefined}
                aria-controls={panelId}
                onClick={() => open(each)}
              >
                {t(`settings.section.${each}`)}
              </button>
            ))}
          </nav>
        </div>
        <section
          className="settings-body"
          id={panelId}
          // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls can be scrolled with the keyboard
          tabIndex={0}
          aria-label={t('settings.title')}
        >
          {shown.length === 0 && (
            <EmptyState>
              {t('settings.nothing')} {t('settings.nothingHint')}
            </EmptyState>
          )}
          {shown.map((each) => (
            <section key={each} className="settings-panel" aria-label={t(`settings.section.${each}`)}>
              <h3>{t(`settings.section.${each}`)}</h3>
              {body(each)}
            </section>
          ))}
        </section>
      </div>
      <footer className="dialog-foot settings-foot">
        <p className="settings-undo" role="status">
          {undo !== null && (
            <>
              <span>{undo.said}</span>
              <Button
                small
                onClick={() => {
                  onChange(undo.change);
                  setUndo(null);
                }}
              >
                {t('settings.undo')}
              </Button>
            </>
          )}
        </p>
        <Button disabled={isUsual} onClick={() => changeWithUndo(USUAL_SETTINGS, t('settings.wasResetAll'))}>
          {t('settings.resetAll')}
        </Button>
      </footer>
    </Dialog>
  );
}

function Privacy() {
  const { t } = useWords();
  return (
    <div className="settings-privacy">
      <p>
        <strong>{t('settings.privacy.telemetry')}</strong>
      </p>
      <p>{t('settings.privacy.what')}</p>
      <p>{t('settings.privacy.where')}</p>
    </div>
  );
}

/** What is wrong with the file of the settings. */
function Problem({ notice }: { readonly notice: SettingsNotice | null }) {
  const { t } = useWords();
  const problem = notice?.problem ?? null;
  if (problem === null) return null;
  return <Banner tone="warn">{problemWords(t, problem)}</Banner>;
}

function problemWords(t: Translate, problem: SettingsProblem): string {
  const { file } = problem;
  if (problem.kind === 'unwritten') return t('settings.problem.unwritten', { file, reason: problem.reason });
  const { kept } = problem;
  const what =
    problem.kind === 'unreadable'
      ? t('settings.problem.unreadable', { file, reason: problem.reason })
      : t('settings.problem.damaged', {
          file,
          names: problem.names.map((name) => t(`settings.item.${name}.label`)).join(' · '),
        });
  return `${what} ${kept === null ? t('settings.problem.unkept') : t('settings.problem.kept', { kept })}`;
}

/** Why a setting cannot be changed here, or does not hold now. */
function noteOf(t: Translate, name: SettingName, notice: SettingsNotice | null, place: Place): string | null {
  if (DESKTOP_ONLY.has(name) && place.host === 'web') return t('settings.desktopOnly');
  return notice?.fixed.includes(name) === true ? t('settings.fixed.spill') : null;
}
