/** A packet as a capture file holds it. */
export interface CapturedFrame {
  /** What its first bytes are: a LINKTYPE_ number of the formats (Ethernet is 1). */
  readonly linkType: number;
  /** When it was captured: whole microseconds since 1970. */
  readonly micros: number;
  /** Its length on the wire. The bytes may be fewer: only the beginning is captured. */
  readonly length: number;
  /** A view into what was read. */
  readonly bytes: Uint8Array;
}

/** Reads what follows the first bytes of one of the formats. */
export interface FrameReader {
  /** Bytes of the whole blocks or records so far, the header included. */
  readonly understood: number;
  /**
   * Takes whole records from the start of `bytes`: frames go to `take`. Answers how many bytes are done with; what is
   * left is an unfinished record and comes again with more behind it. Null: this cannot be the format.
   */
  read(bytes: Uint8Array, take: (frame: CapturedFrame) => void): number | null;
}

/** No tool writes larger records (libpcap's largest snapshot is 256 KiB): a length above it is nonsense. */
export const RECORD_BYTES_MAX = 512 * 1_024;
