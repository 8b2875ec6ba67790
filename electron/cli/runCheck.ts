import type { ErrorInfo } from '@shared/contract/errors';
import type { Check, CheckState } from '@shared/contract/jobs';
import { LOG_BLOCK_BYTES } from '@shared/contract/limits';
import type { ClientSpec } from '@shared/contract/spec';
import { formatBytes, formatDuration, formatExactBytes, formatRate } from '@shared/i18n/index';
import { Jobs } from '../automation/jobs/index';
import { createEngine } from '../engine/index';
import type { CheckOptions } from './checkProgram';
import { tellFailure } from './failure';
import type { Terminal } from './terminal';

const PROGRESS_MS = 1_000;

/** `bothends check`: sends a pattern to an echo server and compares what comes back; 0 when all of it was right. */
export async function runCheck(
  spec: ClientSpec,
  check: Check,
  { json }: CheckOptions,
  terminal: Terminal,
): Promise<number> {
  // Nobody reads the log.
  const engine = createEngine({ sessionLogBytes: 2 * LOG_BLOCK_BYTES });
  const jobs = new Jobs(engine);
  const stopped = terminal.stopped.then(() => null);
  const connecting = new Promise<ErrorInfo | 'connected'>((resolve) => {
    engine.open(spec, (row) => {
      if (row.type === 'connected') resolve('connected');
      else if (row.type === 'connect-failed') resolve(row.error);
      return true;
    });
  });
  const finish = async (code: number): Promise<number> => {
    jobs.close();
    await engine.dispose();
    return code;
  };
  const connected = await Promise.race([connecting, stopped]);
  if (connected === null) return finish(0);
  if (connected !== 'connected') {
    tellFailure(terminal, connected);
    return finish(1);
  }
  const [session] = engine.changes(0).update.sessions;
  const started = jobs.check({ session: session?.session ?? 0, check });
  if (!started.ok) {
    tellFailure(terminal, started.error);
    return finish(1);
  }
  const progress = new Progress(terminal, process.stderr.isTTY && !json);
  const over = new Promise<void>((resolve) => {
    const look = (): void => {
      const state = stateOf(jobs);
      progress.see(state);
      if (state?.outcome !== 'running') resolve();
    };
    jobs.onChanged(look);
    look();
  });
  await Promise.race([over, stopped]);
  jobs.stopAll(null);
  progress.end();
  const state = stateOf(jobs);
  if (state !== undefined) tell(state, json, terminal);
  return finish(state?.outcome === 'done' ? 0 : 1);
}

function stateOf(jobs: Jobs): CheckState | undefined {
  return jobs.state.find((job) => job.kind === 'check');
}

/** One line that is written over again and again, where somebody looks. */
class Progress {
  private told = 0;
  private width = 0;

  constructor(
    private readonly terminal: Terminal,
    private readonly isShown: boolean,
  ) {}

  see(state: CheckState | undefined): void {
    const now = performance.now();
    if (!this.isShown || state === undefined || now - this.told < PROGRESS_MS) return;
    this.told = now;
    const { language, t } = this.terminal;
    const { received, check } = state;
    const line = t('jobs.strip.percent', {
      percent: `${Math.floor((received / check.size) * 100)} %`,
      done: formatBytes(received, language),
      total: formatBytes(check.size, language),
    });
    this.write(line);
  }

  end(): void {
    if (this.width > 0) this.terminal.err.write(`\r${' '.repeat(this.width)}\r`);
  }

  private write(line: string): void {
    this.terminal.err.write(`\r${line.padEnd(this.width)}`);
    this.width = Math.max(this.width, line.length);
  }
}

function tell(state: CheckState, json: boolean, { out, t, language }: Terminal): void {
  const { check, sent, received, outcome, problem, difference, times, startedAt, endedAt } = state;
  const durationMs = (endedAt ?? startedAt) - startedAt;
  const bytesPerSecond = durationMs > 0 ? Math.round((received / durationMs) * 1_000) : 0;
  if (json) {
    const { buckets: _, kind: __, job: ___, session: ____, to: _____, ...told } = state;
    out.write(`${JSON.stringify({ ...told, durationMs, bytesPerSecond })}\n`);
    return;
  }
  const lines: string[] = [
    problem === null
      ? outcome === 'done'
        ? t('echoCheck.outcome.done', { size: formatExactBytes(check.size, language) })
        : t(`jobs.outcome.${outcome}`)
      : problemWords(state, t, language),
    `${t('echoCheck.fact.sent')}: ${formatExactBytes(sent, language)}`,
    `${t('echoCheck.fact.received')}: ${formatExactBytes(received, language)}`,
    `${t('echoCheck.fact.throughput')}: ${formatRate(bytesPerSecond, language)} (${formatDuration(durationMs, language)})`,
  ];
  if (difference !== null) {
    const spaced = (hex: string): string => (hex.toUpperCase().match(/../g) ?? []).join(' ');
    lines.push(
      `${t('echoCheck.difference.offset')}: ${difference.from}`,
      `${t('echoCheck.difference.expected')}: ${spaced(difference.expected)}`,
      `${t('echoCheck.difference.actual')}: ${spaced(difference.actual)}`,
    );
  }
  if (times !== null) {
    const all = (['p50', 'p90', 'p99', 'max'] as const).map(
      (name) => `${name} ${formatDuration(times[name], language)}`,
    );
    lines.push(`${t('echoCheck.times.title')}: ${all.join(' · ')}`);
  }
  out.write(`${lines.join('\n')}\n`);
}

function problemWords(state: CheckState, t: Terminal['t'], language: Terminal['language']): string {
  const { problem, check, sent, received, difference } = state;
  const size = (bytes: number): string => formatExactBytes(bytes, language);
  switch (problem) {
    case 'difference':
      return t('echoCheck.outcome.difference', { offset: difference?.offset ?? received });
    case 'lost':
      return t('echoCheck.outcome.lost', { lost: size(sent - received) });
    case 'silence':
      return t('echoCheck.outcome.silence', {
        time: formatDuration(check.silenceMs, language),
        waiting: size(sent - received),
      });
    case 'disturbed':
      return t('echoCheck.outcome.disturbed');
    default:
      return t('echoCheck.outcome.excess');
  }
}
