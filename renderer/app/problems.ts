/** Unexpected errors of the page: told to the host, which keeps them for a report. */
import type { Problem } from '@shared/contract/report';
import { problemOf } from '@shared/report/problem';
import type { Host } from '../host/index';

type Listen = (problem: Problem) => void;
let listen: Listen = () => undefined;

/** What the page throws where nobody catches it. The answer ends that. */
export function watchPage(host: Pick<Host, 'tell'>): () => void {
  listen = (problem) => host.tell(problem);
  const onError = (event: ErrorEvent): void => tellProblem(event.error);
  const onRejection = (event: PromiseRejectionEvent): void => tellProblem(event.reason);
  window.addEventListener('error', onError);
  window.addEventListener('unhandledrejection', onRejection);
  return () => {
    listen = () => undefined;
    window.removeEventListener('error', onError);
    window.removeEventListener('unhandledrejection', onRejection);
  };
}

/** A fault that was caught at the last place there is. */
export function tellProblem(thrown: unknown): void {
  listen(problemOf('page', thrown));
}

/** Copies the host's report; false when there is none to be had, or the browser does not let us. */
export async function copyReport(host: Pick<Host, 'call'>): Promise<boolean> {
  const answer = await host.call('report.read', {});
  if (!answer.ok) return false;
  try {
    await navigator.clipboard.writeText(answer.value.text);
    return true;
  } catch {
    return false;
  }
}
