import { TCP_FLAGS } from '@shared/pcapng/segmentFields';
import {
  HEADER_FIELDS,
  HEADER_FLAGS,
  knownFromEnds,
  knownFromSegment,
  type Segment,
  wiresharkFilter,
} from '@shared/tcp/segmentHeader';
import { describe, expect, it } from 'vitest';
import { END } from '../../../helpers/rows';

const [SERVER, CLIENT] = [END.local, END.remote];
const SYN: Segment = {
  local: CLIENT,
  remote: SERVER,
  direction: 'out',
  flags: ['SYN'],
  sequence: 4_000_000_000,
  acknowledgement: null,
  relativeSequence: 0,
  relativeAcknowledgement: null,
  window: 65_495,
  scaledWindow: null,
  options: [{ kind: 'mss', bytes: 65_495 }],
};

describe('the drawing', () => {
  it('fills rows of 32 bits: nine fields of the notes, and the two they leave out', () => {
    let at = 0;
    for (const { id, bits } of HEADER_FIELDS) {
      // No field goes over the end of its row.
      expect(Math.floor(at / 32), id).toBe(Math.floor((at + bits - 1) / 32));
      at += bits;
    }
    expect(at).toBe(6 * 32);
    expect(HEADER_FIELDS).toHaveLength(9 + 2);
  });

  it('has every flag once', () => {
    expect([...HEADER_FLAGS].sort()).toEqual([...TCP_FLAGS].sort());
  });
});

describe('what is known', () => {
  it('without captured packets is the ports, seen by the app', () => {
    expect(knownFromEnds(CLIENT, SERVER)).toEqual({
      sourcePort: { value: { kind: 'port', value: 43_276 }, evidence: 'app' },
      destinationPort: { value: { kind: 'port', value: 9_190 }, evidence: 'app' },
    });
    expect(knownFromEnds(null, SERVER)).not.toHaveProperty('sourcePort');
    expect(knownFromEnds(null, null)).toEqual({});
  });

  it('of a segment is what the capture tells, and nothing of what it does not keep', () => {
    const known = knownFromSegment(SYN);
    expect(known.sourcePort).toEqual({ value: { kind: 'port', value: 43_276 }, evidence: 'wire' });
    expect(known.sequence).toEqual({
      value: { kind: 'number', value: 4_000_000_000, relative: 0 },
      evidence: 'wire',
    });
    expect(known.flags?.value).toEqual({ kind: 'flags', flags: ['SYN'] });
    expect(Object.values(known).every(({ evidence }) => evidence === 'wire')).toBe(true);
    for (const field of ['acknowledgement', 'dataOffset', 'reserved', 'checksum', 'urgent'])
      expect(known).not.toHaveProperty(field);
  });

  it('of a segment that came in has the ports the other way round', () => {
    const answer: Segment = {
      ...SYN,
      direction: 'in',
      flags: ['SYN', 'ACK'],
      acknowledgement: 4_000_000_001,
      relativeAcknowledgement: 1,
    };
    const known = knownFromSegment(answer);
    expect(known.sourcePort?.value).toEqual({ kind: 'port', value: 9_190 });
    expect(known.acknowledgement?.value).toEqual({ kind: 'number', value: 4_000_000_001, relative: 1 });
  });
});

it('the filter for Wireshark has the real ports', () => {
  expect(wiresharkFilter(SERVER, CLIENT)).toBe('tcp.port==9190 && tcp.port==43276');
  expect(wiresharkFilter(SERVER, null)).toBe('tcp.port==9190');
  expect(wiresharkFilter(null, CLIENT)).toBeNull();
});
