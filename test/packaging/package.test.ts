import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { extractAll, listPackage } from '@electron/asar';
import { getCurrentFuseWire } from '@electron/fuses';
import { _electron, expect as expectPage } from '@playwright/test';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import packageJson from '../../package.json';
import { findBrowser } from '../helpers/findBrowser';
import { hasDpkg, type Packed, pack, version } from './pack';

let packed: Packed;
let archive: string[];
/** The archive, unpacked. */
let inside: string;

beforeAll(async () => {
  packed = await pack();
  const asar = join(packed.app, 'resources/app.asar');
  archive = listPackage(asar, { isPack: false }).map((path) => path.replaceAll('\\', '/').slice(1));
  inside = mkdtempSync(join(tmpdir(), 'bothends-inside-'));
  extractAll(asar, inside);
});

afterAll(() => {
  packed?.remove();
  if (inside !== undefined) rmSync(inside, { recursive: true, force: true });
});

function filesUnder(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)));
}

describe('the archive of the app', () => {
  it.each([
    'package.json',
    'out/main/index.js',
    'out/main/serverWorker.js',
    'out/kernel/socketTableWorker.js',
    'out/preload/index.cjs',
    'out/renderer/index.html',
    'out/renderer/icon.png',
    'out/cli/bothends.js',
  ])('has %s', (file) => {
    expect(archive).toContain(file);
  });

  it('has every file that the page, the app and the command line load', () => {
    const page = readFileSync(join(inside, 'out/renderer/index.html'), 'utf8');
    const assets = [...page.matchAll(/(?:src|href)="\.\/([^"]+)"/g)].map(
      ([, path]) => `out/renderer/${path}`,
    );
    expect(assets.length).toBeGreaterThan(1);
    const scripts = archive.filter((path) => /^out\/(main|cli|engine|kernel|chunks)\b.*\.js$/.test(path));
    const imports = scripts.flatMap((path) => {
      const code = readFileSync(join(inside, path), 'utf8');
      return [...code.matchAll(/^(?:import|export) .*?["'](\.{1,2}\/[^"']+)["'];?$/gm)].map(
        ([, target = '']) => join(path, '..', target),
      );
    });
    expect(imports.length).toBeGreaterThan(5);
    for (const path of [...assets, ...imports]) expect(archive).toContain(path);
  });

  it('speaks both languages', () => {
    const code = readdirSync(join(inside, 'out/main'), { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.js'))
      .map((name) => readFileSync(join(inside, 'out/main', name), 'utf8'))
      .join('\n');
    expect(code).toContain('Close session');
    expect(code).toContain('세션 닫기');
  });

  it('has no sources, maps, packages or tests', () => {
    const odd = archive.filter((path) =>
      /\.(tsx?|map|md|test\.js)$|(^|\/)(node_modules|test|docs|packaging)(\/|$)/.test(path),
    );
    expect(odd).toEqual([]);
    const top = archive.filter((path) => !path.includes('/'));
    expect(top.sort()).toEqual(['out', 'package.json']);
    expect(JSON.parse(readFileSync(join(inside, 'package.json'), 'utf8'))).not.toHaveProperty(
      'devDependencies',
    );
  });

  it('has no secrets, and no path of the machine it was made on', () => {
    const secret =
      /-----BEGIN [A-Z ]*PRIVATE KEY|\bAKIA[0-9A-Z]{16}\b|\bgh[pousr]_[A-Za-z0-9]{36}|\bnpm_[A-Za-z0-9]{36}/;
    const here = join(import.meta.dirname, '../..');
    for (const file of filesUnder(inside)) {
      const text = readFileSync(join(inside, file), 'latin1');
      expect(secret.test(text), file).toBe(false);
      expect(text.includes(here), file).toBe(false);
      expect(/(^|\/)\.(env|npmrc|git)/.test(file), file).toBe(false);
    }
  });

  it('needs nothing that is not in it', () => {
    const code = archive.filter((path) => /^out\/(main|cli|engine|kernel|chunks)\b.*\.js$/.test(path));
    const foreign = new Set<string>();
    for (const path of code) {
      const text = readFileSync(join(inside, path), 'utf8');
      for (const [, name = ''] of text.matchAll(/^import .*?from ["']([^."'][^"']*)["'];?$/gm))
        if (!isBuiltin(name) && name !== 'electron') foreign.add(name);
    }
    expect([...foreign]).toEqual([]);
  });
});

describe('the app as it is installed', () => {
  it('has the licences of everything that is bundled, and the list of it', () => {
    const resources = join(packed.app, 'resources');
    const licences = readFileSync(join(resources, 'THIRD-PARTY-LICENCES.md'), 'utf8');
    const bill = JSON.parse(readFileSync(join(resources, 'sbom.cdx.json'), 'utf8')) as {
      bomFormat: string;
      components: { name: string; version: string; hashes: { content: string }[] }[];
    };
    expect(bill.bomFormat).toBe('CycloneDX');
    expect(bill.components.length).toBeGreaterThan(20);
    const names = bill.components.map(({ name }) => name);
    expect(names).toEqual(
      expect.arrayContaining(['react', 'zod', 'ws', '@xterm/xterm', '@fontsource-variable/jetbrains-mono']),
    );
    expect(names).not.toContain('vitest');
    for (const { name, version: each, hashes } of bill.components) {
      expect(licences).toContain(`## ${name} ${each} (`);
      expect(hashes[0]?.content, name).toMatch(/^[0-9a-f]{128}$/);
    }
    expect(readFileSync(join(resources, 'LICENCE-Bothends.txt'), 'utf8')).toContain('MIT License');
    expect(existsSync(join(packed.app, 'LICENSES.chromium.html'))).toBe(true);
  });

  it('has its fuses set', async () => {
    const wire = await getCurrentFuseWire(join(packed.app, 'bothends-desktop'));
    const state = (on: boolean): number => (on ? '1' : '0').charCodeAt(0);
    expect(wire).toMatchObject({
      // The command line needs it: it is Electron as plain Node.
      0: state(true),
      1: state(true),
      2: state(false),
      3: state(false),
      4: state(true),
      5: state(true),
      6: state(false),
      7: state(false),
    });
  });

  it.skipIf(!hasDpkg)('knows where newer versions are, and has what fetches them', () => {
    const where = readFileSync(join(packed.app, 'resources/app-update.yml'), 'utf8');
    expect(where).toMatch(/^provider: github$/m);
    expect(where).toMatch(/^owner: bothends$/m);
    expect(archive).toContainEqual(expect.stringMatching(/^out\/main\/chunks\/electronUpdater-.*\.js$/));
  });

  it('has only the languages it speaks', () => {
    expect(readdirSync(join(packed.app, 'locales')).sort()).toEqual(['en-US.pak', 'ko.pak']);
  });

  it.skipIf(process.platform === 'win32')('has a launcher that runs the command line as plain Node', () => {
    const launcher = join(packed.app, 'bothends');
    expect(statSync(launcher).mode & 0o111).not.toBe(0);
    // In place of Electron: says how it was called.
    const stand = mkdtempSync(join(tmpdir(), 'bothends-launcher-'));
    const copy = join(stand, 'bothends');
    execFileSync('cp', [launcher, copy]);
    writeFileSync(join(stand, 'bothends-desktop'), '#!/bin/sh\necho "$ELECTRON_RUN_AS_NODE $@"\n', {
      mode: 0o755,
    });
    execFileSync('ln', ['-s', copy, join(stand, 'link')]);
    const said = execFileSync(join(stand, 'link'), ['server', '0', 'a b'], { encoding: 'utf8' });
    expect(said).toBe(`1 ${stand}/resources/app.asar/out/cli/bothends.js server 0 a b\n`);
    rmSync(stand, { recursive: true });
  });

  it('has a command line that is complete', () => {
    const program = join(inside, 'out/cli/bothends.js');
    const { stdout, status } = spawnSync(process.execPath, [program, '--version'], {
      encoding: 'utf8',
      cwd: inside,
    });
    expect({ stdout, status }).toEqual({ stdout: `${version}\n`, status: 0 });
  });
});

describe.skipIf(process.platform === 'win32')('the packed app, under the stand-in for Electron', () => {
  it('opens a server and a client, and echoes', async () => {
    process.env.CHROMIUM = await findBrowser();
    process.env.ELECTRON_OVERRIDE_DIST_PATH = join(import.meta.dirname, '../helpers/electron-double');
    const profile = mkdtempSync(join(tmpdir(), 'bothends-profile-'));
    const app = await _electron.launch({ args: [inside, `--user-data-dir=${profile}`, '--lang=en-US'] });
    onTestFinished(async () => {
      // Something is connected: no question at the end of a test.
      await app.evaluate(({ dialog }) => {
        dialog.showMessageBox = () => Promise.resolve({ response: 0, checkboxChecked: false });
      });
      await app.close();
      rmSync(profile, { recursive: true, force: true });
    });
    const page = await app.firstWindow();
    await page.getByRole('button', { name: /^Server \+ client on this machine/ }).click();
    const client = page.getByRole('region', { name: /^Client → 127\.0\.0\.1:[1-9]\d*$/ });
    await client.getByRole('textbox', { name: 'Message' }).fill('packed');
    await page.keyboard.press('Enter');
    await expectPage(client.locator('.traffic-mirror > div').filter({ hasText: 'packed␊' })).toHaveCount(2);
  });
});

describe.skipIf(!hasDpkg)('the package for Debian', () => {
  const field = (name: string): string =>
    execFileSync('dpkg-deb', ['--field', packed.deb ?? '', name], { encoding: 'utf8' }).trim();

  it('says what it is', () => {
    expect(field('Package')).toBe('bothends');
    expect(field('Version')).toBe(version);
    expect(field('Homepage')).toBe(packageJson.homepage);
    expect(field('Maintainer')).toContain('Bothends');
    expect(field('Depends')).toContain('libnss3');
  });

  it('puts everything in its place', () => {
    const listed = execFileSync('dpkg-deb', ['--contents', packed.deb ?? ''], { encoding: 'utf8' });
    const files = listed.split('\n').map((line) => line.split(/\s+/).slice(5).join(' '));
    for (const file of [
      './opt/Bothends/bothends-desktop',
      './opt/Bothends/bothends',
      './opt/Bothends/resources/app.asar',
      './usr/bin/bothends',
      './usr/share/man/man1/bothends.1',
      './usr/share/man/ko/man1/bothends.1',
      './usr/share/bash-completion/completions/bothends',
      './usr/share/zsh/site-functions/_bothends',
      './usr/share/fish/vendor_completions.d/bothends.fish',
      './usr/share/applications/bothends.desktop',
      './usr/share/icons/hicolor/16x16/apps/bothends-desktop.png',
      './usr/share/icons/hicolor/512x512/apps/bothends-desktop.png',
    ])
      expect(files).toContain(file);
    expect(listed).toMatch(/^-rwxr-xr-x root\/root .*\.\/usr\/bin\/bothends$/m);
  });

  it('has a desktop entry in both languages that starts the app', () => {
    const folder = mkdtempSync(join(tmpdir(), 'bothends-deb-'));
    execFileSync('dpkg-deb', ['--extract', packed.deb ?? '', folder]);
    const entry = readFileSync(join(folder, 'usr/share/applications/bothends.desktop'), 'utf8');
    rmSync(folder, { recursive: true });
    expect(entry).toMatch(/^Exec=\/opt\/Bothends\/bothends-desktop %U$/m);
    expect(entry).toMatch(/^Name=Bothends$/m);
    expect(entry).toMatch(/^Comment\[ko\]=소켓의 양쪽 끝/m);
    expect(entry).toMatch(/^Categories=Development;$/m);
  });
});
