/** Exports for programs: packets, and the bytes of a direction. */
import { type } from 'node:os';
import type { Address } from '@shared/contract/address';
import type { EventRow } from '@shared/contract/events';
import type { Mark } from '@shared/contract/marks';
import { isChunkCode, typeCode } from '@shared/contract/record';
import type { RowPlace } from '@shared/contract/rowPlace';
import type { SessionSpec } from '@shared/contract/spec';
import { type BlockMemory, newMemory, Synthesiser } from '@shared/pcapng/index';
import type { Format, Output } from './format';

const MEMORY_BYTES = 256 * 1024;
const RECEIVED = typeCode('received');

export interface PacketOptions {
  readonly out: Output;
  readonly epochMs: number;
  readonly version: string;
  readonly describe: (row: EventRow) => string;
  readonly nameOf: (spec: SessionSpec) => string;
  readonly endsOf: (
    session: number,
    socket: number,
  ) => { readonly local: Address | null; readonly remote: Address | null } | null;
  readonly markOf?: (session: number, seq: number) => Mark | null;
  readonly sessions: readonly { readonly session: number; readonly spec: SessionSpec }[];
}

export class Packets implements Format {
  readonly extension = '.pcapng';
  readonly mediaType = 'application/x-pcapng';
  private readonly synthesiser: Synthesiser;
  private at = 0;

  constructor({ out, sessions, ...rest }: PacketOptions) {
    const more = (full: BlockMemory, bytes: number): BlockMemory => {
      if (full.used > 0) out.write(full.bytes.slice(0, full.used));
      full.used = 0;
      return bytes > full.bytes.length ? newMemory(bytes) : full;
    };
    this.synthesiser = new Synthesiser({ ...rest, system: type(), memory: newMemory(MEMORY_BYTES), more });
    for (const each of sessions) this.synthesiser.addSession(each);
  }

  begin(): void {
    this.synthesiser.begin(this.at);
  }

  row(place: RowPlace): void {
    this.at = place.at;
    this.synthesiser.row(place);
  }

  end(): void {
    this.synthesiser.flushRemarks(this.at);
    this.synthesiser.handOver();
  }
}

/** What was received, or what was sent: nothing else, in the order it happened. */
export class RawBytes implements Format {
  readonly extension = '.bin';
  readonly mediaType = 'application/octet-stream';

  constructor(
    private readonly out: Output,
    private readonly direction: 'in' | 'out',
    private readonly socket: number | null,
  ) {}

  begin(): void {}

  row({ code, socket, data, from, size }: RowPlace): void {
    if (!isChunkCode(code) || (code === RECEIVED) !== (this.direction === 'in')) return;
    if (this.socket === null || socket === this.socket) this.out.write(data.slice(from, from + size));
  }

  end(): void {}
}
