import { bindKeys, chooseKey, giveKey, type KeyChoice } from '@shared/keys/bindings';
import { reservedBy } from '@shared/keys/reserved';
import { formatShortcut, type NoShortcut } from '@shared/keys/shortcut';
import { RotateCcw, X } from 'lucide-react';
import { useRef, useState } from 'react';
import { Button, IconButton, useWords } from '../../ui/index';
import { type KeyCommand, type Place, pressedFor } from './keyMap';
import { useKeyCapture } from './useKeyCapture';

export interface KeyRowProps {
  readonly command: KeyCommand;
  /** Its key now. */
  readonly shortcut: string | undefined;
  readonly commands: readonly KeyCommand[];
  readonly chosen: readonly KeyChoice[];
  readonly place: Place;
  /** Other keys, and what to say about it where that is worth undoing. */
  readonly onChange: (keys: readonly KeyChoice[], said: string | null) => void;
}

type Asked =
  | { readonly kind: 'reserved' | 'refused'; readonly text: string }
  | { readonly kind: 'taken'; readonly key: string; readonly other: KeyCommand };

/** A command and its key. The key is a button: what is pressed next becomes the new one. */
export function KeyRow(props: KeyRowProps) {
  const { command, shortcut, commands, chosen, place, onChange } = props;
  const { t } = useWords();
  const [isCapturing, setCapturing] = useState(false);
  const [asked, setAsked] = useState<Asked | null>(null);
  const button = useRef<HTMLButtonElement>(null);
  const shown = (key: string): string => formatShortcut(key, place.isMac);
  const leave = (): void => {
    setCapturing(false);
    setAsked(null);
  };
  const finish = (keys: readonly KeyChoice[], said: string | null): void => {
    leave();
    onChange(keys, said);
    button.current?.focus();
  };
  const none = (): void =>
    finish(chooseKey(chosen, command, null), t('settings.keys.wasRemoved', { command: command.title }));
  const press = (key: string): void => {
    const pressed = pressedFor(command, key, commands, chosen, place);
    const keys = shown(key);
    switch (pressed.kind) {
      case 'same':
        return void leave();
      case 'free':
        return void finish(chooseKey(chosen, command, key), null);
      case 'reserved':
        return void setAsked({ kind: 'reserved', text: t(`settings.keys.reserved.${pressed.by}`, { keys }) });
      case 'snippet':
        return void setAsked({
          kind: 'reserved',
          text: t('settings.keys.ofSnippet', { keys, command: pressed.other.title }),
        });
      case 'taken':
        setCapturing(false);
        return void setAsked({ kind: 'taken', key, other: pressed.other });
    }
  };
  useKeyCapture(isCapturing, place.isMac, {
    onKey: press,
    onRefused: (why: NoShortcut) => setAsked({ kind: 'refused', text: t(`settings.keys.refused.${why}`) }),
    onNone: none,
    onLeave: leave,
  });
  const isUsual = !chosen.some((choice) => choice.command === command.id);
  const usual = command.shortcut;
  // Of a command that has it by usage: in a window of its own, without tabs, it works.
  const isBrowsers = shortcut !== undefined && reservedBy(shortcut, place) === 'browser';
  return (
    <li className="key-row">
      <span className="key-title">{command.title}</span>
      <button
        ref={button}
        type="button"
        className="key-button"
        data-captures-keys={isCapturing ? '' : undefined}
        aria-label={
          shortcut === undefined
            ? t('settings.keys.add', { command: command.title })
            : t('settings.keys.change', { command: command.title, keys: shown(shortcut) })
        }
        aria-pressed={isCapturing}
        disabled={command.isSnippet}
        title={command.isSnippet ? t('settings.keys.snippetHint') : undefined}
        onClick={() => {
          setAsked(null);
          setCapturing(!isCapturing);
        }}
        onBlur={() => isCapturing && leave()}
      >
        {isCapturing ? (
          <span className="key-press">{t('settings.keys.press')}</span>
        ) : shortcut === undefined ? (
          <span className="key-none">{t('settings.keys.none')}</span>
        ) : (
          <kbd className="key-name">{shown(shortcut)}</kbd>
        )}
      </button>
      <span className="key-tools">
        {shortcut !== undefined && !command.isSnippet && (
          <IconButton
            small
            label={t('settings.keys.remove', { command: command.title })}
            icon={<X />}
            onClick={none}
          />
        )}
        {!isUsual && (
          <IconButton
            small
            label={t('settings.reset', { what: command.title })}
            icon={<RotateCcw />}
            onClick={() => {
              if (usual === undefined) return void finish(chooseKey(chosen, command, null), null);
              // Another command may have been given it since.
              const others = chosen.filter((choice) => choice.command !== command.id);
              const owner = commands.find(
                ({ id }) => id !== command.id && bindKeys(commands, others).get(id) === usual,
              );
              if (owner === undefined) finish(others, null);
              else setAsked({ kind: 'taken', key: usual, other: owner });
            }}
          />
        )}
      </span>
      {!isCapturing && asked === null && isBrowsers && shortcut !== undefined && (
        <p className="key-hint" data-kind="reserved">
          {t('settings.keys.reserved.browser', { keys: shown(shortcut) })}
        </p>
      )}
      {isCapturing && asked === null && <p className="key-hint">{t('settings.keys.pressHint')}</p>}
      {asked !== null && asked.kind !== 'taken' && (
        <p className="key-hint" role="alert" data-kind={asked.kind}>
          {asked.text}
        </p>
      )}
      {asked?.kind === 'taken' && (
        <div className="key-question" role="alert">
          <span>{t('settings.keys.taken', { keys: shown(asked.key), command: asked.other.title })}</span>
          <Button
            small
            variant="primary"
            onClick={() =>
              finish(
                giveKey(chosen, command, asked.key, asked.other),
                t('settings.keys.wasTaken', {
                  keys: shown(asked.key),
                  command: command.title,
                  other: asked.other.title,
                }),
              )
            }
          >
            {t('settings.keys.take')}
          </Button>
          <Button
            small
            onClick={() => {
              leave();
              button.current?.focus();
            }}
          >
            {t('settings.keys.leave')}
          </Button>
        </div>
      )}
    </li>
  );
}
