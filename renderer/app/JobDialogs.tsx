import type { ErrorInfo } from '@shared/contract/errors';
import type { Result } from '@shared/contract/result';
import type { SocketState } from '@shared/contract/state';
import { EchoCheckDialog } from '../features/echoCheck/index';
import { RepeatDialog, SequenceDialog } from '../features/jobs/index';
import { useRoster, useSession } from '../host/index';
import { useWords } from '../ui/index';
import { useWorkspace } from './WorkspaceContext';

/** The dialogs that begin something on a session. */
export function JobDialogs(props: {
  readonly job: 'repeat' | 'sequence' | 'check';
  readonly session: number;
  readonly onClose: () => void;
}) {
  const { job, session, onClose } = props;
  const { host } = useWorkspace();
  const { t } = useWords();
  const spec = useSession(session)?.spec;
  const sockets = useRoster(session).filter(canSend);
  const refusalOf = async (answer: Promise<Result<unknown, ErrorInfo>>): Promise<string | null> => {
    const result = await answer;
    if (result.ok) return null;
    const isNobody = result.error.code === 'NOT_POSSIBLE_NOW' && sockets.length === 0;
    return isNobody ? t('jobs.sequence.nobody') : result.error.message;
  };
  switch (job) {
    case 'repeat':
      return (
        <RepeatDialog
          sockets={spec?.kind === 'tcp-server' ? sockets : null}
          onClose={onClose}
          onStart={(to, repeat) => refusalOf(host.call('jobs.repeat', { session, to, repeat }))}
        />
      );
    case 'sequence':
      return (
        <SequenceDialog
          sockets={sockets}
          onClose={onClose}
          onStart={(socket, sequence) => refusalOf(host.call('jobs.sequence', { session, socket, sequence }))}
        />
      );
    case 'check':
      return (
        <EchoCheckDialog
          session={session}
          onClose={onClose}
          onStart={(check) => refusalOf(host.call('jobs.check', { session, check }))}
          onStop={(number) => void host.call('jobs.stop', { job: number })}
        />
      );
  }
}

function canSend({ phase }: SocketState): boolean {
  return phase === 'open' || phase === 'peer-ended';
}
