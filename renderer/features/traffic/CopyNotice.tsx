import { formatBytes, formatExactBytes } from '@shared/i18n/format';
import { useEffect } from 'react';
import { useWords } from '../../ui/words';
import type { Copied } from './copy';
import { COPY_BYTES } from './model/copyData';

/** Long enough to be read beside other things. */
const SHOWN_MS = 2_500;

/** Says what was copied, for a moment; what was not, until something else is done. */
export function CopyNotice({
  copied,
  onDone,
}: {
  readonly copied: Copied | null;
  readonly onDone: () => void;
}) {
  const { t, language } = useWords();
  const isDone = copied?.kind === 'shown' || (copied?.kind === 'data' && copied.missing === 0);
  useEffect(() => {
    if (!isDone) return;
    const timer = setTimeout(onDone, SHOWN_MS);
    return () => clearTimeout(timer);
  }, [isDone, onDone]);
  if (copied === null) return null;
  const text = (): string => {
    switch (copied.kind) {
      case 'data': {
        const size = formatExactBytes(copied.bytes, language);
        const form = t(`traffic.copyForm.${copied.form}`);
        return copied.missing === 0
          ? t('traffic.copied.data', { size, form })
          : t('traffic.copied.partly', { size, form, missing: formatExactBytes(copied.missing, language) });
      }
      case 'too-much':
        return t('traffic.copied.too-much', { size: formatBytes(COPY_BYTES, language) });
      case 'unread':
        return t('traffic.copied.unread', { reason: t(`explain.${copied.error.explanation}.title`) });
      default:
        return t(`traffic.copied.${copied.kind}`);
    }
  };
  return (
    <p className="traffic-notice" role={isDone ? 'status' : 'alert'}>
      {text()}
    </p>
  );
}
