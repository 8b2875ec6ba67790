/** The page's side of the pipe: finds the host, keeps what it told, hands out rows. */
export { findPipe, isRefused } from './findPipe';
export {
  HostProvider,
  useHost,
  useHostState,
  useRate,
  useRoster,
  useSession,
  useSockets,
} from './HostContext';
export { Host, type HostOptions, retryDelay } from './host';
export { engineTime, type HostState, type HostStatus, type SocketsOf } from './hostState';
export { addressOf, sessionAddress } from './naming';
export { NO_RATE, type Rate, totalRate } from './rates';
export type { RowPage, RowSink, RowSource, RowTap } from './rowSource';
