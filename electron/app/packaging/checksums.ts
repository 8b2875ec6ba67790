/** After packing: SHA256SUMS beside the packages, as `sha256sum --check` reads it. */
import { createHash } from 'node:crypto';
import { createReadStream, readdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pipeline } from 'node:stream/promises';
import packageJson from '../../../package.json';

/** What people download; what updaters read (`latest*.yml`, `.blockmap`) has hashes of its own. */
const PACKAGES = /\.(AppImage|deb|rpm|tar\.gz|exe|dmg|zip|json)$/;
const folder = resolve(import.meta.dirname, '../../../release', packageJson.version);

async function sha256(path: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(path), hash);
  return hash.digest('hex');
}

const names = readdirSync(folder, { withFileTypes: true })
  .filter((entry) => entry.isFile() && PACKAGES.test(entry.name) && !entry.name.startsWith('builder-'))
  .map(({ name }) => name)
  .sort();
const lines: string[] = [];
for (const name of names) lines.push(`${await sha256(join(folder, name))}  ${name}\n`);
writeFileSync(join(folder, 'SHA256SUMS'), lines.join(''));
console.log(`${names.length} checksums in ${join(folder, 'SHA256SUMS')}`);
