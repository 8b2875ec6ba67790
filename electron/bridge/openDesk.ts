import type { ErrorInfo } from '@shared/contract/errors';
import type { OpenNotice, OpenTrouble, ReplayWish } from '@shared/contract/openRecording';
import { fail, ok, type Result } from '@shared/contract/result';
import type { CommandHandlers } from './commands';

type Verdict = Result<Record<string, never>, ErrorInfo>;

/** Who opens recordings and replays them, the same for all views of a host. */
export interface OpenDesk {
  readonly state: OpenNotice;
  /** `listener` is called after changes, some of them together; the answer ends that. */
  onChanged(listener: (notice: OpenNotice) => void): () => void;
  /** Null: this host opens no files. */
  open(file: string): Promise<{ readonly opening: number } | OpenTrouble | null>;
  cancel(opening: number): Verdict;
  replay(wish: ReplayWish): Result<{ replay: number }, ErrorInfo>;
  stopReplay(replay: number): Verdict;
  dismiss(number: number): Verdict;
}

type OpenCommand =
  | 'open.start'
  | 'open.cancel'
  | 'open.dismiss'
  | 'replay.start'
  | 'replay.stop'
  | 'replay.dismiss';

/** What answers the commands about recordings that are opened. */
export function openHandlers(desk: OpenDesk): Pick<CommandHandlers, OpenCommand> {
  return {
    'open.start': async ({ file }) => {
      const answer = await desk.open(file);
      return answer === null ? refusal : ok(answer);
    },
    'open.cancel': ({ opening }) => desk.cancel(opening),
    'open.dismiss': ({ opening }) => desk.dismiss(opening),
    'replay.start': (wish) => desk.replay(wish),
    'replay.stop': ({ replay }) => desk.stopReplay(replay),
    'replay.dismiss': ({ replay }) => desk.dismiss(replay),
  };
}

const refusal = fail<ErrorInfo>({
  code: 'NOT_AVAILABLE',
  message: 'this host opens no recordings',
  explanation: 'bad-command',
});

/** A host that opens no recordings. */
export const NO_OPENINGS: OpenDesk = {
  state: { openings: [], replays: [] },
  onChanged: () => () => undefined,
  open: () => Promise.resolve(null),
  cancel: () => refusal,
  replay: () => refusal,
  stopReplay: () => refusal,
  dismiss: () => refusal,
};
