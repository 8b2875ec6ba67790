/** What the commands about the workspace carry, with every field they can have. */
import type { CommandInput, CommandName, CommandValue, HostNotice } from '@shared/contract/commands';
import { sessionSpecSchema } from '@shared/contract/spec';

type WorkspaceCommand = Extract<CommandName, `workspace.${string}`>;

const spec = sessionSpecSchema.parse({ kind: 'tcp-client', port: 9 });
const trouble = { trouble: 'damaged' as const, file: '/a.bothends', detail: 'panes[0].spec' };

const parts: HostNotice<'workspace'>['parts'] = {
  // Layout and views are JSON of those who draw them: whatever is in it passes here.
  layout: null,
  views: [],
  snippets: [
    {
      id: 'a',
      name: 'ping',
      folder: '',
      mode: 'text',
      encoding: 'utf-8',
      ending: 'lf',
      key: 'Shift+F2',
      text: 'PING {{counter}}',
    },
  ],
  notes: 'look here',
};

export const workspaceParams: { [N in WorkspaceCommand]: CommandInput<N> } = {
  'workspace.keep': { opened: 0, settling: false, parts },
  'workspace.open': { from: { autosave: 'earlier-1.bothends' } },
  'workspace.import': { name: 'a.bothends', text: '{}' },
  'workspace.new': {},
  'workspace.save': { file: '/a.bothends', replace: true },
  'workspace.export': {},
  'workspace.suggest': {},
  'workspace.choose': { to: 'save' },
  'workspace.autosaves': {},
  'workspace.forget': { file: '/a.bothends' },
  'workspace.start': {},
  'workspace.reopen': { closed: 3 },
  'workspace.dismiss': { what: 'waiting' },
};

export const workspaceValues: { [N in WorkspaceCommand]: CommandValue<N> } = {
  'workspace.keep': {},
  'workspace.open': { panes: 2 },
  'workspace.import': trouble,
  'workspace.new': {},
  'workspace.save': { file: '/a.bothends' },
  'workspace.export': { name: 'a.bothends', text: '{}' },
  'workspace.suggest': { file: '/a.bothends', canChoose: true },
  'workspace.choose': { file: '/a.bothends' },
  'workspace.autosaves': { autosaves: [{ id: 'earlier-1.bothends', at: 1, file: '/a.bothends', panes: 2 }] },
  'workspace.forget': {},
  'workspace.start': { started: 2 },
  'workspace.reopen': { session: 4 },
  'workspace.dismiss': {},
};

export const workspaceNotice: HostNotice<'workspace'> = {
  opened: 2,
  file: '/a.bothends',
  name: 'a',
  unsaved: true,
  waiting: [1, 2],
  closed: [{ number: 3, spec }],
  recent: [{ file: '/a.bothends', at: 1 }],
  wish: { number: 1, file: '/b.bothends' },
  refused: { trouble, kept: '/unread.bothends', isAutosave: true },
  problem: 'disk full',
  parts,
};
