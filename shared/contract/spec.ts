import { z } from 'zod';
import { clientBehaviourSchema, serverBehaviourSchema } from './behaviour';
import * as limits from './limits';

export const hostSchema = z
  .string()
  .trim()
  .min(1)
  .max(253)
  .regex(/^[^\s\p{Cc}/[\]@]+$/u);

const keepAliveSchema = z.strictObject({
  /** Idle time before the first probe. libuv then probes 10 times, one second apart. */
  delayMs: z.int().min(limits.KEEPALIVE_MIN_MS).max(86_400_000),
});

const socketOptions = {
  /** Keep our direction open when the peer's FIN arrives (RFC 9293 §3.6.1); otherwise we answer with ours. */
  halfOpen: z.boolean().default(false),
  noDelay: z.boolean().default(true),
  keepAlive: keepAliveSchema.nullable().default(null),
};

/**
 * How a server takes connections. `portable`: Node accepts at once, and the app holds who must wait. `blocking`: a thread
 * of its own that really does not accept while it serves or is frozen, so that they wait in the kernel's queue.
 */
export const SERVER_ENGINES = ['blocking', 'portable'] as const;
export type ServerEngine = (typeof SERVER_ENGINES)[number];

export const serverSpecSchema = z.strictObject({
  kind: z.literal('tcp-server'),
  host: hostSchema.default('127.0.0.1'),
  /** 0 asks for any free port. */
  port: z.int().min(0).max(limits.PORT_MAX).default(0),
  /** Only for `::`: refuse IPv4 peers instead of taking them in their mapped form. */
  ipv6Only: z.boolean().default(false),
  backlog: z.int().min(1).max(limits.BACKLOG_MAX).default(limits.BACKLOG_DEFAULT),
  /** More connections are accepted by the kernel and closed at once. */
  maxConnections: z.int().min(1).max(1_000_000).nullable().default(null),
  ...socketOptions,
  behaviour: serverBehaviourSchema.default({ name: 'echo' }),
  /** Null: as the behaviour and the platform ask for. A session's own spec says which it became. */
  engine: z.enum(SERVER_ENGINES).nullable().default(null),
});

export const clientSpecSchema = z.strictObject({
  kind: z.literal('tcp-client'),
  host: hostSchema.default('127.0.0.1'),
  port: z.int().min(1).max(limits.PORT_MAX),
  localAddress: z.union([z.ipv4(), z.ipv6()]).nullable().default(null),
  localPort: z.int().min(1).max(limits.PORT_MAX).nullable().default(null),
  /** From the lookup to the end of the handshake. */
  connectTimeoutMs: z.int().min(1).max(limits.CONNECT_TIMEOUT_MAX_MS).default(limits.CONNECT_TIMEOUT_MS),
  ...socketOptions,
  reconnect: z.enum(['manual', 'auto']).default('manual'),
  behaviour: clientBehaviourSchema.default({ name: 'manual' }),
});

export const sessionSpecSchema = z.discriminatedUnion('kind', [serverSpecSchema, clientSpecSchema]);

export type ServerSpec = z.infer<typeof serverSpecSchema>;
export type ClientSpec = z.infer<typeof clientSpecSchema>;
export type SessionSpec = z.infer<typeof sessionSpecSchema>;
/** A spec as a caller writes it: what has a default may be left out. */
export type SessionSpecInput = z.input<typeof sessionSpecSchema>;
