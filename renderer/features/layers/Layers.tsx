import { Dialog, useWords } from '../../ui/index';
import { Compare } from './Compare';
import { Stack } from './Stack';
import { Wrap } from './Wrap';

const SHOWN = ['ends', 'bytes', 'waiting', 'end'] as const;
const HIDDEN = ['segments', 'numbers', 'window', 'route'] as const;

/** A page to read: where a socket stands among the layers, and how TCP differs from UDP. All of it is told. */
export function Layers({ onClose }: { readonly onClose: () => void }) {
  const { t } = useWords();
  return (
    <Dialog
      open
      page
      top
      onClose={onClose}
      title={t('layers.title')}
      lead={t('layers.lead')}
      closeLabel={t('common.close')}
    >
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, so the keyboard must get in */}
      <div className="dialog-body layers" tabIndex={0}>
        <Stack />
        <section>
          <h3>{t('layers.hides.title')}</h3>
          <div className="layers-sides">
            <div>
              <h4>{t('layers.hides.shown')}</h4>
              <ul>
                {SHOWN.map((item) => (
                  <li key={item}>{t(`layers.hides.shownItems.${item}`)}</li>
                ))}
              </ul>
            </div>
            <div>
              <h4>{t('layers.hides.hidden')}</h4>
              <ul>
                {HIDDEN.map((item) => (
                  <li key={item}>{t(`layers.hides.hiddenItems.${item}`)}</li>
                ))}
              </ul>
            </div>
          </div>
        </section>
        <Wrap />
        <Compare />
      </div>
    </Dialog>
  );
}
