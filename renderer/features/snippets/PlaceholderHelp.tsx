import { placeholder } from '@shared/i18n/templateWords';
import { useWords } from '../../ui/index';

/** What each placeholder is, and the example of it that is shown. */
const LINES = [
  ['counter', 'counter'],
  ['time', 'time'],
  ['len', 'len'],
  ['crc16', 'crc16'],
  ['crc32', 'crc32'],
  ['sum8', 'sum8'],
  ['random', 'random 8'],
  ['env', 'env.NAME'],
] as const;

/** All placeholders, and the order in which they become bytes. */
export function PlaceholderHelp() {
  const { t } = useWords();
  return (
    <details className="snippet-help">
      <summary>{t('snippets.dialog.help')}</summary>
      <dl>
        {LINES.map(([name, written]) => (
          <div key={name}>
            <dt className="mono">{placeholder(written)}</dt>
            <dd>{t(`snippets.help.${name}`)}</dd>
          </div>
        ))}
      </dl>
      <p>{t('snippets.help.order')}</p>
    </details>
  );
}
