import { type Address, formatAddress, formatHostPort } from '../contract/address';
import type { ErrorInfo } from '../contract/errors';
import type { EventRow, TrimReason } from '../contract/events';
import { assertNever } from '../contract/result';
import { formatDuration, formatExactBytes, formatList, formatNumber } from './format';
import type { Translate } from './index';
import type { Language } from './languages';
import { noteWords } from './noteWords';
import { recordingWords } from './recordWords';
import { ruleFired } from './ruleWords';
import { captureStopped, segmentWords } from './segmentWords';

export type Level = 'info' | 'warn' | 'error';

const TRIMMED = {
  limit: 'traffic.row.log-trimmed',
  'disk-slow': 'traffic.variant.logSlow',
  'disk-failed': 'traffic.variant.logFailed',
} as const satisfies Record<TrimReason, string>;

export interface EventWords {
  readonly text: string;
  readonly level: Level;
}

/** The terse words of an event row in one line, the same in a pane, in the event list and on the command line: addresses, durations and error codes included. */
export function eventWords(row: EventRow, t: Translate, language: Language): EventWords {
  const size = (bytes: number): string => formatExactBytes(bytes, language);
  const time = (ms: number): string => formatDuration(ms, language);
  const address = (end: Address | null): string =>
    end === null ? t('panes.goneAddress') : formatAddress(end);
  const info = (text: string): EventWords => ({ text, level: 'info' });
  const bad = (text: string, { explanation }: ErrorInfo, level: Level = 'error'): EventWords => ({
    text: `${text} — ${t(`explain.${explanation}.title`)}`,
    level,
  });
  const retry = (ms: number | undefined): string =>
    ms === undefined ? '' : t('traffic.retry', { time: time(ms) });

  switch (row.type) {
    case 'session-opened':
      return info(t('traffic.row.session-opened'));
    case 'session-closed':
      return info(
        t('traffic.row.session-closed', {
          in: size(row.bytesIn),
          out: size(row.bytesOut),
          duration: time(row.durationMs),
        }),
      );
    case 'lookup': {
      const { host, error } = row;
      const duration = time(row.durationMs);
      if (error !== undefined)
        return bad(t('traffic.variant.lookupFailed', { host, code: error.code, duration }), error);
      const addresses = formatList(row.addresses.map((found) => found.address));
      return info(t('traffic.row.lookup', { host, addresses, duration }));
    }
    case 'connecting': {
      const to = formatHostPort(row.host, row.port);
      return info(
        row.attempt > 1
          ? t('traffic.variant.connectingAgain', {
              address: to,
              attempt: formatNumber(row.attempt, language),
            })
          : t('traffic.row.connecting', { address: to }),
      );
    }
    case 'attempt':
      return info(t('traffic.row.attempt', { remote: address(row.remote) }));
    case 'attempt-failed':
      return bad(
        t('traffic.row.attempt-failed', {
          remote: address(row.remote),
          code: row.error.code,
          duration: time(row.durationMs),
        }),
        row.error,
        'warn',
      );
    case 'connected': {
      const ends = { local: address(row.local), remote: address(row.remote), duration: time(row.durationMs) };
      return row.explanation === 'self-connection'
        ? { text: t('traffic.variant.connectedToItself', ends), level: 'warn' }
        : info(t('traffic.row.connected', ends));
    }
    case 'connect-failed':
      return bad(
        t('traffic.row.connect-failed', { code: row.error.code, duration: time(row.durationMs) }) +
          retry(row.retryInMs),
        row.error,
      );
    case 'listening':
      return info(
        t('traffic.row.listening', {
          local: address(row.local),
          backlog: formatNumber(row.backlog, language),
        }),
      );
    case 'listen-failed':
      return bad(t('traffic.row.listen-failed', { code: row.error.code }), row.error);
    case 'accepted':
      return row.remote === null
        ? { text: t('traffic.variant.acceptedGone'), level: 'warn' }
        : info(t('traffic.row.accepted', { remote: address(row.remote) }));
    case 'dropped':
      return {
        text: t('traffic.row.dropped', {
          remote: address(row.remote),
          max: formatNumber(row.max, language),
        }),
        level: 'warn',
      };
    case 'drained':
      return info(t('traffic.row.drained', { size: size(row.bytes), duration: time(row.durationMs) }));
    case 'skipped':
      return info(
        t('traffic.row.skipped', { rows: formatNumber(row.rows, language), size: size(row.bytes) }),
      );
    case 'log-trimmed':
      return { text: t(TRIMMED[row.reason], { size: size(row.bytes) }), level: 'warn' };
    case 'ended':
      return info(
        row.automatic
          ? t('traffic.variant.endedAutomatically', { size: size(row.bytes) })
          : t('traffic.row.ended', { size: size(row.bytes) }),
      );
    case 'peer-ended':
      return info(t('traffic.row.peer-ended', { size: size(row.bytes) }));
    case 'reset-sent':
      return { text: t('traffic.row.reset-sent'), level: 'warn' };
    case 'reset':
      return bad(t('traffic.row.reset', { code: row.error.code }), row.error);
    case 'failed':
      return bad(t('traffic.row.failed', { code: row.error.code }), row.error);
    case 'closed': {
      const totals = {
        in: size(row.bytesIn),
        out: size(row.bytesOut),
        duration: time(row.durationMs),
      };
      const text =
        row.first === 'local'
          ? t('traffic.variant.closedLocalFirst', totals)
          : row.first === 'peer'
            ? t('traffic.variant.closedPeerFirst', totals)
            : t('traffic.row.closed', totals);
      return info(text + retry(row.retryInMs));
    }
    case 'reading-paused':
      return info(t('traffic.row.reading-paused'));
    case 'reading-resumed':
      return info(t('traffic.row.reading-resumed'));
    case 'listening-stopped':
      return info(t('traffic.row.listening-stopped', { local: address(row.local) }));
    case 'state': {
      const { from, to } = row;
      return info(
        row.passed.length === 0
          ? t('traffic.row.state', { from, to })
          : t('traffic.variant.statePassed', { from, to, passed: formatList(row.passed) }),
      );
    }
    case 'accept-paused':
      return info(t('traffic.row.accept-paused'));
    case 'accept-resumed':
      return info(t(row.one ? 'traffic.variant.acceptOne' : 'traffic.row.accept-resumed'));
    case 'capture-started':
      return info(t('traffic.row.capture-started', { interface: row.interface, tool: row.tool }));
    case 'capture-stopped':
      return captureStopped(row, t, language);
    case 'segment':
      return info(segmentWords(row, t, language));
    case 'recording-started':
    case 'recording-stopped':
    case 'recording-failed':
      return recordingWords(row, t, language);
    case 'rule-fired':
      return ruleFired(row, t, language);
    case 'note':
      return info(t('traffic.row.note', { text: noteWords(row, t, language) }));
    default:
      return assertNever(row);
  }
}
