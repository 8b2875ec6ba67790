import { Command } from 'cmdk';
import { Dialog as Radix } from 'radix-ui';
import { useFocusBack, useWords } from '../../ui/index';
import { score } from './score';

export interface PaletteItem {
  readonly id: string;
  readonly group: 'workspace' | 'scenario' | 'session' | 'tools' | 'connection' | 'view';
  readonly title: string;
  /** Found by its English name too, whatever the language: that is what guides and colleagues call it. */
  readonly english: string;
  readonly keys: string | undefined;
}

export const GROUPS = ['workspace', 'scenario', 'session', 'tools', 'connection', 'view'] as const;

/** Every command by name. */
export function Palette(props: {
  readonly items: readonly PaletteItem[];
  readonly onRun: (id: string) => void;
  readonly onClose: () => void;
}) {
  const { items, onRun, onClose } = props;
  const { t } = useWords();
  const giveBack = useFocusBack();
  return (
    <Radix.Root open onOpenChange={(open) => !open && onClose()}>
      <Radix.Portal>
        <Radix.Overlay className="overlay" />
        <Radix.Content
          className="dialog dialog-wide dialog-top palette"
          aria-describedby={undefined}
          onCloseAutoFocus={giveBack}
        >
          <Radix.Title className="visually-hidden">{t('palette.label')}</Radix.Title>
          <Command
            label={t('palette.label')}
            loop
            filter={(_id, search, names) => score(search, names ?? [])}
          >
            <Command.Input className="palette-input" placeholder={t('palette.placeholder')} />
            <Command.List className="palette-list" label={t('palette.label')}>
              <Command.Empty className="palette-empty">{t('palette.empty')}</Command.Empty>
              {GROUPS.map((group) => {
                const members = items.filter((item) => item.group === group);
                if (members.length === 0) return null;
                return (
                  <Command.Group key={group} heading={t(`palette.group.${group}`)}>
                    {members.map((item) => (
                      <Command.Item
                        key={item.id}
                        className="palette-item"
                        value={item.id}
                        keywords={[item.title, item.english]}
                        onSelect={() => onRun(item.id)}
                      >
                        <span className="palette-title" title={item.title}>
                          {item.title}
                        </span>
                        {item.keys !== undefined && <kbd className="keys">{item.keys}</kbd>}
                      </Command.Item>
                    ))}
                  </Command.Group>
                );
              })}
            </Command.List>
          </Command>
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}
