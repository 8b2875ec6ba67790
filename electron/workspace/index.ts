/**
 * The workspace of a host: what is open, kept over restarts and in files. A host with a window opens a file that somebody
 * double-clicked or named on a command line with `house.workspace.openFile(path)`, whenever it likes and as often as it
 * likes; `state` and `onChanged` tell its title (`name`, `unsaved`) and the recent files.
 */
export { Autosaves } from './autosaves';
export { Workspaces, type WorkspacesOptions } from './workspaces';
