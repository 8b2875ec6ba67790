import type { Translator } from '@shared/i18n/index';
import { I18nextProvider } from 'react-i18next';
import { type Host, HostProvider } from '../host/index';
import { TooltipProvider } from '../ui/index';
import { ErrorBoundary } from './ErrorBoundary';
import { Shell } from './Shell';
import { WorkspaceContext } from './WorkspaceContext';
import type { Workspace } from './workspace';

export function App(props: {
  readonly host: Host;
  readonly workspace: Workspace;
  readonly translator: Translator;
}) {
  return (
    <I18nextProvider i18n={props.translator}>
      <ErrorBoundary>
        <HostProvider host={props.host}>
          <WorkspaceContext value={props.workspace}>
            <TooltipProvider>
              <Shell />
            </TooltipProvider>
          </WorkspaceContext>
        </HostProvider>
      </ErrorBoundary>
    </I18nextProvider>
  );
}
