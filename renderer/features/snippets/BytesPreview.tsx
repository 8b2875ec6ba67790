import { formatHex } from '@shared/bytes/hexText';
import { flushCarry, printable, segmentsText } from '@shared/bytes/printable';
import { formatExactBytes } from '@shared/i18n/format';
import { templateProblemWords } from '@shared/i18n/templateWords';
import { useWords } from '../../ui/index';
import type { Expansion } from './useExpansion';

/** Bytes of a preview; the count says how many there are. */
const SHOWN_BYTES = 256;

/** The exact bytes of a template, in hex and as text, and their number; or why there are none. */
export function BytesPreview({ expansion, id }: { readonly expansion: Expansion; readonly id?: string }) {
  const { t, language } = useWords();
  if (expansion.kind === 'problem')
    return (
      <p className="snippet-problem" id={id} role="alert">
        {templateProblemWords(expansion.text, expansion.error, t)}
      </p>
    );
  if (expansion.kind === 'asking')
    return <p className="snippet-note">{t('snippets.dialog.asking', { name: expansion.variable })}</p>;
  const { bytes, isVaried } = expansion;
  const shown = bytes.subarray(0, SHOWN_BYTES);
  const size = (count: number): string => formatExactBytes(count, language);
  const rest = bytes.length - shown.length;
  const more = rest > 0 ? ` ${t('snippets.dialog.more', { size: size(rest) })}` : '';
  const { segments, carry } = printable(shown);
  return (
    <div className="snippet-preview" id={id}>
      <p className="snippet-preview-size">
        {t('snippets.dialog.preview')}: <strong>{size(bytes.length)}</strong>
      </p>
      <p className="snippet-preview-hex mono">{`${formatHex(shown)}${more}`}</p>
      <p className="snippet-preview-text mono">
        {segmentsText([...segments, ...flushCarry(carry)])}
        {more}
      </p>
      {isVaried && <p className="snippet-note">{t('snippets.dialog.previewNote')}</p>}
    </div>
  );
}
