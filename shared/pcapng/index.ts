/** Reading captures, in pcap and in pcapng. */
export { CaptureReader } from './captureReader';
export type { CapturedFrame } from './frame';
export { TCP_FLAGS, type TcpFlag, type TcpOption } from './segmentFields';
export {
  type Direction,
  type StreamConnection,
  type StreamListener,
  TcpStreams,
} from './streams';
export { readRemark, type SessionFacts, Synthesiser, type SynthesiserOptions } from './synthesise/index';
export {
  type FoundSegment,
  findSegment,
  payloadOf,
  readSegment,
  type SegmentEnd,
  type TcpSegment,
} from './tcpSegment';
export { type BlockMemory, newMemory } from './writeBlocks';
