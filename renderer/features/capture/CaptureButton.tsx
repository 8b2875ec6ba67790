import { Radar } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useHost, useHostState, useSession } from '../../host/index';
import { IconButton, useWords } from '../../ui/index';
import { CaptureHelp } from './CaptureHelp';
import './capture.css';

/**
 * Starts and stops capturing the packets of a session. Where that is not available the button says why, and stays within
 * reach of the keyboard: pressed, it says what can be done about it.
 */
export function CaptureButton(props: {
  readonly session: number;
  readonly small?: boolean;
  readonly onCapture: (start: boolean) => void;
}) {
  const { session, small = false, onCapture } = props;
  const { t } = useWords();
  const host = useHost();
  const isCapturing = useSession(session)?.capturing ?? false;
  const availability = useHostState((state) => state.capture);
  const isConnected = useHostState((state) => state.status.kind === 'connected');
  const [isHelping, setHelping] = useState(false);
  useEffect(() => {
    // Asked once somebody could use it: the start of the page waits for nothing.
    if (isConnected && availability === null) void host.checkCapture();
  }, [host, isConnected, availability]);

  const isUnavailable = availability?.available === false;
  if (isCapturing)
    return (
      <>
        <span className="capture-running" role="status">
          <span aria-hidden="true">▲ </span>
          <span className="capture-words">{t('capture.running')}</span>
        </span>
        <IconButton
          small={small}
          className="capture-on"
          label={t('capture.stop')}
          hint={t('capture.stopHint')}
          icon={<Radar />}
          onClick={() => onCapture(false)}
        />
      </>
    );
  return (
    <>
      <IconButton
        small={small}
        label={t('capture.start')}
        hint={isUnavailable ? t(`capture.unavailable.${availability.reason}`) : t('capture.startHint')}
        icon={<Radar />}
        aria-disabled={isUnavailable || undefined}
        onClick={() => (isUnavailable ? setHelping(true) : onCapture(true))}
      />
      {isHelping && <CaptureHelp onClose={() => setHelping(false)} />}
    </>
  );
}
