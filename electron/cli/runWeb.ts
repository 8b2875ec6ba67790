import { existsSync } from 'node:fs';
import { hostname, networkInterfaces } from 'node:os';
import { join, resolve } from 'node:path';
import { formatHostPort, plainAddress } from '@shared/contract/address';
import { formatList } from '@shared/i18n/index';
import { version } from '../../package.json';
import { capturePackets } from '../capture/index';
import { createEngine } from '../engine/index';
import { watchOurSockets } from '../kernel/index';
import { peerStarter, Scenarios } from '../scenarios/index';
import { openPage, startWebServer, thisDesk, type WebServer, whyNotOpen } from '../web/index';
import { SERVER_WORKER, TABLE_WORKER } from './engineFiles';
import { listenError, tellFailure } from './failure';
import type { Terminal } from './terminal';

/** Beside our own folder, whether this code ended up in out/cli or in out/chunks. */
const PAGE = resolve(import.meta.dirname, '../renderer');

export interface WebOptions {
  readonly host: string;
  readonly port: number;
  readonly allowRemote: boolean;
  readonly open: boolean;
  readonly json: boolean;
}

/** `bothends web`: serves the page until it is stopped; sessions live as long. */
export async function runWeb(options: WebOptions, terminal: Terminal): Promise<number> {
  const { err, t } = terminal;
  if (!existsSync(join(PAGE, 'index.html'))) {
    err.write(`${t('cli.error.prefix', { message: t('web.noBuild') })}\n`);
    return 1;
  }
  const kernel = watchOurSockets(TABLE_WORKER);
  const engine = createEngine({
    capture: capturePackets(),
    serverWorker: SERVER_WORKER,
    ...(kernel !== undefined && { kernel }),
  });
  const scenarios = new Scenarios(engine, { startPeer: peerStarter() });
  const { host, port, allowRemote } = options;
  let server: WebServer;
  try {
    server = await startWebServer({ host, port, allowRemote, staticDir: PAGE, engine, version, scenarios });
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
  await scenarios.close();
  await engine.dispose();
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
