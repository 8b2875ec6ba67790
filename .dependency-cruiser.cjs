// Who may import whom. One entry per row of the import rule; test/rules/boundaries.test.ts plants a violation
// for every entry, so a new entry here needs a plant there.

const ELECTRON_PACKAGE = [
  '^node_modules/electron/',
  '^electron$',
  '^electron/(main|renderer|common|utility)$',
];

/** Libraries that need neither Node nor DOM. */
const PURE_LIBRARIES = '^node_modules/(zod|i18next|birpc|@exodus/bytes|re2js|crc|fast-myers-diff)/';

/** A room may import these paths, and (unless `builtins` is false) what Node brings; nothing else. */
const only = (name, comment, from, allowed, { builtins = true } = {}) => ({
  name,
  comment,
  severity: 'error',
  from: { path: from },
  to: { pathNot: allowed, ...(builtins && { dependencyTypesNot: ['core'] }) },
});

const never = (name, comment, from, to) => ({ name, comment, severity: 'error', from, to });

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    only(
      'shared-is-pure',
      'shared/ imports only shared/ and libraries that need neither Node nor DOM.',
      '^shared/',
      ['^shared/', PURE_LIBRARIES],
      { builtins: false },
    ),
    only(
      'engine-core-is-pure',
      'engine/core decides and does nothing: only itself and shared/, no Node.',
      '^electron/engine/core/',
      ['^electron/engine/core/', '^shared/'],
      { builtins: false },
    ),
    never(
      'engine-stands-alone',
      'The engine knows no kernel, bridge, transport or host; a host passes in what it needs.',
      { path: '^electron/engine/' },
      { path: ['^electron/(?!engine/)', '^shared/transport/', '^renderer/'] },
    ),
    never(
      'engine-by-its-face',
      'Everybody else reaches the engine through the bridge or engine/index.',
      { path: ['^electron/(?!engine/)', '^renderer/', '^shared/'] },
      { path: '^electron/engine/', pathNot: '^electron/engine/index[.]ts$' },
    ),
    only('kernel-knows-shared', 'kernel/ imports only shared/.', '^electron/kernel/', [
      '^electron/kernel/',
      '^shared/',
    ]),
    only('capture-knows-shared', 'capture/ imports only shared/.', '^electron/capture/', [
      '^electron/capture/',
      '^shared/',
    ]),
    only('report-knows-shared', 'report/ imports only shared/ and zod.', '^electron/report/', [
      '^electron/report/',
      '^shared/',
      '^node_modules/zod/',
    ]),
    only(
      'settings-know-shared',
      'settings/ imports only shared/ and write-file-atomic.',
      '^electron/settings/',
      ['^electron/settings/', '^shared/', '^node_modules/(@types/)?write-file-atomic/'],
    ),
    only(
      'workspace-knows-engine',
      'workspace/ imports only shared/, the face of the engine and write-file-atomic.',
      '^electron/workspace/',
      [
        '^electron/workspace/',
        '^electron/engine/index[.]ts$',
        '^shared/',
        '^node_modules/(@types/)?write-file-atomic/',
      ],
    ),
    only(
      'bridge-knows-engine',
      'bridge/ imports only shared/ and the face of the engine.',
      '^electron/bridge/',
      ['^electron/bridge/', '^electron/engine/index[.]ts$', '^shared/'],
    ),
    only(
      'scenarios-know-engine',
      'scenarios/ imports only shared/ and the face of the engine.',
      '^electron/scenarios/',
      ['^electron/scenarios/', '^electron/engine/index[.]ts$', '^shared/'],
    ),
    only(
      'recording-knows-engine',
      'recording/ imports only shared/, zod and the face of the engine.',
      '^electron/recording/',
      ['^electron/recording/', '^electron/engine/index[.]ts$', '^shared/', '^node_modules/zod/'],
    ),
    only(
      'automation-knows-engine',
      'automation/ imports only shared/ and the face of the engine.',
      '^electron/automation/',
      ['^electron/automation/', '^electron/engine/index[.]ts$', '^shared/'],
    ),
    only('house-knows-rooms', 'house/ puts the rooms together and knows no host.', '^electron/house/', [
      '^electron/house/',
      '^electron/(automation/(jobs|rules)|bridge|capture|engine|kernel|recording|report|scenarios|settings|workspace)/index[.]ts$',
      '^shared/',
    ]),
    never(
      'rooms-know-no-house',
      'Only hosts open the house.',
      { path: '^electron/(?!app/|web/|cli/|house/)' },
      { path: '^electron/house/' },
    ),
    never(
      'electron-only-in-app',
      'Only electron/app imports the electron package (and the small apps that tests bring along).',
      { pathNot: ['^electron/app/', '^test/fixtures/'] },
      { path: ELECTRON_PACKAGE },
    ),
    never(
      'rooms-know-no-host',
      'Hosts (app, web, cli) are outermost: no other room imports one.',
      { path: '^electron/(?!app/|web/|cli/)' },
      { path: '^electron/(app|web|cli)/' },
    ),
    never(
      'app-and-web-stand-apart',
      'The desktop and the browser host know neither each other nor the command line.',
      { path: '^electron/(app|web)/' },
      { path: '^electron/(app|web|cli)/', pathNot: '^electron/$1/' },
    ),
    never(
      'cli-knows-no-app',
      'The command line may start the web host, but runs without Electron.',
      { path: '^electron/cli/' },
      { path: '^electron/app/' },
    ),
    never(
      'preload-is-small',
      'A sandboxed preload is one small file: electron and plain constants. Types of shared/ cost nothing.',
      { path: '^electron/app/preload[.]ts$' },
      {
        pathNot: [...ELECTRON_PACKAGE, '^electron/app/channels[.]ts$'],
        dependencyTypesNot: ['type-only'],
      },
    ),
    never(
      'channels-are-plain',
      'The constants shared with the preload import nothing, so that nothing is bundled with them.',
      { path: '^electron/app/channels[.]ts$' },
      { path: '.' },
    ),
    never(
      'renderer-no-node',
      'The page runs in a browser: no Node API.',
      { path: '^renderer/' },
      { dependencyTypes: ['core'] },
    ),
    never(
      'renderer-no-electron-rooms',
      'The page reaches the engine only through the pipe.',
      { path: '^renderer/' },
      { path: '^electron/' },
    ),
    never(
      'renderer-is-a-leaf',
      'Nobody outside the page imports it.',
      { path: '^(electron|shared)/' },
      { path: '^renderer/' },
    ),
    never(
      'ui-and-host-are-leaves',
      'renderer/ui and renderer/host know no feature and no composition.',
      { path: '^renderer/(ui|host)/' },
      { path: '^renderer/(features|app)/' },
    ),
    never(
      'feature-isolation',
      'A feature never imports another feature.',
      { path: '^renderer/features/([^/]+)/' },
      { path: '^renderer/features/', pathNot: '^renderer/features/$1/' },
    ),
    never(
      'feature-by-index',
      'From outside, a feature is its index.',
      { path: '^renderer/', pathNot: '^renderer/features/' },
      { path: '^renderer/features/[^/]+/.+', pathNot: '^renderer/features/[^/]+/index[.]tsx?$' },
    ),
    never(
      'nobody-imports-test',
      'Tests import the product, never the other way round.',
      { pathNot: '^test/' },
      { path: '^test/' },
    ),
    never('no-cycles', 'No cycles, of types neither.', {}, { circular: true }),
    never(
      'no-unresolvable',
      'An import that cannot be followed would hide from every row above. What is built may not be built yet.',
      {},
      { couldNotResolve: true, pathNot: [...ELECTRON_PACKAGE, '^[./]+/out/'] },
    ),
    never(
      'no-undeclared-library',
      'A library is in package.json, or it is not ours to use.',
      {},
      { dependencyTypes: ['npm-no-pkg', 'npm-unknown'], pathNot: ELECTRON_PACKAGE },
    ),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    // Type-only imports count too: they are what a reader has to know.
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.base.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'require', 'style'],
      mainFields: ['module', 'main', 'types', 'style'],
      extensions: ['.ts', '.tsx', '.d.ts', '.mjs', '.js', '.cjs', '.json', '.css'],
    },
  },
};
