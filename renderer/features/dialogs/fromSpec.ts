/** The values of a dialog that ask for a given spec: the way back of `checkServer` and `checkClient`. Pure. */
import type { ClientBehaviour, ClientSpec, ServerBehaviour, ServerSpec } from '@shared/contract/index';
import {
  CLIENT_BEHAVIOUR_DEFAULTS,
  type ClientBehaviourValues,
  SERVER_BEHAVIOUR_DEFAULTS,
  type ServerBehaviourValues,
} from './behaviourValues';
import { CLIENT_DEFAULTS, type ClientValues, SERVER_DEFAULTS, type ServerValues } from './values';

export function serverValuesOf(spec: ServerSpec): ServerValues {
  return {
    ...SERVER_DEFAULTS,
    ...common(spec),
    ...serverBehaviour(spec.behaviour),
    engine: spec.engine ?? 'auto',
    backlog: String(spec.backlog),
    maxConnections: text(spec.maxConnections),
    ipv6Only: spec.ipv6Only,
  };
}

export function clientValuesOf(spec: ClientSpec): ClientValues {
  return {
    ...CLIENT_DEFAULTS,
    ...common(spec),
    ...clientBehaviour(spec.behaviour),
    localAddress: spec.localAddress ?? '',
    localPort: text(spec.localPort),
    timeoutSeconds: seconds(spec.connectTimeoutMs),
    reconnect: spec.reconnect,
  };
}

function common({ host, port, halfOpen, noDelay, keepAlive }: ServerSpec | ClientSpec) {
  return {
    host,
    port: String(port),
    halfOpen,
    noDelay,
    keepAlive: keepAlive !== null,
    ...(keepAlive !== null && { keepAliveSeconds: seconds(keepAlive.delayMs) }),
  };
}

function serverBehaviour(behaviour: ServerBehaviour): ServerBehaviourValues {
  const values = { ...SERVER_BEHAVIOUR_DEFAULTS, behaviour: behaviour.name };
  switch (behaviour.name) {
    case 'hello':
      return { ...values, greeting: behaviour.text, greetingNul: behaviour.nul, once: behaviour.once };
    case 'iterative':
      return {
        ...values,
        maxClients: String(behaviour.maxClients),
        writeBuffer: String(behaviour.buffer),
      };
    case 'split':
      return { ...values, pieceBytes: String(behaviour.bytes), pieceDelay: String(behaviour.delayMs) };
    default:
      return values;
  }
}

function clientBehaviour(behaviour: ClientBehaviour): ClientBehaviourValues {
  const values = { ...CLIENT_BEHAVIOUR_DEFAULTS, behaviour: behaviour.name };
  if (behaviour.name === 'read-once') return { ...values, readOnceBuffer: String(behaviour.buffer) };
  return behaviour.name === 'naive' ? { ...values, naiveBuffer: String(behaviour.buffer) } : values;
}

function text(number: number | null): string {
  return number === null ? '' : String(number);
}

function seconds(ms: number): string {
  return String(ms / 1_000);
}
