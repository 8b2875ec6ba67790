import type { Engine, Observer } from '../../electron/engine/index';
import {
  clientSpecSchema,
  type SessionSpecInput,
  serverSpecSchema,
  sessionSpecSchema,
} from '../../shared/contract/spec';
import type { SessionState } from '../../shared/contract/state';
import { pollUntil } from './pollUntil';

export function stateOf(engine: Engine, session: number): SessionState | undefined {
  return engine.changes(0).update.sessions.find((state) => state.session === session);
}

/** Opens a listening session on a free port of 127.0.0.1. */
export async function openServer(
  engine: Engine,
  behaviour: 'echo' | 'manual' = 'echo',
  observer: Observer | null = null,
): Promise<{ readonly session: number; readonly port: number }> {
  const spec = serverSpecSchema.parse({ kind: 'tcp-server', behaviour: { name: behaviour } });
  const { session } = engine.open(spec, observer);
  const local = await pollUntil('listening', () => stateOf(engine, session)?.local);
  return { session, port: local.port };
}

/** Opens a client session and waits for its connection. */
export async function openClient(
  engine: Engine,
  port: number,
  observer: Observer | null = null,
): Promise<number> {
  const { session } = engine.open(clientSpecSchema.parse({ kind: 'tcp-client', port }), observer);
  await pollUntil('connected', () => stateOf(engine, session)?.phase === 'connected');
  return session;
}

export function spec(input: SessionSpecInput): ReturnType<typeof sessionSpecSchema.parse> {
  return sessionSpecSchema.parse(input);
}

export interface EchoPair {
  readonly server: number;
  readonly client: number;
  readonly port: number;
  /** Sends from the client, `times` times at once, and resolves when as many bytes have come back. */
  readonly echo: (bytes: Uint8Array, times?: number) => Promise<void>;
}

/** An echo server and a client of it, connected. `observer` gets the rows of both. */
export async function openPair(engine: Engine, observer: Observer | null = null): Promise<EchoPair> {
  const { session: server, port } = await openServer(engine, 'echo', observer);
  let heard = 0;
  let wanted = 0;
  let heardAll: (() => void) | null = null;
  const client = await openClient(engine, port, (row) => {
    if (row.type === 'received') heard += row.bytes;
    if (heard >= wanted) heardAll?.();
    return observer?.(row) ?? true;
  });
  return {
    server,
    client,
    port,
    async echo(bytes, times = 1) {
      wanted += bytes.length * times;
      const all = new Promise<void>((resolve) => {
        heardAll = resolve;
      });
      for (let i = 0; i < times; i++) {
        const sent = engine.send(client, 'all', bytes);
        if (!sent.ok) throw new Error(sent.error.message);
      }
      await all;
    },
  };
}
