import type { CommandParams, CommandValue } from '@shared/contract/commands';
import type { ErrorInfo } from '@shared/contract/errors';
import type { RecordingState } from '@shared/contract/recording';
import { fail, ok, type Result } from '@shared/contract/result';
import type { CommandHandlers } from './commands';

type Verdict = Result<Record<string, never>, ErrorInfo>;

/** Who records to files and exports for a host, the same for all its views. */
export interface RecordingDesk {
  readonly state: readonly RecordingState[];
  /** `listener` is called after changes of `state`, some of them together; the answer ends that. */
  onChanged(listener: (state: readonly RecordingState[]) => void): () => void;
  suggest(session: number | null): CommandValue<'recording.suggest'>;
  choose(file: string): Promise<CommandValue<'recording.choose'>>;
  start(wish: CommandParams<'recording.start'>): Result<CommandValue<'recording.start'>, ErrorInfo>;
  stop(recording: number): Promise<Verdict>;
  dismiss(recording: number): Verdict;
  startExport(wish: CommandParams<'export.start'>): Promise<Result<CommandValue<'export.start'>, ErrorInfo>>;
  readExport(id: number): Promise<Result<CommandValue<'export.read'>, ErrorInfo>>;
  cancelExport(id: number): Verdict;
}

type RecordingCommand = Extract<keyof CommandHandlers, `recording.${string}` | `export.${string}`>;

/** What answers the commands about recordings and exports. */
export function recordingHandlers(desk: RecordingDesk): Pick<CommandHandlers, RecordingCommand> {
  return {
    'recording.suggest': ({ session }) => ok(desk.suggest(session)),
    'recording.choose': async ({ file }) => ok(await desk.choose(file)),
    'recording.start': (wish) => desk.start(wish),
    'recording.stop': ({ recording }) => desk.stop(recording),
    'recording.dismiss': ({ recording }) => desk.dismiss(recording),
    'export.start': (wish) => desk.startExport(wish),
    'export.read': (params) => desk.readExport(params.export),
    'export.cancel': (params) => desk.cancelExport(params.export),
  };
}

const refusal = fail<ErrorInfo>({
  code: 'NOT_AVAILABLE',
  message: 'this host records nothing',
  explanation: 'not-available',
});

/** A host that records nothing. */
export const NO_RECORDINGS: RecordingDesk = {
  state: [],
  onChanged: () => () => undefined,
  suggest: () => ({ file: '', canChoose: false }),
  choose: () => Promise.resolve({ file: null }),
  start: () => refusal,
  stop: () => Promise.resolve(refusal),
  dismiss: () => refusal,
  startExport: () => Promise.resolve(refusal),
  readExport: () => Promise.resolve(refusal),
  cancelExport: () => refusal,
};
