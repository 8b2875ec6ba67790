import { type CapturedFrame, findSegment, readSegment, type TcpSegment } from '@shared/pcapng/index';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FLAG, frameOf, ipPacket, type PacketShape } from '../../../helpers/packets';

const captured = (linkType: number, bytes: Uint8Array, length = bytes.length): CapturedFrame => ({
  linkType,
  micros: 5,
  length,
  bytes,
});

function read(frame: CapturedFrame): TcpSegment | null {
  const found = findSegment(frame);
  return found === null ? null : readSegment(found);
}

const inEthernet = (shape: PacketShape): TcpSegment | null => read(captured(1, frameOf(1, ipPacket(shape))));

const SYN_OPTIONS = [2, 4, 0xff, 0xd7, 4, 2, 8, 10, 0, 0, 0, 9, 0, 0, 0, 0, 1, 3, 3, 7];

describe('a segment', () => {
  it.each([0, 1, 101, 108, 113, 276])('is found behind a link of type %i, in IPv4 and IPv6', (linkType) => {
    for (const [source, target] of [
      ['192.168.1.5', '10.0.0.1'],
      ['fe80::1', '2001:db8::2:1'],
    ] as const) {
      const frame = frameOf(linkType, ipPacket({ source, target, payload: 3 }));
      expect(read(captured(linkType, frame))).toMatchObject({
        source: { address: source, port: 40_000, family: source.includes(':') ? 'IPv6' : 'IPv4' },
        target: { address: target, port: 9_190 },
        bytes: 3,
        micros: 5,
      });
    }
  });

  it('tells everything its header says', () => {
    expect(inEthernet({ seq: 0xfffffffe, ack: 0x80000001, flags: 0xff, window: 65_535 })).toMatchObject({
      seq: 0xfffffffe,
      ack: 0x80000001,
      flags: ['SYN', 'FIN', 'RST', 'PSH', 'ACK', 'URG', 'ECE', 'CWR'],
      window: 65_535,
      bytes: 0,
      options: [],
    });
    expect(inEthernet({ flags: FLAG.SYN, options: SYN_OPTIONS })?.options).toEqual([
      { kind: 'mss', bytes: 65_495 },
      { kind: 'sack-permitted' },
      { kind: 'timestamps', value: 9, echo: 0 },
      { kind: 'window-scale', shift: 7 },
    ]);
  });

  it('keeps unknown and odd options by number and length, and stops at nonsense', () => {
    const options = (bytes: number[]) => inEthernet({ options: bytes })?.options;
    expect(options([5, 10, 0, 0, 0, 1, 0, 0, 0, 9])).toEqual([
      { kind: 'sack', blocks: [{ from: 1, to: 9 }] },
    ]);
    expect(options([34, 4, 1, 2, 2, 3, 1])).toEqual([
      { kind: 'other', number: 34, length: 4 },
      { kind: 'other', number: 2, length: 3 },
    ]);
    expect(options([30, 0, 2, 4])).toEqual([]);
    expect(options([30, 40, 2, 4])).toEqual([]);
    expect(options([0, 2, 4, 1])).toEqual([]);
  });

  it('knows its payload on the wire although only its beginning was captured', () => {
    const frame = frameOf(1, ipPacket({ payload: 1_400 }));
    expect(read(captured(1, frame.slice(0, 64), frame.length))?.bytes).toBe(1_400);
    // What the network card is to cut may say no length of its own.
    const large = Uint8Array.from(frame);
    large.set([0, 0], 16);
    expect(read(captured(1, large))?.bytes).toBe(1_400);
  });

  it('is found behind VLAN tags and extension headers, and not in later fragments', () => {
    const ip = ipPacket({ payload: 2 });
    const tagged = Uint8Array.from([...Array<number>(12).fill(0), 0x81, 0, 0, 5, 0x08, 0, ...ip]);
    expect(read(captured(1, tagged))?.bytes).toBe(2);
    const six = { source: '::1', target: '::1', payload: 2 };
    const hopByHop = [6, 0, 0, 0, 0, 0, 0, 0];
    expect(read(captured(101, ipPacket(six, hopByHop)))).toMatchObject({
      bytes: 2,
      source: { address: '::1' },
    });
    const fragment = Uint8Array.from(ip);
    fragment.set([0x00, 0x10], 6);
    expect(read(captured(101, fragment))).toBeNull();
  });

  it('writes addresses as Node does', () => {
    const source = (address: string) => inEthernet({ source: address, target: '::' })?.source.address;
    expect(source('1:0:0:2:0:0:0:3')).toBe('1:0:0:2::3');
    expect(source('::')).toBe('::');
    expect(source('1:2:3:4:5:6:7:8')).toBe('1:2:3:4:5:6:7:8');
    expect(source('1:0:2:3:4:5:6:7')).toBe('1:0:2:3:4:5:6:7');
    expect(source('0:0:0:0:0:ffff:7f00:1')).toBe('::ffff:127.0.0.1');
  });

  it('tells what opens and ends from the rest', () => {
    const isMilestone = (flags: number) => findSegment(captured(101, ipPacket({ flags })))?.isMilestone;
    expect([FLAG.SYN, FLAG.FIN | FLAG.ACK, FLAG.RST].map(isMilestone)).toEqual([true, true, true]);
    expect([FLAG.ACK, FLAG.ACK | FLAG.PSH].map(isMilestone)).toEqual([false, false]);
  });

  it.each([113, 276])(
    'is taken once of the two looks that a link of type %i gives at the loopback',
    (linkType) => {
      const ip = ipPacket();
      expect(read(captured(linkType, frameOf(linkType, ip, true)))).not.toBeNull();
      expect(read(captured(linkType, frameOf(linkType, ip, false)))).toBeNull();
    },
  );

  it('is null for what is no TCP, cut off, or of an unknown link', () => {
    const ip = ipPacket();
    const udp = Uint8Array.from(ip);
    udp[9] = 17;
    expect(read(captured(101, udp))).toBeNull();
    expect(read(captured(777, ip))).toBeNull();
    for (let length = 0; length < 40; length++)
      expect(read(captured(101, ip.slice(0, length), ip.length))).toBeNull();
  });

  it('never throws, whatever a frame holds', () => {
    const linkType = fc.constantFrom(0, 1, 12, 101, 108, 113, 228, 229, 276, 9);
    const bytes = fc.oneof(
      fc.uint8Array({ maxLength: 120 }),
      fc.tuple(fc.nat(100), fc.nat(255)).map(([at, value]) => {
        const frame = frameOf(
          1,
          ipPacket({ source: '::1', target: '::1', options: SYN_OPTIONS }, [6, 0, 0, 0, 0, 0, 0, 0]),
        );
        frame[at] = value;
        return frame;
      }),
    );
    fc.assert(
      fc.property(linkType, bytes, fc.nat(2_000), (type, data, length) => {
        const segment = read(captured(type, data, length));
        if (segment !== null) expect(segment.bytes).toBeGreaterThanOrEqual(0);
      }),
      { numRuns: 2_000 },
    );
  });
});
