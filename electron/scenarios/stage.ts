import { lookup } from 'node:dns/promises';
import { networkInterfaces } from 'node:os';
import type { Need } from '@shared/contract/scenario';
import { type SessionSpecInput, sessionSpecSchema } from '@shared/contract/spec';
import type { Engine } from '../engine/index';
import { Actor, NotThere, Refused } from './actor';

/** A program of its own that a scenario can start and kill. */
export interface Peer {
  readonly pid: number;
  kill(): void;
}

/** What a host may give to scenarios. */
export interface StageOptions {
  /** Starts a program that connects to this port of 127.0.0.1 and stays connected. */
  readonly startPeer?: (port: number) => Peer;
}

type ServerInput = Partial<Extract<SessionSpecInput, { kind: 'tcp-server' }>>;
type ClientInput = Partial<Extract<SessionSpecInput, { kind: 'tcp-client' }>>;

const SETTLE_MS = 5_000;
const LOOK_MS = 10;

/** The sessions of one run of a scenario, by role. */
export class Stage {
  readonly platform = process.platform;
  /** What one step found out and a later one needs: engine times, ports, seqs. */
  readonly notes = new Map<string, number>();
  private readonly actors = new Map<string, Actor>();
  private readonly peers: Peer[] = [];
  private readonly stopWatching: () => void;
  private isOver = false;

  constructor(
    private readonly engine: Engine,
    private readonly options: StageOptions,
  ) {
    this.stopWatching = engine.watchKernel();
  }

  /** Engine time in ms, as in the rows. */
  now(): number {
    return this.engine.now();
  }

  /** True when the kernel's view of our sockets can be seen here. */
  get seesKernel(): boolean {
    return this.engine.seesKernel;
  }

  /** True when it also tells how many connections wait to be accepted. */
  get tellsQueues(): boolean {
    return this.seesKernel && this.platform === 'linux';
  }

  /** Opens a server on a free port of 127.0.0.1, unless `spec` says otherwise, and waits until it listens. */
  async server(role: string, spec: ServerInput = {}): Promise<Actor> {
    const server = await this.open(role, { ...spec, kind: 'tcp-server' });
    await this.until(() => server.first('listening') ?? server.first('listen-failed'));
    const failed = server.first('listen-failed');
    if (failed !== undefined) throw new Refused(failed.error);
    return server;
  }

  /** Opens a server without waiting for how that goes. */
  tryServer(role: string, spec: ServerInput = {}): Promise<Actor> {
    return this.open(role, { ...spec, kind: 'tcp-server' });
  }

  /** Opens a client of 127.0.0.1, unless `spec` says otherwise, without waiting for how that goes. */
  client(role: string, port: number, spec: ClientInput = {}): Promise<Actor> {
    return this.open(role, { ...spec, kind: 'tcp-client', port });
  }

  /** Opens a client and waits until it is connected. */
  async connected(role: string, port: number, spec: ClientInput = {}): Promise<Actor> {
    const client = await this.client(role, port, spec);
    await this.until(() => client.first('connected') ?? client.first('connect-failed'));
    const failed = client.first('connect-failed');
    if (failed !== undefined) throw new Refused(failed.error);
    return client;
  }

  /** The client of this role as long as it is connected; else a new one, connected. */
  async present(role: string, port: number, spec: ClientInput = {}): Promise<Actor> {
    const before = this.find(role);
    return before?.isConnected === true ? before : this.connected(role, port, spec);
  }

  /** Who plays this role; undefined before it was opened. */
  find(role: string): Actor | undefined {
    return this.actors.get(role);
  }

  /** Who plays this role. Throws `NotThere` when nobody does yet: for `seen`, that is the same as null. */
  actor(role: string): Actor {
    const found = this.actors.get(role);
    if (found === undefined) throw new NotThere(role);
    return found;
  }

  /** Roles and sessions that are still there. */
  get cast(): readonly Actor[] {
    return [...this.actors.values()].filter(({ session }) => this.engine.log(session) !== undefined);
  }

  /** Waits until `find` finds something, at most `withinMs`. Undefined when it does not. */
  async until<T>(find: () => T | undefined, withinMs = SETTLE_MS): Promise<T | undefined> {
    const deadline = performance.now() + withinMs;
    for (;;) {
      const found = find();
      if (found !== undefined || this.isOver || performance.now() > deadline) return found;
      await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
    }
  }

  /** Closes the session of a role; its rows stay, as evidence. */
  async dismiss(role: string): Promise<void> {
    await this.engine.close(this.actor(role).session);
  }

  /** Starts a program of its own that connects to `port`. */
  startPeer(port: number): Peer {
    const start = this.options.startPeer;
    if (start === undefined) throw new Error('no program can be started here');
    const peer = start(port);
    this.peers.push(peer);
    return peer;
  }

  /** The first of `needs` that this machine lacks; null: it has them all. */
  async lacks(needs: readonly Need[]): Promise<Need | null> {
    for (const need of needs) if (!(await this.has(need))) return need;
    return null;
  }

  /** Ends the run; its panes stay or go. */
  async leave(keepPanes: boolean): Promise<void> {
    this.isOver = true;
    this.stopWatching();
    for (const peer of this.peers) peer.kill();
    if (!keepPanes) await Promise.all(this.cast.map(({ session }) => this.engine.close(session)));
  }

  private async has(need: Need): Promise<boolean> {
    const { engine, platform } = this;
    switch (need) {
      case 'kernel':
        return engine.seesKernel;
      case 'blocking':
        return engine.hasBlockingEngine;
      case 'linux':
        return platform === 'linux';
      case 'no-root':
        return process.getuid?.() !== 0;
      case 'child':
        return this.options.startPeer !== undefined;
      case 'ipv6':
        return hasIPv6();
      case 'both-families': {
        const found = await lookup('localhost', { all: true }).catch(() => []);
        return hasIPv6() && new Set(found.map(({ family }) => family)).size === 2;
      }
    }
  }

  /** A step that is done again begins its role anew. */
  private async open(role: string, spec: SessionSpecInput): Promise<Actor> {
    const before = this.actors.get(role);
    if (before !== undefined) await this.engine.close(before.session);
    // A step may be under way when the run ends: what it opened now, nobody would close.
    if (this.isOver) throw new Error('the run is over');
    const actor = new Actor(this.engine, role, sessionSpecSchema.parse(spec));
    this.actors.set(role, actor);
    return actor;
  }
}

function hasIPv6(): boolean {
  return Object.values(networkInterfaces()).some((each) =>
    each?.some(({ address, family }) => family === 'IPv6' && address === '::1'),
  );
}
