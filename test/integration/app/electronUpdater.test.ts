import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import {
  type ClientRequest,
  createServer,
  type IncomingMessage,
  type RequestOptions,
  request,
  type Server,
} from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  configureRequestOptions,
  configureRequestUrl,
  type DownloadOptions,
  HttpExecutor,
} from 'builder-util-runtime';
import { AppImageUpdater } from 'electron-updater';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { tamed } from '../../../electron/app/updates/electronUpdater';
import { filesUnder } from '../../helpers/filesUnder';

// The library itself, against a server of releases on this machine. Only Electron's part of it, `net`, is Node's here.

/** Electron's requests, with Node. */
class NodeExecutor extends HttpExecutor<ClientRequest> {
  override createRequest(options: object, callback: (response: IncomingMessage) => void): ClientRequest {
    return request(options, callback);
  }

  /** As Electron's own executor does it. */
  download(url: URL, destination: string, options: DownloadOptions): Promise<string> {
    return options.cancellationToken.createPromise((resolve, reject, onCancel) => {
      const asked: RequestOptions = { headers: options.headers ?? {} };
      configureRequestUrl(url, asked);
      configureRequestOptions(asked);
      const callback = (error?: Error | null): void => (error ? reject(error) : resolve(destination));
      this.doDownload(asked, { destination, options, onCancel, callback, responseHandler: null }, 0);
    });
  }
}

const PACKAGE = Buffer.alloc(300_000, 'new');
let folder: string;
let server: Server;
let url: string;
/** What was asked for, and what is answered for the package. */
let asked: string[];
let offered: { version: string; sha512: string };
let appImage: string | undefined;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'bothends-update-'));
  asked = [];
  offered = { version: '0.2.0', sha512: createHash('sha512').update(PACKAGE).digest('base64') };
  server = createServer((incoming, response) => {
    const path = incoming.url?.split('?')[0] ?? '';
    asked.push(path);
    const { version, sha512 } = offered;
    const file = `Bothends-${version}.AppImage`;
    if (path.endsWith('.yml')) {
      const entry = { url: file, sha512, size: PACKAGE.length };
      response.end(
        JSON.stringify({ version, files: [entry], path: file, sha512, releaseDate: '2026-11-21' }),
      );
    } else if (path.endsWith('.AppImage')) response.end(PACKAGE);
    else response.writeHead(404).end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  appImage = process.env.APPIMAGE;
  process.env.APPIMAGE = join(folder, 'Bothends.AppImage');
  writeFileSync(process.env.APPIMAGE, 'old');
  writeFileSync(join(folder, 'app-update.yml'), 'updaterCacheDirName: cache\n');
});

afterEach(async () => {
  if (appImage === undefined) delete process.env.APPIMAGE;
  else process.env.APPIMAGE = appImage;
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
  rmSync(folder, { recursive: true, force: true });
});

function newUpdater() {
  const library = new AppImageUpdater(null, {
    version: '0.1.0',
    name: 'bothends',
    isPackaged: true,
    appUpdateConfigPath: join(folder, 'app-update.yml'),
    userDataPath: folder,
    baseCachePath: folder,
    whenReady: () => Promise.resolve(),
    relaunch: () => undefined,
    quit: () => undefined,
    onQuit: () => undefined,
  } as ConstructorParameters<typeof AppImageUpdater>[1]);
  Object.assign(library, { httpExecutor: new NodeExecutor() });
  library.setFeedURL({ provider: 'generic', url });
  return tamed(library);
}

const downloaded = () => filesUnder(folder).filter((path) => /cache.*0\.2\.0\.AppImage$/.test(path));

it('finds a newer version and downloads nothing until it is told to', async () => {
  const updater = newUpdater();
  expect(await updater.check()).toBe('0.2.0');
  expect(asked.filter((path) => path.endsWith('.AppImage'))).toEqual([]);
  const percents: number[] = [];
  await updater.download((percent) => percents.push(percent), new AbortController().signal);
  const [file = ''] = downloaded();
  expect(readFileSync(join(folder, file)).equals(PACKAGE)).toBe(true);
  // The running one is untouched.
  expect(readFileSync(process.env.APPIMAGE ?? '', 'utf8')).toBe('old');
});

it.each(['0.1.0', '0.0.9'])('takes %s for nothing newer', async (version) => {
  offered = { ...offered, version };
  expect(await newUpdater().check()).toBeNull();
});

it('keeps nothing whose checksum is another one', async () => {
  offered = { ...offered, sha512: createHash('sha512').update('other').digest('base64') };
  const updater = newUpdater();
  await updater.check();
  const none = new AbortController().signal;
  await expect(updater.download(() => undefined, none)).rejects.toThrow(/sha512 checksum mismatch/);
  expect(downloaded()).toEqual([]);
});

it('rejects when nobody answers', async () => {
  url = 'http://127.0.0.1:1';
  await expect(newUpdater().check()).rejects.toThrow(/ECONNREFUSED/);
});
