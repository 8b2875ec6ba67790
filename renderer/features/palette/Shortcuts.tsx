import { Button, Dialog, useWords } from '../../ui/index';
import { FIXED_KEYS, FIXED_PLACES, fixedText } from './fixedKeys';
import { GROUPS, type PaletteItem } from './Palette';

/** All keys at a glance: of commands, as they are now, and those that belong to one place. */
export function Shortcuts(props: {
  readonly items: readonly PaletteItem[];
  readonly isMac: boolean;
  /** Goes to where keys are changed. */
  readonly onChange: () => void;
  readonly onClose: () => void;
}) {
  const { items, isMac, onChange, onClose } = props;
  const { t } = useWords();
  return (
    <Dialog open onClose={onClose} title={t('palette.shortcuts')} closeLabel={t('common.close')} page>
      <section
        className="dialog-body shortcuts"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls can be scrolled with the keyboard
        tabIndex={0}
        aria-label={t('palette.shortcuts')}
      >
        {GROUPS.map((group) => {
          const keyed = items.filter((item) => item.group === group && item.keys !== undefined);
          if (keyed.length === 0) return null;
          return (
            <section key={group} className="shortcut-group">
              <h3>{t(`palette.group.${group}`)}</h3>
              <dl>
                {keyed.map((item) => (
                  <Shortcut key={item.id} keys={[item.keys ?? '']} does={item.title} />
                ))}
              </dl>
            </section>
          );
        })}
        {FIXED_PLACES.map((place) => (
          <section key={place} className="shortcut-group">
            <h3>{t(`palette.place.${place}`)}</h3>
            <dl>
              {FIXED_KEYS[place].map(({ keys, does }) => (
                <Shortcut
                  key={does}
                  keys={keys.map((each) => fixedText(each, isMac))}
                  does={t(`palette.fixed.${does}`)}
                />
              ))}
            </dl>
          </section>
        ))}
      </section>
      <footer className="dialog-foot">
        <Button onClick={onChange}>{t('palette.changeKeys')}</Button>
      </footer>
    </Dialog>
  );
}

function Shortcut({ keys, does }: { readonly keys: readonly string[]; readonly does: string }) {
  return (
    <div className="shortcut">
      <dt>{does}</dt>
      <dd>
        {keys.map((each) => (
          <kbd key={each} className="shortcut-keys">
            {each}
          </kbd>
        ))}
      </dd>
    </div>
  );
}
