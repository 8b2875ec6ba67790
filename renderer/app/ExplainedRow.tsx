import type { Row } from '@shared/contract/events';
import { Explanation, matterOf } from '../features/explain/index';
import { useHostState } from '../host/index';
import { useSteps } from './useSteps';

/** The explanation of a row, with what can be done about it now. */
export function ExplainedRow({ row, onClose }: { readonly row: Row; readonly onClose: () => void }) {
  const epochMs = useHostState((state) => state.hello?.epochMs ?? 0);
  const { steps, run } = useSteps(matterOf(row));
  return <Explanation row={row} epochMs={epochMs} steps={steps} onStep={run} onClose={onClose} />;
}
