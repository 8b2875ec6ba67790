// Workspaces for tests: random valid ones, and folders that go away.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach } from 'vitest';
import { LINE_ENDINGS } from '../../shared/bytes/eol';
import { SNIPPET_KEYS } from '../../shared/contract/snippet';
import { sessionSpecSchema } from '../../shared/contract/spec';
import { type WorkspaceFile, workspaceSchema } from '../../shared/workspace/schema';

const port = fc.integer({ min: 1, max: 65_535 });
const host = fc.constantFrom('127.0.0.1', '::1', 'localhost', 'example.test');
const spec = fc
  .oneof(
    fc.record({
      kind: fc.constant('tcp-server'),
      host,
      port: fc.oneof(fc.constant(0), port),
      behaviour: fc.constantFrom(
        { name: 'echo' },
        { name: 'hello', text: '안녕 \u0000' },
        { name: 'iterative' },
      ),
      engine: fc.constantFrom(null, 'portable', 'blocking'),
      maxConnections: fc.option(fc.integer({ min: 1, max: 9 })),
    }),
    fc.record({
      kind: fc.constant('tcp-client'),
      host,
      port,
      reconnect: fc.constantFrom('manual', 'auto'),
      keepAlive: fc.option(fc.record({ delayMs: fc.integer({ min: 1_000, max: 9_000 }) })),
    }),
  )
  .map((input) => sessionSpecSchema.parse(input));

const rules = fc.record({
  version: fc.constant(1),
  rules: fc.uniqueArray(
    fc.record({
      id: fc.string({ minLength: 1, maxLength: 8 }),
      match: fc.record({ kind: fc.constantFrom('exact', 'regex'), pattern: fc.string({ unit: 'binary' }) }),
    }),
    { selector: ({ id }) => id, maxLength: 3 },
  ),
});

const mark = fc.record({
  at: fc.double({ min: 0, max: 1e13, noNaN: true }),
  type: fc.constantFrom('received', 'connected', 'note'),
  bytes: fc.nat(),
  start: fc.uint8Array({ maxLength: 24 }).map((bytes) => Buffer.from(bytes).toString('base64')),
  note: fc.string({ unit: 'grapheme', maxLength: 40 }),
});

const snippet = fc.record({
  id: fc.uuid(),
  name: fc.constantFrom('ping', '이름', 'a "quoted" name'),
  folder: fc.constantFrom('', 'folder'),
  mode: fc.constantFrom('text', 'hex'),
  encoding: fc.constantFrom('utf-8', 'euc-kr'),
  ending: fc.constantFrom(...LINE_ENDINGS),
  key: fc.option(fc.constantFrom(...SNIPPET_KEYS)),
  text: fc.string({ unit: 'binary', maxLength: 40 }),
});

/** Groups of the panes with these numbers, side by side. */
function layoutOf(numbers: readonly number[], events: boolean) {
  const ids = [...numbers.map((number) => `session-${number}`), ...(events ? ['events'] : [])];
  if (ids.length === 0) return null;
  return {
    grid: {
      root: {
        type: 'branch',
        size: 700,
        data: ids.map((id, i) => ({
          type: 'leaf',
          size: 10 + i,
          data: { id: String(i), views: [id], activeView: id },
        })),
      },
      width: 900,
      height: 700,
      orientation: 'HORIZONTAL',
    },
    panels: Object.fromEntries(
      ids.map((id) => [id, { id, contentComponent: id === 'events' ? 'events' : 'session' }]),
    ),
    activeGroup: '0',
  };
}

/** Any workspace that can be saved. */
export const workspaces: fc.Arbitrary<WorkspaceFile> = fc
  .record({
    panes: fc.array(
      fc.record({
        spec,
        port: fc.option(port),
        rules: fc.option(rules),
        view: fc.option(
          fc.record({ form: fc.constantFrom('text', 'hex'), columns: fc.record({ time: fc.boolean() }) }),
        ),
        marks: fc.array(mark, { maxLength: 2 }),
      }),
      { maxLength: 5 },
    ),
    hasLayout: fc.boolean(),
    events: fc.boolean(),
    snippets: fc.array(snippet, { maxLength: 3 }),
    notes: fc.string({ unit: 'grapheme', maxLength: 60 }),
  })
  .map(({ panes, hasLayout, events, ...rest }) =>
    workspaceSchema.parse({
      format: 'bothends-workspace',
      version: 1,
      panes: panes.map((pane, i) => ({ ...pane, pane: i + 1 })),
      layout: hasLayout
        ? layoutOf(
            panes.map((_, i) => i + 1),
            events,
          )
        : null,
      ...rest,
    }),
  );

/** A folder for each call, gone after the test. */
export function testFolders(): () => string {
  const folders: string[] = [];
  afterEach(() => {
    for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
  });
  return () => {
    const folder = mkdtempSync(join(tmpdir(), 'bothends-workspaces-'));
    folders.push(folder);
    return folder;
  };
}
