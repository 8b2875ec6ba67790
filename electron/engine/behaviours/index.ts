import type { ClientBehaviour, ServerBehaviour } from '@shared/contract/behaviour';
import { assertNever } from '@shared/contract/result';
import { LineClient, NAIVE, READ_ONCE } from './clients';
import { Hello } from './hello';
import { LineEcho } from './lineEcho';
import { Chargen, DAYTIME, DISCARD, ECHO, MANUAL } from './services';
import { SlicedEcho } from './slicedEcho';
import type { SocketBehaviour } from './socketBehaviour';
import { SplitEcho } from './splitEcho';

/** Makes the behaviour of each accepted socket. */
export function serverBehaviour(behaviour: ServerBehaviour): () => SocketBehaviour {
  switch (behaviour.name) {
    case 'echo':
      return () => ECHO;
    case 'manual':
      return () => MANUAL;
    case 'discard':
      return () => DISCARD;
    case 'daytime':
      return () => DAYTIME;
    case 'chargen':
      return () => new Chargen();
    case 'line':
      return () => new LineEcho();
    case 'split':
      return () => new SplitEcho(behaviour.bytes, behaviour.delayMs);
    case 'iterative': {
      const echo = new SlicedEcho(behaviour.buffer);
      return () => echo;
    }
    case 'hello': {
      const hello = new Hello(behaviour.text, behaviour.nul);
      return () => hello;
    }
    default:
      return assertNever(behaviour);
  }
}

/** Makes the behaviour of each connection of a client. */
export function clientBehaviour({ name }: ClientBehaviour): () => SocketBehaviour {
  switch (name) {
    case 'manual':
      return () => MANUAL;
    case 'read-once':
      return () => READ_ONCE;
    case 'naive':
      return () => NAIVE;
    case 'line':
      return () => new LineClient();
    default:
      return assertNever(name);
  }
}

/** Bytes of one real read of a client that reads only when asked; null for one that reads all the time. */
export function readsOf(behaviour: ClientBehaviour): number | null {
  return 'buffer' in behaviour ? behaviour.buffer : null;
}
