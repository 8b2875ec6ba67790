/** Which packages of others are in what we ship, from the lists that the builds write. Pure. */

export interface BundledPackage {
  readonly name: string;
  readonly version: string;
  /** SPDX identifier, as the package says it. */
  readonly licence: string;
  /** The text of its licence; empty where the package brings none. */
  readonly text: string;
}

const HEADING = /^## (\S+) - (\S+) \((.+)\)$/;

/** The packages of several lists, each once, by name. */
export function bundledPackages(lists: readonly string[]): BundledPackage[] {
  const found = new Map<string, BundledPackage>();
  for (const list of lists) {
    for (const section of list.split(/^(?=## )/m)) {
      const [first = '', ...rest] = section.split('\n');
      const [, name, version, licence] = HEADING.exec(first) ?? [];
      if (name === undefined || version === undefined || licence === undefined) continue;
      found.set(`${name}@${version}`, { name, version, licence, text: rest.join('\n').trim() });
    }
  }
  return [...found.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** The page with all licences. `others`: what is shipped without being bundled as code, fonts for instance. */
export function licencesPage(packages: readonly BundledPackage[]): string {
  const sections = packages.map(
    ({ name, version, licence, text }) =>
      `## ${name} ${version} (${licence})\n${text === '' ? '' : `\n${text}\n`}`,
  );
  return `# Licences of what Bothends is made with\n\nElectron and Chromium come with their own files.\n\n${sections.join('\n')}`;
}

/** What the lock file knows of a package: the hash of the archive it came in. */
interface Locked {
  readonly version?: string;
  readonly integrity?: string;
}

/**
 * The list of components in CycloneDX 1.6 (ECMA-424), as JSON. `serial`: a UUID; `at`: when, as ISO 8601.
 * Hashes are those of the packages' archives, out of the lock file.
 */
export function softwareBill(
  app: { readonly name: string; readonly version: string; readonly licence: string },
  packages: readonly BundledPackage[],
  locked: Readonly<Record<string, Locked>>,
  serial: string,
  at: string,
): string {
  const integrity = new Map<string, string>();
  for (const [path, entry] of Object.entries(locked)) {
    const name = path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length);
    if (entry.version !== undefined && entry.integrity !== undefined)
      integrity.set(`${name}@${entry.version}`, entry.integrity);
  }
  const reference = (name: string, version: string): string =>
    `pkg:npm/${name.replace('@', '%40')}@${version}`;
  const own = reference(app.name, app.version);
  const components = packages.map(({ name, version, licence }) => ({
    type: 'library',
    'bom-ref': reference(name, version),
    name,
    version,
    purl: reference(name, version),
    licenses: [licence.includes(' ') ? { expression: licence } : { license: { id: licence } }],
    hashes: hashesOf(integrity.get(`${name}@${version}`)),
  }));
  const bill = {
    $schema: 'http://cyclonedx.org/schema/bom-1.6.schema.json',
    bomFormat: 'CycloneDX',
    specVersion: '1.6',
    serialNumber: `urn:uuid:${serial}`,
    version: 1,
    metadata: {
      timestamp: at,
      component: {
        type: 'application',
        'bom-ref': own,
        name: app.name,
        version: app.version,
        purl: own,
        licenses: [{ license: { id: app.licence } }],
      },
    },
    components,
    dependencies: [{ ref: own, dependsOn: components.map(({ purl }) => purl) }],
  };
  return `${JSON.stringify(bill, null, 2)}\n`;
}

/** From Subresource Integrity (`sha512-` and base64) to what CycloneDX wants (hex). */
function hashesOf(integrity: string | undefined): { alg: string; content: string }[] {
  if (integrity?.startsWith('sha512-') !== true) return [];
  const content = Buffer.from(integrity.slice('sha512-'.length), 'base64').toString('hex');
  return [{ alg: 'SHA-512', content }];
}
