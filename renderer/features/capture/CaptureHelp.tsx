import type { CaptureReason } from '@shared/contract/capture';
import { useState } from 'react';
import { useHost, useHostState } from '../../host/index';
import { Button, Dialog, useWords } from '../../ui/index';

/** Why packets cannot be captured here, what the program said, and what a person can do. */
export function CaptureHelp({ onClose }: { readonly onClose: () => void }) {
  const { t } = useWords();
  const host = useHost();
  const availability = useHostState((state) => state.capture);
  const platform = useHostState((state) => state.hello?.platform ?? '');
  const [isAsking, setAsking] = useState(false);
  const checkAgain = async (): Promise<void> => {
    setAsking(true);
    await host.checkCapture();
    setAsking(false);
  };
  return (
    <Dialog open onClose={onClose} title={t('capture.title')} closeLabel={t('common.close')}>
      <div className="dialog-body capture-help" aria-live="polite">
        {availability === null || availability.available ? (
          <p>{t('capture.available', { tool: availability?.tool ?? '' })}</p>
        ) : (
          <>
            <p>{t(`capture.unavailable.${availability.reason}`)}</p>
            <p>{t(helpFor(availability.reason, platform))}</p>
            {availability.detail !== '' && (
              <>
                <p className="capture-says">{t('capture.saysTool')}</p>
                <pre className="mono">{availability.detail}</pre>
              </>
            )}
          </>
        )}
        <Button disabled={isAsking} onClick={() => void checkAgain()}>
          {t('capture.checkAgain')}
        </Button>
      </div>
    </Dialog>
  );
}

const SYSTEMS = ['linux', 'darwin', 'win32'] as const;

export function helpFor(reason: CaptureReason, platform: string) {
  const system = SYSTEMS.find((each) => each === platform);
  if (system === undefined || reason === 'not-offered' || reason === 'failed') return 'capture.help.other';
  return reason === 'not-permitted'
    ? (`capture.help.permit.${system}` as const)
    : (`capture.help.install.${system}` as const);
}
