// What an app may know, in few words: sessions and sockets with only what a case is about.
import type { Address, ErrorInfo, Row, SessionState, SocketState } from '@shared/contract/index';
import { clientSpecSchema, type SessionSpecInput, serverSpecSchema } from '@shared/contract/spec';
import type { ExplanationId } from '@shared/tcp/explanations';
import type { SocketRef } from '@shared/tcp/wires';
import type { Known } from '../../../renderer/features/explain/index';
import { state } from '../../unit/shared/contract/examples';

export function address(host: string, port: number): Address {
  return { address: host, port, family: host.includes(':') ? 'IPv6' : 'IPv4' };
}

type KernelState = NonNullable<SessionState['kernel']>;
type Part<T> = Partial<Omit<T, 'spec' | 'local'>>;

const EXAMPLE = example();
/** Nothing has happened yet. */
const REST = { error: null, retryAt: null, accepted: 0, dropped: 0, open: 0, kernel: null };

function example(): { readonly session: SessionState; readonly socket: SocketState } {
  const [session] = state.sessions;
  const [socket] = state.sockets;
  if (session === undefined || socket === undefined) throw new Error('the contract has examples of both');
  return { session, socket };
}

/** What the kernel's table says, with so much waiting to be read or accepted. */
export function kernelRow(tcp: KernelState['state'], receiveQueue: number): KernelState {
  const { kernel } = EXAMPLE.session;
  if (kernel === null) throw new Error('the contract has an example');
  return { ...kernel, state: tcp, sendQueue: 0, receiveQueue };
}

/** A server pane that listens where its spec says, unless told otherwise. */
export function server(
  session: number,
  spec: Partial<Omit<Extract<SessionSpecInput, { kind: 'tcp-server' }>, 'kind'>> & { local?: null },
  more: Part<SessionState> = {},
): SessionState {
  const { local: nowhere, ...asked } = spec;
  const full = serverSpecSchema.parse({ kind: 'tcp-server', ...asked });
  const local = nowhere === null ? null : address(full.host, full.port);
  return {
    ...EXAMPLE.session,
    ...REST,
    session,
    spec: full,
    local,
    phase: 'listening',
    accepting: 'open',
    capturing: false,
    recorded: null,
    ...more,
  };
}

export function client(
  session: number,
  spec: Omit<Extract<SessionSpecInput, { kind: 'tcp-client' }>, 'kind'>,
  more: Part<SessionState> = {},
): SessionState {
  const full = clientSpecSchema.parse({ kind: 'tcp-client', ...spec });
  return {
    ...EXAMPLE.session,
    ...REST,
    session,
    spec: full,
    local: null,
    phase: 'failed',
    accepting: null,
    capturing: false,
    recorded: null,
    ...more,
  };
}

export function socket(session: number, number: number, more: Partial<SocketState> = {}): SocketState {
  return {
    ...EXAMPLE.socket,
    session,
    socket: number,
    local: address('127.0.0.1', 40_000 + number),
    remote: address('127.0.0.1', 5_000),
    queued: 0,
    readingPaused: false,
    kernel: null,
    ...more,
  };
}

export function known(
  sessions: readonly SessionState[],
  sockets: readonly SocketState[] = [],
  more: { readonly platform?: string; readonly wires?: readonly (readonly [SocketRef, SocketRef])[] } = {},
): Known {
  const bySession = new Map<number, Map<number, SocketState>>();
  for (const each of sockets) {
    const of = bySession.get(each.session) ?? new Map<number, SocketState>();
    bySession.set(each.session, of.set(each.socket, each));
  }
  const isEnd = (a: SocketRef, b: SocketRef) => a.session === b.session && a.socket === b.socket;
  return {
    sessions: new Map(sessions.map((each) => [each.session, each])),
    sockets: bySession,
    platform: more.platform ?? 'linux',
    twin(end) {
      const wire = more.wires?.find(([a, b]) => isEnd(a, end) || isEnd(b, end));
      if (wire === undefined) return null;
      const [a, b] = wire;
      const { session, socket: number } = isEnd(a, end) ? b : a;
      return { session, socket: number };
    },
  };
}

export function failure(code: string, explanation: ExplanationId, more: Partial<ErrorInfo> = {}): ErrorInfo {
  return { code, message: code, explanation, ...more };
}

type Fields<T extends Row['type']> = Omit<
  Extract<Row, { type: T }>,
  'seq' | 'at' | 'evidence' | 'session' | 'socket' | 'type'
>;

/** A row of a session; its socket is 1 unless told otherwise. */
export function row<T extends Row['type']>(session: number, type: T, fields: Fields<T>, number = 1) {
  const base = { seq: 1, at: 1, evidence: 'app', session, socket: number } as const;
  return { ...base, type, ...fields };
}
