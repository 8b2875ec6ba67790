import { formatAddress } from '@shared/contract/address';
import type { OpenTrouble, ReplayState } from '@shared/contract/openRecording';
import { type ReplayWish, replayWishSchema } from '@shared/contract/openRecording';
import type { SocketState } from '@shared/contract/state';
import { formatDuration, formatExactBytes, formatNumber } from '@shared/i18n/index';
import { refusalWords } from '@shared/i18n/refusalWords';
import { createEngine, type Engine, spillUpTo } from '../engine/index';
import { Openings } from '../recording/index';
import type { ReplayOptions } from './replayProgram';
import type { Terminal } from './terminal';

/** `bothends replay`: the exit code is 0 when the live answer is the recorded one, 1 when it is not or could not be had. */
export async function runReplay(file: string, options: ReplayOptions, terminal: Terminal): Promise<number> {
  const engine = createEngine(spillUpTo());
  const openings = new Openings(engine);
  const replayed = replay(engine, openings, file, options, terminal);
  // Who stops it has seen no equal answer.
  const code = await Promise.race([replayed, terminal.stopped.then(() => 1)]);
  await openings.close();
  await engine.dispose();
  return code;
}

async function replay(
  engine: Engine,
  openings: Openings,
  file: string,
  options: ReplayOptions,
  terminal: Terminal,
): Promise<number> {
  const { t } = terminal;
  const opened = await openings.open(file);
  if (!('opening' in opened)) return refuse(terminal, troubleWords(opened, terminal));
  await openings.finished();
  const [opening] = openings.state.openings;
  if (opening === undefined || opening.status === 'failed')
    return refuse(terminal, t('replay.cli.trouble.not-a-capture', { file }));
  const connections = opening.sessions.flatMap((session) => engine.stateOf(session)?.sockets ?? []);
  const chosen = connections[options.connection - 1];
  const all = String(connections.length);
  if (chosen === undefined)
    return refuse(terminal, t('replay.cli.noConnection', { n: String(options.connection), file, all }));
  if (!options.json) announce(engine, chosen, options.connection, all, terminal);
  const { session, socket } = chosen;
  const { side, timeout: patienceMs, place } = options;
  const speed = Number.isFinite(options.speed) ? options.speed : null;
  const wish: ReplayWish = replayWishSchema.parse({
    session,
    socket,
    side,
    speed,
    patienceMs,
    listen: options.listen !== undefined,
    ...place,
  });
  const started = openings.replay(wish);
  if (!started.ok) return refuse(terminal, refusalWords(started.error, terminal.t));
  const stopTelling = openings.onChanged(once(({ replays }) => tellWaiting(replays, terminal)));
  await openings.finished();
  stopTelling();
  const [result] = openings.state.replays;
  if (result === undefined) return 1;
  tell(result, options.json, terminal);
  return result.outcome === 'equal' ? 0 : 1;
}

/** Says once where it waits, as soon as it does. */
function tellWaiting(replays: readonly ReplayState[], { err, t }: Terminal): boolean {
  const at = replays[0]?.waitsAt ?? null;
  if (at !== null) err.write(`${t('replay.waits', { address: formatAddress(at) })}\n`);
  return at !== null;
}

/** Calls it until it has done what it is for. */
function once<T>(listener: (value: T) => boolean): (value: T) => void {
  let isDone = false;
  return (value) => {
    isDone = isDone || listener(value);
  };
}

function refuse({ err, t }: Terminal, message: string): number {
  err.write(`${t('cli.error.prefix', { message })}\n`);
  return 1;
}

function troubleWords({ trouble, file, detail }: OpenTrouble, { t }: Terminal): string {
  return t(`replay.cli.trouble.${trouble}`, { file, detail });
}

function announce(engine: Engine, socket: SocketState, n: number, all: string, terminal: Terminal): void {
  const { err, t, language } = terminal;
  const isClient = engine.stateOf(socket.session)?.session.spec.kind === 'tcp-client';
  const [client, server] = isClient ? [socket.local, socket.remote] : [socket.remote, socket.local];
  const [out, back] = isClient ? [socket.bytesOut, socket.bytesIn] : [socket.bytesIn, socket.bytesOut];
  const address = (end: typeof client): string => (end === null ? '?' : formatAddress(end));
  const words = t('replay.cli.chosen', {
    n: String(n),
    all,
    client: address(client),
    server: address(server),
    out: formatExactBytes(out, language),
    in: formatExactBytes(back, language),
  });
  err.write(`${words}\n`);
}

function tell(result: ReplayState, json: boolean, { out, t, language }: Terminal): void {
  if (json) {
    const { replay: _replay, session: _session, socket: _socket, live: _live, ...facts } = result;
    out.write(`${JSON.stringify(facts)}\n`);
    return;
  }
  const size = (bytes: number): string => formatExactBytes(bytes, language);
  const { difference } = result;
  const facts = {
    offset: formatNumber(difference?.offset ?? 0, language),
    matched: size(result.matched),
    expected: size(result.expected),
    detail: result.error === null ? result.detail : refusalWords(result.error, t),
  };
  const lines: string[] = [
    t(`replay.outcome.${result.outcome}`, facts),
    t('replay.progress', {
      sent: size(result.sent),
      toSend: size(result.toSend),
      matched: facts.matched,
      expected: facts.expected,
      time: formatDuration(result.durationMs, language),
    }),
  ];
  if (difference !== null) {
    const from = difference.around.toString(16).padStart(8, '0');
    lines.push(`${from}  ${spaced(difference.expected)}  ${t('replay.expected')}`);
    lines.push(`${from}  ${spaced(difference.actual)}  ${t('replay.actual')}`);
  }
  out.write(`${lines.join('\n')}\n`);
}

function spaced(hex: string): string {
  return hex.replace(/../g, '$& ').trim();
}
