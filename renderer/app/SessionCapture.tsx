import { useTranslation } from 'react-i18next';
import { CaptureButton } from '../features/capture/index';
import { askCapture } from './sessionVerbs';
import { useWorkspace } from './WorkspaceContext';

/** The button that captures a session's packets, in its pane and above its wire. */
export function SessionCapture(props: { readonly session: number; readonly small?: boolean }) {
  const { session, small = false } = props;
  const workspace = useWorkspace();
  const { t } = useTranslation();
  return (
    <CaptureButton
      session={session}
      small={small}
      onCapture={(start) => void askCapture(workspace, t, session, start)}
    />
  );
}
