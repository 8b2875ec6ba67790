import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

// A rule that is never broken looks the same as a rule that sees nothing. So every entry of the import rule gets
// a file that breaks it, in a tree of its own, and must report it; allowed neighbours must stay silent.

interface Violation {
  from: string;
  rule: { name: string };
}
interface Cruise {
  modules: { source: string }[];
  summary: { violations: Violation[] };
}

const root = resolve(import.meta.dirname, '../..');
const rooms = ['electron', 'renderer', 'shared', 'test'];
const require = createRequire(import.meta.url);
const config: { forbidden: { name: string }[] } = require(join(root, '.dependency-cruiser.cjs'));

/** Per rule: the file that breaks it and what it says. Targets are created as empty modules. */
const violations: Record<string, [file: string, source: string][]> = {
  'shared-is-pure': [
    ['shared/tcp/usesNode.ts', `import 'node:net';`],
    ['shared/tcp/usesBareNode.ts', `import 'fs';`],
    ['shared/tcp/usesEngine.ts', `import '../../electron/engine/index';`],
    ['shared/tcp/usesLibrary.ts', `import 'ws';`],
  ],
  'engine-core-is-pure': [
    ['electron/engine/core/usesNode.ts', `import 'node:fs';`],
    ['electron/engine/core/usesIo.ts', `import '../io/sockets';`],
    ['electron/engine/core/usesLibrary.ts', `import 'zod';`],
  ],
  'engine-stands-alone': [
    ['electron/engine/io/usesKernel.ts', `import '../../kernel/index';`],
    ['electron/engine/io/usesBridge.ts', `import '../../bridge/index';`],
    ['electron/engine/io/usesHost.ts', `import '../../web/index';`],
    ['electron/engine/io/usesTransport.ts', `import '@shared/transport/pipe';`],
    ['electron/engine/io/usesTransportType.ts', `import type {} from '../../../shared/transport/pipe';`],
  ],
  'engine-by-its-face': [
    ['electron/web/usesEngineIo.ts', `import '../engine/io/sockets';`],
    ['electron/cli/usesEngineCore.ts', `import '../engine/core/decide';`],
    ['electron/app/usesEngineIo.ts', `export * from '../engine/io/sockets';`],
    ['electron/scenarios/usesEngineIo.ts', `import type {} from '../engine/io/sockets';`],
    ['electron/recording/usesEngineIo.ts', `void import('../engine/io/sockets');`],
  ],
  'kernel-knows-shared': [
    ['electron/kernel/usesEngine.ts', `import '../engine/index';`],
    ['electron/kernel/usesLibrary.ts', `import 'ws';`],
  ],
  'capture-knows-shared': [
    ['electron/capture/usesEngine.ts', `import '../engine/index';`],
    ['electron/capture/usesLibrary.ts', `import 'ws';`],
  ],
  'report-knows-shared': [
    ['electron/report/usesEngine.ts', `import '../engine/index';`],
    ['electron/report/usesLibrary.ts', `import 'ws';`],
  ],
  'bridge-knows-engine': [
    ['electron/bridge/usesKernel.ts', `import '../kernel/index';`],
    ['electron/bridge/usesEngineIo.ts', `import '../engine/io/sockets';`],
    ['electron/bridge/usesLibrary.ts', `import 'ws';`],
  ],
  'scenarios-know-engine': [
    ['electron/scenarios/usesBridge.ts', `import '../bridge/index';`],
    ['electron/scenarios/usesLibrary.ts', `import 'ws';`],
  ],
  'recording-knows-engine': [
    ['electron/recording/usesBridge.ts', `import '../bridge/index';`],
    ['electron/recording/usesLibrary.ts', `import 'ws';`],
  ],
  'automation-knows-engine': [
    ['electron/automation/usesBridge.ts', `import '../bridge/index';`],
    ['electron/automation/usesLibrary.ts', `import 'ws';`],
  ],
  'workspace-knows-engine': [
    ['electron/workspace/usesBridge.ts', `import '../bridge/index';`],
    ['electron/workspace/usesLibrary.ts', `import 'ws';`],
  ],
  'settings-know-shared': [['electron/settings/usesEngine.ts', `import '../engine/index';`]],
  'house-knows-rooms': [
    ['electron/house/usesInside.ts', `import '../engine/core/log';`],
    ['electron/house/usesLibrary.ts', `import 'ws';`],
  ],
  'rooms-know-no-house': [['electron/bridge/usesHouse.ts', `import '../house/index';`]],
  'electron-only-in-app': [
    ['electron/web/usesElectron.ts', `import 'electron';`],
    ['electron/cli/usesElectronMain.ts', `import 'electron/main';`],
    ['renderer/app/usesElectron.ts', `import 'electron';`],
    ['test/unit/usesElectron.ts', `import type {} from 'electron';`],
  ],
  'rooms-know-no-host': [
    ['electron/workspace/usesApp.ts', `import '../app/window';`],
    ['electron/capture/usesWeb.ts', `import '../web/index';`],
  ],
  'app-and-web-stand-apart': [
    ['electron/app/usesWeb.ts', `import '../web/index';`],
    ['electron/web/usesCli.ts', `import '../cli/options';`],
  ],
  'cli-knows-no-app': [['electron/cli/usesApp.ts', `import '../app/window';`]],
  'preload-is-small': [['electron/app/preload.ts', `import '../../shared/contract/index';`]],
  'channels-are-plain': [['electron/app/channels.ts', `import 'zod';`]],
  'renderer-no-node': [['renderer/ui/usesNode.ts', `import 'node:path';`]],
  'renderer-no-electron-rooms': [['renderer/host/usesBridge.ts', `import '../../electron/bridge/index';`]],
  'renderer-is-a-leaf': [['electron/web/usesRenderer.ts', `import '../../renderer/app/shell';`]],
  'ui-and-host-are-leaves': [
    ['renderer/ui/usesFeature.ts', `import '../features/wire/index';`],
    ['renderer/host/usesApp.ts', `import '../app/shell';`],
  ],
  'feature-isolation': [['renderer/features/panes/usesWire.ts', `import '../wire/index';`]],
  'feature-by-index': [['renderer/app/usesInside.ts', `import '../features/wire/ladder';`]],
  'nobody-imports-test': [['electron/cli/usesTest.ts', `import '../../test/helpers/tool';`]],
  'no-cycles': [
    ['shared/bytes/cycleA.ts', `import './cycleB';`],
    ['shared/bytes/typeCycleA.ts', `import type {} from './typeCycleB';`],
  ],
  'no-unresolvable': [['shared/bytes/usesNothing.ts', `import './gone';`]],
  'no-undeclared-library': [['electron/web/usesUndeclared.ts', `import 'undeclared';`]],
};

