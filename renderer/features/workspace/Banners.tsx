import { formatNumber } from '@shared/i18n/index';
import { useEffect, useState } from 'react';
import { useHost, useHostState } from '../../host/index';
import { Banner, Button, useWords } from '../../ui/index';
import { fileName, troubleWords } from './words';

/** What came back stopped, and what could not be read. */
export function WorkspaceBanners(props: {
  readonly onStartAll: () => void;
  readonly onAutosave: (id: string) => void;
}) {
  const { onStartAll, onAutosave } = props;
  const host = useHost();
  const { t, language } = useWords();
  const waiting = useHostState((state) => state.workspace?.waiting.length ?? 0);
  return (
    <>
      <Refused onAutosave={onAutosave} />
      {waiting > 0 && (
        <Banner
          actions={
            <>
              <Button small variant="primary" onClick={onStartAll}>
                {t('workspace.waiting.start')}
              </Button>
              <Button small onClick={() => void host.call('workspace.dismiss', { what: 'waiting' })}>
                {t('common.dismiss')}
              </Button>
            </>
          }
        >
          {t('workspace.waiting.text', { count: waiting, n: formatNumber(waiting, language) })}
        </Banner>
      )}
    </>
  );
}

function Refused({ onAutosave }: { onAutosave: (id: string) => void }) {
  const host = useHost();
  const { t } = useWords();
  const refused = useHostState((state) => state.workspace?.refused ?? null);
  // The host tells what was refused before it can be asked.
  const hasHost = useHostState((state) => state.status.kind === 'connected');
  const [offer, setOffer] = useState<string | null>(null);
  const isAutosave = refused?.isAutosave === true;
  useEffect(() => {
    if (!isAutosave || !hasHost) return;
    void host.call('workspace.autosaves', {}).then((answer) => {
      if (answer.ok) setOffer(answer.value.autosaves[0]?.id ?? null);
    });
  }, [host, hasHost, isAutosave]);
  if (refused === null) return null;
  const { trouble, kept } = refused;
  const reason = troubleWords(trouble, t);
  return (
    <Banner
      tone="bad"
      urgent
      actions={
        <>
          {isAutosave && offer !== null && (
            <Button small variant="primary" onClick={() => onAutosave(offer)}>
              {t('workspace.refused.offer')}
            </Button>
          )}
          <Button small onClick={() => void host.call('workspace.dismiss', { what: 'refused' })}>
            {t('common.dismiss')}
          </Button>
        </>
      }
    >
      {isAutosave
        ? t('workspace.refused.autosave', { reason, kept })
        : t('workspace.refused.file', { reason, name: fileName(trouble.file) })}
    </Banner>
  );
}
