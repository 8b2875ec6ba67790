/** The header of a TCP segment (RFC 9293 §3.1, figure 1), and which of its values can be known. */
import type { Address } from '../contract/address';
import type { EventFields, Evidence } from '../contract/events';

export const HEADER_FIELDS = [
  { id: 'sourcePort', bits: 16 },
  { id: 'destinationPort', bits: 16 },
  { id: 'sequence', bits: 32 },
  { id: 'acknowledgement', bits: 32 },
  { id: 'dataOffset', bits: 4 },
  { id: 'reserved', bits: 4 },
  { id: 'flags', bits: 8 },
  { id: 'window', bits: 16 },
  { id: 'checksum', bits: 16 },
  { id: 'urgent', bits: 16 },
  { id: 'options', bits: 32 },
] as const;
export type HeaderField = (typeof HEADER_FIELDS)[number]['id'];

/** Fields that the course notes do not have. */
export const NOT_IN_THE_NOTES: ReadonlySet<HeaderField> = new Set(['reserved', 'options']);

/** The control bits, as they stand in the header. */
export const HEADER_FLAGS = ['CWR', 'ECE', 'URG', 'ACK', 'PSH', 'RST', 'SYN', 'FIN'] as const;

export type Segment = Pick<
  EventFields<'segment'>,
  | 'local'
  | 'remote'
  | 'direction'
  | 'flags'
  | 'sequence'
  | 'acknowledgement'
  | 'relativeSequence'
  | 'relativeAcknowledgement'
  | 'window'
  | 'scaledWindow'
  | 'options'
>;

/** What stands in a field. `relative`: counted from the start of the connection. */
export type HeaderValue =
  | { readonly kind: 'number'; readonly value: number; readonly relative: number | null }
  | { readonly kind: 'port'; readonly value: number }
  | { readonly kind: 'window'; readonly value: number; readonly scaled: number | null }
  | { readonly kind: 'flags'; readonly flags: Segment['flags'] }
  | { readonly kind: 'options'; readonly options: Segment['options'] };

export interface KnownValue {
  readonly value: HeaderValue;
  readonly evidence: Evidence;
}

/** The ports, which the ends of the connection tell; of everything else a program sees nothing. */
export function knownFromEnds(
  source: Address | null,
  target: Address | null,
): Readonly<Partial<Record<HeaderField, KnownValue>>> {
  return {
    ...(source === null ? {} : { sourcePort: port(source, 'app') }),
    ...(target === null ? {} : { destinationPort: port(target, 'app') }),
  };
}

/** What a captured segment tells. The other fields of the packet are not kept. */
export function knownFromSegment(segment: Segment): Readonly<Partial<Record<HeaderField, KnownValue>>> {
  const { local, remote, direction, acknowledgement } = segment;
  const [source, target] = direction === 'out' ? [local, remote] : [remote, local];
  const known = (value: HeaderValue): KnownValue => ({ value, evidence: 'wire' });
  return {
    sourcePort: port(source, 'wire'),
    destinationPort: port(target, 'wire'),
    sequence: known({ kind: 'number', value: segment.sequence, relative: segment.relativeSequence }),
    // Without the flag ACK its bits mean nothing.
    ...(acknowledgement === null
      ? {}
      : {
          acknowledgement: known({
            kind: 'number',
            value: acknowledgement,
            relative: segment.relativeAcknowledgement,
          }),
        }),
    flags: known({ kind: 'flags', flags: segment.flags }),
    window: known({ kind: 'window', value: segment.window, scaled: segment.scaledWindow }),
    options: known({ kind: 'options', options: segment.options }),
  };
}

/** A display filter for Wireshark that shows the connection and, but for chance, nothing else. */
export function wiresharkFilter(server: Address | null, client: Address | null): string | null {
  if (server === null) return null;
  const ports = client === null ? [server.port] : [server.port, client.port];
  return ports.map((each) => `tcp.port==${each}`).join(' && ');
}

function port({ port: value }: Address, evidence: Evidence): KnownValue {
  return { value: { kind: 'port', value }, evidence };
}
