/** Reading captures, in pcap and in pcapng. */
export { CaptureReader } from './captureReader';
export type { CapturedFrame } from './frame';
export { TCP_FLAGS, type TcpFlag, type TcpOption } from './segmentFields';
export { type FoundSegment, findSegment, readSegment, type SegmentEnd, type TcpSegment } from './tcpSegment';
