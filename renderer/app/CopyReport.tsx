import { useState } from 'react';
import { useHost } from '../host/index';
import { Button, useWords } from '../ui/index';
import { copyReport } from './problems';

/** Copies the report of what went wrong, and says so. */
export function CopyReport() {
  const { t } = useWords();
  const host = useHost();
  const [said, setSaid] = useState<'copied' | 'notCopied' | null>(null);
  return (
    <>
      <Button onClick={() => void copyReport(host).then((done) => setSaid(done ? 'copied' : 'notCopied'))}>
        {t('report.copy')}
      </Button>{' '}
      <span role="status">{said !== null && t(`report.${said}`)}</span>
    </>
  );
}
