/** What is typed into the dialogs, as text, and what the contract says about it. Pure. */
import {
  BACKLOG_DEFAULT,
  BACKLOG_MAX,
  type ClientSpec,
  CONNECT_TIMEOUT_MAX_MS,
  CONNECT_TIMEOUT_MS,
  clientSpecSchema,
  fail,
  KEEPALIVE_DEFAULT_MS,
  KEEPALIVE_MIN_MS,
  ok,
  type Result,
  SERVER_ENGINES,
  type ServerSpec,
  serverSpecSchema,
} from '@shared/contract/index';
import { z } from 'zod';
import {
  behaviourProblems,
  CLIENT_BEHAVIOUR_DEFAULTS,
  clientBehaviourOf,
  clientBehaviourValues,
  SERVER_BEHAVIOUR_DEFAULTS,
  serverBehaviourOf,
  serverBehaviourValues,
} from './behaviourValues';
import { milliseconds, optional, type Problem, type Problems, whole } from './typed';

export const serverValuesSchema = z.object({
  host: z.string(),
  port: z.string(),
  ...serverBehaviourValues,
  engine: z.enum(['auto', ...SERVER_ENGINES]),
  backlog: z.string(),
  maxConnections: z.string(),
  halfOpen: z.boolean(),
  noDelay: z.boolean(),
  keepAlive: z.boolean(),
  keepAliveSeconds: z.string(),
  ipv6Only: z.boolean(),
});
export type ServerValues = z.infer<typeof serverValuesSchema>;

export const clientValuesSchema = z.object({
  host: z.string(),
  port: z.string(),
  localAddress: z.string(),
  localPort: z.string(),
  timeoutSeconds: z.string(),
  halfOpen: z.boolean(),
  noDelay: z.boolean(),
  keepAlive: z.boolean(),
  keepAliveSeconds: z.string(),
  reconnect: z.enum(['manual', 'auto']),
  ...clientBehaviourValues,
});
export type ClientValues = z.infer<typeof clientValuesSchema>;

const COMMON = {
  host: '127.0.0.1',
  halfOpen: false,
  noDelay: true,
  keepAlive: false,
  keepAliveSeconds: String(KEEPALIVE_DEFAULT_MS / 1_000),
};

export const SERVER_DEFAULTS: ServerValues = {
  ...COMMON,
  port: '',
  ...SERVER_BEHAVIOUR_DEFAULTS,
  engine: 'auto',
  backlog: String(BACKLOG_DEFAULT),
  maxConnections: '',
  ipv6Only: false,
};

export const CLIENT_DEFAULTS: ClientValues = {
  ...COMMON,
  port: '',
  localAddress: '',
  localPort: '',
  timeoutSeconds: String(CONNECT_TIMEOUT_MS / 1_000),
  reconnect: 'manual',
  ...CLIENT_BEHAVIOUR_DEFAULTS,
};

const MAX_CONNECTIONS = 1_000_000;
const KEEPALIVE_MAX_S = 86_400;

function socketOptions(values: {
  halfOpen: boolean;
  noDelay: boolean;
  keepAlive: boolean;
  keepAliveSeconds: string;
}) {
  return {
    halfOpen: values.halfOpen,
    noDelay: values.noDelay,
    keepAlive: values.keepAlive ? { delayMs: milliseconds(values.keepAliveSeconds) } : null,
  };
}

function hostProblem(host: string): Problem {
  return { key: host.trim() === '' ? 'hostMissing' : 'host' };
}

const KEEPALIVE_PROBLEM: Problem = { key: 'number', min: KEEPALIVE_MIN_MS / 1_000, max: KEEPALIVE_MAX_S };

/** The spec a server's values ask for, or what is wrong beside which field. */
export function checkServer(values: ServerValues): Result<ServerSpec, Problems<ServerValues>> {
  const parsed = serverSpecSchema.safeParse({
    kind: 'tcp-server',
    host: values.host,
    port: values.port.trim() === '' ? 0 : whole(values.port),
    behaviour: serverBehaviourOf(values),
    engine: values.engine === 'auto' ? null : values.engine,
    backlog: whole(values.backlog),
    maxConnections: optional(values.maxConnections),
    ipv6Only: values.ipv6Only,
    ...socketOptions(values),
  });
  if (parsed.success) return ok(parsed.data);
  const wrong = new Set(parsed.error.issues.map((issue) => issue.path[0]));
  return fail({
    ...(wrong.has('host') && { host: hostProblem(values.host) }),
    ...(wrong.has('port') && { port: { key: 'serverPort' } }),
    ...(wrong.has('backlog') && { backlog: { key: 'number', min: 1, max: BACKLOG_MAX } }),
    ...(wrong.has('maxConnections') && {
      maxConnections: { key: 'number', min: 1, max: MAX_CONNECTIONS },
    }),
    ...(wrong.has('keepAlive') && { keepAliveSeconds: KEEPALIVE_PROBLEM }),
    ...behaviourProblems(values.behaviour, parsed.error.issues),
  });
}

/** The spec a client's values ask for, or what is wrong beside which field. */
export function checkClient(values: ClientValues): Result<ClientSpec, Problems<ClientValues>> {
  const parsed = clientSpecSchema.safeParse({
    kind: 'tcp-client',
    host: values.host,
    port: whole(values.port),
    localAddress: values.localAddress.trim() === '' ? null : values.localAddress.trim(),
    localPort: optional(values.localPort),
    connectTimeoutMs: milliseconds(values.timeoutSeconds),
    reconnect: values.reconnect,
    behaviour: clientBehaviourOf(values),
    ...socketOptions(values),
  });
  if (parsed.success) return ok(parsed.data);
  const wrong = new Set(parsed.error.issues.map((issue) => issue.path[0]));
  return fail({
    ...(wrong.has('host') && { host: hostProblem(values.host) }),
    ...(wrong.has('port') && { port: { key: 'port' } }),
    ...(wrong.has('localAddress') && { localAddress: { key: 'localAddress' } }),
    ...(wrong.has('localPort') && { localPort: { key: 'port' } }),
    ...(wrong.has('connectTimeoutMs') && {
      timeoutSeconds: { key: 'number', min: 1, max: CONNECT_TIMEOUT_MAX_MS / 1_000 },
    }),
    ...(wrong.has('keepAlive') && { keepAliveSeconds: KEEPALIVE_PROBLEM }),
    ...behaviourProblems(values.behaviour, parsed.error.issues),
  });
}

/** `0.0.0.0` and `::` mean every interface when listening, and are a mistake to connect to. */
export function isAnyAddress(host: string): boolean {
  return ['0.0.0.0', '::', '[::]'].includes(host.trim());
}
