import { Component, type ReactNode } from 'react';
import { useWords } from '../ui/index';
import { CopyReport } from './CopyReport';
import { tellProblem } from './problems';

/** A fault of one part must not take the page down; the sessions run on in the host anyway. */
export class ErrorBoundary extends Component<{ readonly children: ReactNode }, { failed: boolean }> {
  override state = { failed: false };

  static getDerivedStateFromError(): { failed: boolean } {
    return { failed: true };
  }

  override componentDidCatch(error: unknown): void {
    tellProblem(error);
  }

  override render(): ReactNode {
    return this.state.failed ? <Failed /> : this.props.children;
  }
}

function Failed() {
  const { t } = useWords();
  return (
    <div className="empty" role="alert">
      <p>
        {t('host.pageFailed')} {t('host.pageFailedHint')}{' '}
        <button type="button" className="button" onClick={() => window.location.reload()}>
          {t('host.reload')}
        </button>{' '}
        <CopyReport />
      </p>
    </div>
  );
}
