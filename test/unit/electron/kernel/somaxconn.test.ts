import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { readSomaxconn } from '../../../../electron/kernel/somaxconn';

const folder = mkdtempSync(join(tmpdir(), 'bothends-somaxconn-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const file = join(folder, 'somaxconn');

it('is the number in the file of Linux', () => {
  writeFileSync(file, '4096\n');
  expect(readSomaxconn('linux', file)).toBe(4096);
});

it('is not available where there is none', () => {
  expect(readSomaxconn('darwin', file)).toBeNull();
  expect(readSomaxconn('linux', join(folder, 'none'))).toBeNull();
  writeFileSync(file, 'many\n');
  expect(readSomaxconn('linux', file)).toBeNull();
});
