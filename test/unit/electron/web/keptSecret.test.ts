import { chmodSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { keptSecret } from '../../../../electron/web/keptSecret';

const DAY = 24 * 3_600_000;
const HERE = '127.0.0.1:8080';
let folder: string;
let file: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'bothends-secret-'));
  file = join(folder, 'deep', 'pages.json');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('keptSecret', () => {
  it('is the same after a restart, another for each address', () => {
    const first = keptSecret(file, HERE, 0);
    const other = keptSecret(file, '127.0.0.1:8081', 1);
    expect(keptSecret(file, HERE, DAY)).toBe(first);
    expect(other).not.toBe(first);
    expect(first).toMatch(/^[\w-]{43}$/);
  });

  it('is forgotten after a month without a start', () => {
    const first = keptSecret(file, HERE, 0);
    expect(keptSecret(file, HERE, 29 * DAY)).toBe(first);
    expect(keptSecret(file, HERE, 60 * DAY)).not.toBe(first);
  });

  it.skipIf(process.platform === 'win32')('is for its owner alone, and not believed when it was not', () => {
    const first = keptSecret(file, HERE, 0);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    chmodSync(file, 0o644);
    expect(keptSecret(file, HERE, 1)).not.toBe(first);
    expect(statSync(file).mode & 0o777).toBe(0o600);
  });

  it.each(['', 'x', '[]', '{"127.0.0.1:8080":{"secret":"short","at":0}}', '{"a":1}'])(
    'is new when the file says %j',
    (text) => {
      const first = keptSecret(file, HERE, 0);
      writeFileSync(file, text, { mode: 0o600 });
      expect(keptSecret(file, HERE, 1)).not.toBe(first);
    },
  );

  it('does not grow, and works where nothing can be written', () => {
    for (let port = 1; port <= 60; port++) keptSecret(file, `127.0.0.1:${port}`, port);
    expect(Object.keys(JSON.parse(readFileSync(file, 'utf8')))).toHaveLength(20);
    expect(keptSecret(join(file, 'below-a-file'), HERE)).toMatch(/^[\w-]{43}$/);
  });
});
