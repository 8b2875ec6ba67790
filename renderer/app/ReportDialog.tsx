import { useEffect, useState } from 'react';
import { useHost } from '../host/index';
import { Dialog, useWords } from '../ui/index';
import { CopyReport } from './CopyReport';

/** The report as it would be copied: whoever passes it on has seen all of it. */
export function ReportDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useWords();
  const host = useHost();
  const [text, setText] = useState('');
  useEffect(() => {
    let isWanted = true;
    void host.call('report.read', {}).then((answer) => {
      if (isWanted && answer.ok) setText(answer.value.text);
    });
    return () => {
      isWanted = false;
    };
  }, [host]);
  return (
    <Dialog
      open
      wide
      title={t('report.show')}
      lead={t('report.lead')}
      closeLabel={t('common.close')}
      onClose={onClose}
    >
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls can be scrolled with the keyboard */}
      <pre className="report-text" tabIndex={0}>
        {text}
      </pre>
      <p className="report-foot">
        <CopyReport />
      </p>
    </Dialog>
  );
}
