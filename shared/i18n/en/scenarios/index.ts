import { addresses } from './addresses';
import { backlog } from './backlog';
import { backpressure } from './backpressure';
import { boundaries } from './boundaries';
import { closing } from './closing';
import { concurrency } from './concurrency';
import { endings } from './endings';
import { halfClose } from './halfClose';
import { handshake } from './handshake';
import { hello } from './hello';
import { iterative } from './iterative';
import { keepalive } from './keepalive';
import { sockets } from './sockets';
import { states } from './states';

/** What the guided scenarios say, one file each. */
export const scenarios = {
  hello,
  iterative,
  backlog,
  sockets,
  concurrency,
  handshake,
  closing,
  'half-close': halfClose,
  states,
  endings,
  boundaries,
  backpressure,
  keepalive,
  addresses,
};
