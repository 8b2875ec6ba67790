import type { ErrorInfo } from '@shared/contract/errors';
import { fail, ok, type Result } from '@shared/contract/result';
import type {
  AutosaveEntry,
  WorkspaceNotice,
  WorkspaceParts,
  WorkspaceTrouble,
} from '@shared/contract/workspace';
import type { CommandHandlers } from './commands';

type Opened = { readonly panes: number } | WorkspaceTrouble;

/** Who keeps what is open, over restarts and in files; the same for all views of a host. */
export interface WorkspaceDesk {
  /** With what pages know of it. */
  readonly state: WorkspaceNotice;
  /** The listener is called with changes, some of them together; the answer ends that. */
  onChanged(listener: (notice: WorkspaceNotice) => void): () => void;
  keep(opened: number, settling: boolean, parts: Partial<WorkspaceParts>): void;
  open(what: { readonly file: string } | { readonly autosave: string }): Promise<Opened>;
  import(name: string, text: string): Promise<Opened>;
  clear(): Promise<void>;
  save(file: string | null, replace: boolean): Promise<{ readonly file: string } | WorkspaceTrouble>;
  export(): { readonly name: string; readonly text: string } | WorkspaceTrouble;
  suggest(): { readonly file: string; readonly canChoose: boolean };
  choose(to: 'open' | 'save'): Promise<string | null>;
  listAutosaves(): Promise<AutosaveEntry[]>;
  forget(file: string): void;
  start(): Promise<number>;
  reopen(closed: number | null): Result<{ session: number }, ErrorInfo>;
  dismiss(what: 'waiting' | 'refused' | 'wish'): void;
}

type WorkspaceCommand = Extract<keyof CommandHandlers, `workspace.${string}`>;

/** What answers the commands about the workspace. */
export function workspaceHandlers(desk: WorkspaceDesk | null): Pick<CommandHandlers, WorkspaceCommand> {
  const at =
    <P, V>(answer: (desk: WorkspaceDesk, params: P) => V | Promise<V>) =>
    async (params: P): Promise<Result<V, ErrorInfo>> =>
      desk === null ? refusal : ok(await answer(desk, params));
  return {
    'workspace.keep': at((to, { opened, settling, parts }) => {
      to.keep(opened, settling, given(parts));
      return {};
    }),
    'workspace.open': at((to, { from }) => to.open(from)),
    'workspace.import': at((to, { name, text }) => to.import(name, text)),
    'workspace.new': at(async (to) => {
      await to.clear();
      return {};
    }),
    'workspace.save': at((to, { file, replace }) => to.save(file, replace)),
    'workspace.export': at((to) => to.export()),
    'workspace.suggest': at((to) => to.suggest()),
    'workspace.choose': at(async (to, params) => ({ file: await to.choose(params.to) })),
    'workspace.autosaves': at(async (to) => ({ autosaves: await to.listAutosaves() })),
    'workspace.forget': at((to, { file }) => {
      to.forget(file);
      return {};
    }),
    'workspace.start': at(async (to) => ({ started: await to.start() })),
    'workspace.reopen': ({ closed }) => desk?.reopen(closed) ?? refusal,
    'workspace.dismiss': at((to, { what }) => {
      to.dismiss(what);
      return {};
    }),
  };
}

function given(
  parts: { [K in keyof WorkspaceParts]?: WorkspaceParts[K] | undefined },
): Partial<WorkspaceParts> {
  const { layout, views, snippets, notes } = parts;
  return {
    ...(layout !== undefined && { layout }),
    ...(views !== undefined && { views }),
    ...(snippets !== undefined && { snippets }),
    ...(notes !== undefined && { notes }),
  };
}

const refusal = fail<ErrorInfo>({
  code: 'NOT_AVAILABLE',
  message: 'this host keeps no workspace',
  explanation: 'bad-command',
});
