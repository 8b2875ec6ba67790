import { Dialog, useWords } from '../../ui/index';
import type { PaletteItem } from './Palette';

/** All keys at a glance. */
export function Shortcuts(props: { readonly items: readonly PaletteItem[]; readonly onClose: () => void }) {
  const { t } = useWords();
  return (
    <Dialog open onClose={props.onClose} title={t('palette.shortcuts')} closeLabel={t('common.close')}>
      <dl className="dialog-body shortcuts">
        {props.items
          .filter((item) => item.keys !== undefined)
          .map((item) => (
            <div key={item.id} className="shortcut">
              <dt>{item.title}</dt>
              <dd>
                <kbd className="shortcut-keys">{item.keys}</kbd>
              </dd>
            </div>
          ))}
      </dl>
    </Dialog>
  );
}
