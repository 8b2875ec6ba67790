import { existsSync } from 'node:fs';
import { hostname, networkInterfaces } from 'node:os';
import { join, resolve } from 'node:path';
import { formatHostPort, plainAddress } from '@shared/contract/address';
import { formatList } from '@shared/i18n/index';
import envPaths from 'env-paths';
import { version } from '../../package.json';
import { openHouse } from '../house/index';
import type { Recordings } from '../recording/index';
import { openPage, startWebServer, thisDesk, type WebServer, whyNotOpen } from '../web/index';
import { SERVER_WORKER, TABLE_WORKER } from './engineFiles';
import { listenError, tellFailure } from './failure';
import type { Terminal } from './terminal';

/** Where the system keeps what programs remember, and what they have to say about themselves. */
const PATHS = envPaths('bothends', { suffix: '' });
const PROBLEMS = join(PATHS.log, 'problems.log');
/** Beside our own folder, whether this code ended up in out/cli or in out/chunks. */
const PAGE = resolve(import.meta.dirname, '../renderer');

export interface WebOptions {
  readonly host: string;
  readonly port: number;
  readonly allowRemote: boolean;
  readonly open: boolean;
  readonly json: boolean;
  /** Bytes on disk of one session's log; 0 for none. */
  readonly spill?: number;
  /** A workspace to open in place of what was open last time. */
  readonly file?: string;
}

/** `bothends web`: serves the page until it is stopped; sessions live as long. */
export async function runWeb(options: WebOptions, terminal: Terminal): Promise<number> {
  const { err, t } = terminal;
  if (!existsSync(join(PAGE, 'index.html'))) {
    err.write(`${t('cli.error.prefix', { message: t('web.noBuild') })}\n`);
    return 1;
  }
  const home = process.env.BOTHENDS_HOME || PATHS.config;
  const house = openHouse({
    kind: 'web',
    version,
    runtime: `Node ${process.versions.node}`,
    workers: { server: SERVER_WORKER, table: TABLE_WORKER },
    spill: options.spill,
    folder: home,
    problems: PROBLEMS,
    recordings: {
      folder: process.cwd(),
      downloadPath: (recording, file) => `/recordings/${recording}/${file}`,
    },
    workspace: { restore: options.file === undefined },
  });
  const stopWatching = house.report.watchProcess(
    (error) => err.write(`${t('web.unexpected', { file: PROBLEMS, what: String(error) })}\n`),
    () => process.exit(1),
  );
  if (options.file !== undefined) house.workspace.openFile(resolve(options.file));
  const { host, port, allowRemote } = options;
  let server: WebServer;
  try {
    server = await startWebServer({
      host,
      port,
      allowRemote,
      staticDir: PAGE,
      engine: house.engine,
      version,
      desks: house,
      secrets: join(home, 'pages.json'),
      downloads: (path) => recordedFile(house.recordings, path),
    });
  } catch (error) {
    tellFailure(terminal, listenError(error));
    return 1;
  }
  if (server.isRemote) {
    const addresses = reachableAt(server.address).map(
      (each) => `http://${formatHostPort(each, server.port)}`,
    );
    err.write(`${t('web.reachable', { address: formatList(addresses) })}\n`);
  }
  // Before anything is printed: whoever reads the line may act on it at once.
  const opened = options.open && whyNotOpen(thisDesk()) === null && (await openPage(server.url));
  tellReady(server, options.json, opened, terminal);
  const code = await terminal.stopped;
  await server.close();
  await house.close();
  stopWatching();
  return code;
}

function tellReady({ url, port }: WebServer, json: boolean, opened: boolean, { out, t }: Terminal): void {
  if (json) {
    out.write(`${JSON.stringify({ url })}\n`);
    return;
  }
  const lines: string[] = [t('web.ready', { url })];
  if (!opened) lines.push(t('web.notOpening'));
  if (!opened && process.env.SSH_CONNECTION) lines.push(t('web.sshHint', { port, host: hostname() }));
  lines.push(t('web.readyHint'));
  out.write(`${lines.join('\n')}\n`);
}

/** The addresses others can use: one that was chosen, or all of this machine's. */
function reachableAt(bound: string): string[] {
  if (bound !== '0.0.0.0' && bound !== '::') return [plainAddress(bound)];
  const all = Object.values(networkInterfaces()).flatMap((each) => each ?? []);
  const reachable = all.filter(
    ({ internal, family, address }) =>
      !internal && (family === 'IPv4' || bound === '::') && !address.startsWith('fe80:'),
  );
  return reachable.map(({ address }) => address);
}

/** The files of recordings that are over, by the paths that pages are told. */
function recordedFile(recordings: Recordings, path: string): string | null {
  const match = /^\/recordings\/(\d{1,9})\/(\d{1,9})$/.exec(path);
  return match === null ? null : recordings.fileOf(Number(match[1]), Number(match[2]));
}
