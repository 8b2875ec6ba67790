import { FLAG, frameOf, ipPacket, pcapFile, pcapngFile } from './packets';

/** A captured talk: a client says so many bytes to port 80, and gets five back each time. */
export function capturedTalk(format: 'pcap' | 'pcapng' = 'pcap', says: readonly number[] = [10]): Uint8Array {
  const seq = { client: 101, server: 501 };
  const packet = (
    isClient: boolean,
    flags: number,
    from: number,
    ack: number,
    payload: number,
  ): Uint8Array => {
    const ports = isClient ? ([50_000, 80] as const) : ([80, 50_000] as const);
    return frameOf(1, ipPacket({ ports, flags, seq: from, ack, payload }));
  };
  const frames = [
    packet(true, FLAG.SYN, 100, 0, 0),
    packet(false, FLAG.SYN | FLAG.ACK, 500, 101, 0),
    ...says.flatMap((bytes) => {
      const said = packet(true, FLAG.ACK, seq.client, seq.server, bytes);
      seq.client += bytes;
      const answered = packet(false, FLAG.ACK, seq.server, seq.client, 5);
      seq.server += 5;
      return [said, answered];
    }),
  ];
  const records = frames.map((frame, i) => ({ frame, micros: 1_000_000 + i * 1_000 }));
  return (format === 'pcap' ? pcapFile : pcapngFile)(records);
}
