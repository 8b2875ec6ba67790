import { Buffer } from 'node:buffer';
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
  /** Asks the person at the host's machine for a file first. Null: there is nobody to ask. */
  chooseAndOpen(): Promise<{ readonly opening: number } | { readonly left: true } | OpenTrouble | null>;
  /** Null: this host opens no files. */
  upload(name: string, size: number): { readonly opening: number } | null;
  /** False: no more is wanted. */
  part(opening: number, at: number, bytes: Uint8Array): Promise<boolean>;
  cancel(opening: number): Verdict;
  replay(wish: ReplayWish): Result<{ replay: number }, ErrorInfo>;
  stopReplay(replay: number): Verdict;
  dismiss(number: number): Verdict;
}

type OpenCommand =
  | 'open.start'
  | 'open.choose'
  | 'open.upload'
  | 'open.part'
  | 'open.cancel'
  | 'open.dismiss'
  | 'replay.start'
  | 'replay.stop'
  | 'replay.dismiss';

/** What answers the commands about recordings that are opened. `brought`: the files that this view brings. */
export function openHandlers(desk: OpenDesk, brought: Set<number>): Pick<CommandHandlers, OpenCommand> {
  return {
    'open.start': async ({ file }) => {
      const answer = await desk.open(file);
      return answer === null ? refusal : ok(answer);
    },
    'open.choose': async () => {
      const answer = await desk.chooseAndOpen();
      return answer === null ? refusal : ok(answer);
    },
    'open.upload': ({ name, size }) => {
      const answer = desk.upload(name, size);
      if (answer === null) return refusal;
      brought.add(answer.opening);
      return ok(answer);
    },
    'open.part': async ({ opening, at, data }) => {
      // No Buffer: whose `slice` is no copy.
      const bytes = new Uint8Array(Buffer.from(data, 'base64'));
      const more = brought.has(opening) && (await desk.part(opening, at, bytes));
      if (!more) brought.delete(opening);
      return ok({ more });
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
  explanation: 'not-available',
});

/** A host that opens no recordings. */
export const NO_OPENINGS: OpenDesk = {
  state: { openings: [], replays: [] },
  onChanged: () => () => undefined,
  open: () => Promise.resolve(null),
  chooseAndOpen: () => Promise.resolve(null),
  upload: () => null,
  part: () => Promise.resolve(false),
  cancel: () => refusal,
  replay: () => refusal,
  stopReplay: () => refusal,
  dismiss: () => refusal,
};