const allowed: Record<string, string> = {
  'shared/contract/index.ts': `import 'zod'; import '@shared/bytes/hex';`,
  'shared/i18n/index.ts': `import 'i18next';`,
  'shared/transport/pipe.ts': `import 'birpc'; import '../contract/index';`,
  'electron/engine/core/decide.ts': `import '@shared/contract/index';`,
  'electron/engine/io/sockets.ts': `import 'node:net'; import '../core/decide';`,
  'electron/engine/index.ts': `import './io/sockets';`,
  'electron/kernel/index.ts': `import 'node:fs'; import '@shared/contract/index';`,
  'electron/capture/index.ts': `import 'node:child_process'; import '@shared/contract/index';`,
  'electron/bridge/index.ts': `import '../engine/index'; import '../../shared/transport/pipe';`,
  'electron/web/index.ts': `import 'ws'; import '../bridge/index'; import '../kernel/index'; import '../engine/index';`,
  'electron/house/index.ts': `import '../bridge/index'; import '../engine/index'; import '../kernel/index';`,
  'electron/cli/options.ts': `import '../web/index'; import '../house/index';`,
  'electron/app/window.ts': `import 'electron'; import './channels'; import '../bridge/index';`,
  'electron/scenarios/index.ts': `import '../engine/index'; import 'node:os'; import '@shared/contract/index';`,
  'electron/recording/recording.ts': `import '../engine/index'; import 'node:fs'; import '@shared/contract/index';`,
  'electron/automation/jobs/index.ts': `import '../../engine/index'; import 'node:crypto'; import '@shared/contract/index';`,
  'renderer/ui/button.tsx': `import 'react';`,
  'renderer/host/pipe.ts': `import '@shared/transport/pipe';`,
  'renderer/features/wire/ladder.ts': `import '../../ui/button'; import '../../host/pipe';`,
  'renderer/features/wire/index.ts': `import './ladder';`,
  'renderer/app/shell.ts': `import '../features/wire/index'; import './shell.css';`,
  'test/fixtures/app/main.ts': `import 'electron';`,
  'test/helpers/tool.ts': `import '../../electron/engine/io/sockets';`,
};

