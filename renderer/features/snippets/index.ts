export { expandNow, type ReadVariable } from './expandNow';
export { snippetFromBytes } from './fromBytes';
export { SnippetLibrary } from './library';
export { NEW_SNIPPET, type Snippet, type SnippetContent } from './model';
export { SnippetDialog } from './SnippetDialog';
export { type SnippetSent, SnippetsPanel } from './SnippetsPanel';
