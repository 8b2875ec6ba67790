import { FileCode, ImageDown } from 'lucide-react';
import { useState } from 'react';
import { IconButton, useWords } from '../../ui/index';
import { ladderSvg } from './ladderSvg';
import { pictureName, savePng, saveSvg } from './savePicture';
import type { WireEnds } from './useWireRows';
import type { WireRow } from './wireRow';

/** Saves the whole ladder, not only what is in view. */
export function SaveButtons(props: {
  readonly rows: readonly WireRow[];
  readonly ends: WireEnds;
  readonly epochMs: number;
  readonly name: string;
}) {
  const { rows, ends, epochMs, name } = props;
  const { t, language } = useWords();
  const [isTooLong, setTooLong] = useState(false);
  const picture = (): string => {
    const names = { client: ends.client?.name ?? null, server: ends.server?.name ?? null };
    return ladderSvg(rows, { names, epochMs, t, language });
  };
  const file = pictureName(`bothends ${name}`);
  return (
    <span className="wire-save">
      {isTooLong && <span role="alert">{t('wire.tooLong')}</span>}
      <IconButton
        small
        label={t('wire.saveSvg')}
        icon={<FileCode />}
        disabled={rows.length === 0}
        onClick={() => saveSvg(picture(), file)}
      />
      <IconButton
        small
        label={t('wire.savePng')}
        icon={<ImageDown />}
        disabled={rows.length === 0}
        onClick={() => void savePng(picture(), file).then((saved) => setTooLong(!saved))}
      />
    </span>
  );
}