const targets: Record<string, string> = {
  'shared/bytes/hex.ts': '',
  'shared/bytes/cycleB.ts': `import './cycleA';`,
  'shared/bytes/typeCycleB.ts': `import type {} from './typeCycleA';`,
  'renderer/app/shell.css': '',
};

function cruise(cwd: string): Cruise {
  const bin = join(root, 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs');
  const args = [bin, '--config', '.dependency-cruiser.cjs', '--output-type', 'json', ...rooms];
  const run = spawnSync(process.execPath, args, { cwd, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 });
  if (run.stdout === '') throw new Error(`dependency-cruiser said nothing: ${run.stderr}`);
  return JSON.parse(run.stdout) as Cruise;
}

function write(file: string, source: string): void {
  mkdirSync(dirname(file), { recursive: true });
  // `export {}` makes a module of a file that only imports types.
  writeFileSync(file, /\.tsx?$/.test(file) ? `${source}\nexport {};\n` : source);
}

function plantTree(tree: string): void {
  for (const file of ['.dependency-cruiser.cjs', 'tsconfig.base.json'])
    cpSync(join(root, file), join(tree, file));
  const libraries = ['electron', 'zod', 'i18next', 'birpc', 'ws', 'react'];
  const devDependencies = Object.fromEntries(libraries.map((name) => [name, '*']));
  write(join(tree, 'package.json'), JSON.stringify({ type: 'module', devDependencies }));
  for (const name of [...libraries, 'undeclared']) {
    write(join(tree, 'node_modules', name, 'package.json'), JSON.stringify({ name, main: 'index.js' }));
    write(join(tree, 'node_modules', name, 'index.js'), '');
  }
  const planted = Object.fromEntries(Object.values(violations).flat());
  for (const [file, source] of Object.entries({ ...targets, ...allowed, ...planted })) {
    write(join(tree, file), source);
  }
}

describe('the import rule', () => {
  const tree = realpathSync(mkdtempSync(join(tmpdir(), 'bothends-rules-')));
  let reported: Violation[] = [];

  beforeAll(() => {
    plantTree(tree);
    reported = cruise(tree).summary.violations;
  }, 30_000);
  afterAll(() => rmSync(tree, { recursive: true, force: true }));

  it('has a canary for every entry', () => {
    expect(Object.keys(violations).sort()).toEqual(config.forbidden.map((rule) => rule.name).sort());
  });

  const rows = Object.entries(violations).flatMap(([rule, files]) => files.map(([file]) => [rule, file]));
  it.each(rows)('%s reports %s', (rule, file) => {
    expect(reported.filter((violation) => violation.from === file).map(({ rule }) => rule.name)).toContain(
      rule,
    );
  });

  it.each(Object.keys(allowed))('lets %s be', (file) => {
    expect(reported.filter((violation) => violation.from === file)).toEqual([]);
  });

  it('looks at every source file of the real tree', () => {
    const seen = new Set(cruise(root).modules.map((module) => module.source));
    const files = rooms.flatMap((room) =>
      readdirSync(join(root, room), { recursive: true, encoding: 'utf8' })
        .filter((file) => /\.tsx?$/.test(file))
        .map((file) => `${room}/${file.replaceAll('\\', '/')}`),
    );
    expect(files.length).toBeGreaterThan(0);
    expect(files.filter((file) => !seen.has(file))).toEqual([]);
  }, 30_000);
});
