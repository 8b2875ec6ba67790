import { encodeUtf8 } from '@shared/bytes/utf8';
import type { ChunkType, EventType, Row } from '@shared/contract/events';
import type { LadderModel } from '../../../renderer/features/wire/ladder';
import type { Arrow, Step } from '../../../renderer/features/wire/ladderStep';
import type { Side, WireRow } from '../../../renderer/features/wire/wireRow';
import { END, REFUSED } from '../../helpers/rows';

export const SIDES: readonly Side[] = ['client', 'server'];

/** Writes the rows of a wire as an engine would: client of session 2, server of session 1. */
export class Script {
  readonly rows: WireRow[] = [];
  private seq = 0;
  at = 0;
  readonly totals: Record<Side, { in: number; out: number }> = {
    client: { in: 0, out: 0 },
    server: { in: 0, out: 0 },
  };

  constructor(private socket = 1) {}

  wait(ms: number): this {
    this.at += ms;
    return this;
  }

  event(side: Side, type: EventType, fields: object = {}): this {
    const evidence = type === 'state' ? 'kernel' : type === 'note' ? 'told' : 'app';
    return this.row(side, { ...END, type, evidence, ...fields });
  }

  chunk(side: Side, type: ChunkType, content: string | Uint8Array, bytes?: number): this {
    const data = typeof content === 'string' ? encodeUtf8(content) : content;
    const size = bytes ?? data.length;
    this.totals[side][type === 'sent' ? 'out' : 'in'] += size;
    return this.row(side, { type, evidence: 'app', bytes: size, data, offset: 0 });
  }

  write(side: Side, content: string | Uint8Array, bytes?: number): this {
    return this.chunk(side, 'sent', content, bytes);
  }

  read(side: Side, content: string | Uint8Array, bytes?: number): this {
    return this.chunk(side, 'received', content, bytes);
  }

  open(): this {
    return this.event('client', 'connecting', { host: '127.0.0.1', port: 9190, timeoutMs: 1, attempt: 1 })
      .event('server', 'accepted')
      .event('client', 'connected', { durationMs: 0.4 });
  }

  end(side: Side): this {
    return this.event(side, 'ended', { bytes: this.totals[side].out, automatic: false });
  }

  peerEnd(side: Side): this {
    return this.event(side, 'peer-ended', { bytes: this.totals[side].in });
  }

  close(side: Side): this {
    const { in: bytesIn, out: bytesOut } = this.totals[side];
    return this.event(side, 'closed', { first: 'local', bytesIn, bytesOut, durationMs: 5 });
  }

  reset(side: Side): this {
    return this.event(side, 'reset', { error: { ...REFUSED, code: 'ECONNRESET' } });
  }

  skip(side: Side, socket = this.socket): this {
    return this.row(side, {
      type: 'skipped',
      evidence: 'app',
      socket,
      fromSeq: this.seq,
      toSeq: this.seq,
      rows: 3,
      bytes: 9,
    });
  }

  /** From here on the connection is another one, between other sockets. */
  again(): this {
    this.socket++;
    for (const side of SIDES) this.totals[side] = { in: 0, out: 0 };
    return this;
  }

  private row(side: Side, fields: object): this {
    const base = {
      seq: ++this.seq,
      at: this.at++,
      session: side === 'client' ? 2 : 1,
      socket: this.socket,
    };
    this.rows.push({ side, row: { ...base, ...fields } as Row });
    return this;
  }
}

export function linesOf(model: LadderModel): string[] {
  const kinds: string[] = [];
  for (let number = model.first; number < model.end; number++) kinds.push(model.line(number)?.kind ?? 'none');
  return kinds;
}

export function stepsOf(model: LadderModel, kind?: Step['kind']): Step[] {
  const steps: Step[] = [];
  for (let number = model.first; number < model.end; number++) {
    const line = model.line(number);
    if (line !== undefined && line.kind !== 'pause' && (kind === undefined || line.kind === kind))
      steps.push(line);
  }
  return steps;
}

export function arrowsOf(model: LadderModel): readonly Arrow[] {
  return model.crossing(0, model.end);
}

/** `2→3 6` of each arrow: lines and bytes. */
export function brief(model: LadderModel): string[] {
  return arrowsOf(model).map(({ kind, from, to, bytes }) =>
    kind === 'data' ? `${from.line}→${to.line} ${bytes}` : `${from.line}→${to.line} ${kind}`,
  );
}

/** A rule for how bytes look, so that a wrong place shows: byte `n` of a direction. */
export function bytesFrom(offset: number, length: number): Uint8Array {
  return Uint8Array.from({ length }, (_, i) => ((offset + i) * 31 + ((offset + i) >> 8)) & 0xff);
}
