import { type Step, stepWords } from '../features/explain/index';
import { useSession } from '../host/index';
import { Button, useWords } from '../ui/index';
import { useSteps } from './useSteps';

/** One button for the error a session shows: the first thing to do that its header does not offer already. */
export function ErrorStep({ session }: { readonly session: number }) {
  const { t, language } = useWords();
  const error = useSession(session)?.error ?? null;
  const { steps, run } = useSteps({ session, socket: 0, row: null, error });
  const step = steps.find((each) => isOffered(each, session));
  const does = step?.action?.does;
  if (step === undefined || does === undefined) return null;
  return (
    <Button small className="error-step" onClick={() => run(does)}>
      {stepWords(step, t, language).label}
    </Button>
  );
}

function isOffered({ action }: Step, session: number): boolean {
  if (action === undefined) return false;
  const { does } = action;
  return !((does.kind === 'listen' || does.kind === 'connect') && does.session === session);
}
