/** Rows as they lie in a log, made by hand. */
import type { Address } from '@shared/contract/address';
import type { EventFields, EventType } from '@shared/contract/events';
import { typeCode } from '@shared/contract/record';
import { newRowPlace, type RowPlace } from '@shared/contract/rowPlace';
import { type BlockMemory, newMemory, Synthesiser, type SynthesiserOptions } from '@shared/pcapng/index';

export const A = { address: '127.0.0.1', port: 50_000, family: 'IPv4' as const };
export const B = { address: '127.0.0.1', port: 9_190, family: 'IPv4' as const };

interface Ends {
  readonly local: Address;
  readonly remote: Address;
}

/** A file under construction: rows in, bytes out. */
export class TestFile {
  readonly synthesiser: Synthesiser;
  private readonly parts: Buffer[] = [];
  private seq = 0;

  constructor(more: Partial<SynthesiserOptions> = {}) {
    const next = (full: BlockMemory, bytes: number): BlockMemory => {
      this.parts.push(Buffer.from(full.bytes.subarray(0, full.used)));
      return newMemory(Math.max(bytes, 1_024));
    };
    this.synthesiser = new Synthesiser({
      epochMs: 1_700_000_000_000,
      version: '0.0.0',
      system: 'test',
      describe: ({ type }) => type,
      nameOf: ({ kind }) => kind,
      memory: newMemory(1_024),
      more: next,
      ...more,
    });
  }

  event<T extends EventType>(type: T, session: number, fields: EventFields<T>, socket = 1): void {
    this.row(typeCode(type), session, socket, Buffer.from(JSON.stringify(fields)));
  }

  connected(session = 2, ends: Ends = { local: A, remote: B }): void {
    this.event('connected', session, { ...ends, durationMs: 1 });
  }

  accepted(session = 1, ends: Ends = { local: B, remote: A }): void {
    this.event('accepted', session, ends);
  }

  sent(session: number, bytes: Uint8Array): void {
    this.row(typeCode('sent'), session, 1, bytes);
  }

  received(session: number, bytes: Uint8Array): void {
    this.row(typeCode('received'), session, 1, bytes);
  }

  get bytes(): Buffer {
    this.synthesiser.flushRemarks(this.seq);
    this.synthesiser.handOver();
    return Buffer.concat(this.parts);
  }

  private row(code: number, session: number, socket: number, data: Uint8Array): void {
    const place: RowPlace = newRowPlace();
    const seq = ++this.seq;
    // Somewhere in the middle of a block, as in a log.
    const around = Buffer.concat([Buffer.from('before'), data, Buffer.from('behind')]);
    Object.assign(place, { code, session, socket, seq, at: seq, data: around, from: 6, size: data.length });
    this.synthesiser.row(place);
  }
}
