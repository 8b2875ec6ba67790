import { CONTRACT_VERSION } from '../../../shared/contract/limits';
import type { Random } from '../../helpers/random';

type Params = Record<string, unknown>;

/** Values that break things: of every type, at every edge, and names that every object has. */
const ODD_VALUES: readonly unknown[] = [
  null,
  true,
  false,
  0,
  -1,
  1,
  0.5,
  1e21,
  -1e-9,
  2 ** 31,
  2 ** 32,
  2 ** 53,
  Number.MAX_VALUE,
  '',
  ' ',
  '0',
  'all',
  'constructor',
  '__proto__',
  'toString',
  '\0',
  '\ud800',
  '한',
  'x'.repeat(5_000),
  'AAAA',
  '====',
  [],
  [[]],
  [null],
  [1, 2, 3],
  {},
  { length: 1 },
  { from: 0 },
  { before: 0 },
  { from: 5, before: 5 },
];
const ODD_NAMES = [
  '',
  'constructor',
  '__proto__',
  'hasOwnProperty',
  'hello ',
  'HELLO',
  'view',
  'x'.repeat(300),
  7,
  null,
  {},
];

/** Hosts that never leave this machine; a mutation must not make up others. */
const HOSTS = ['127.0.0.1', '127.0.0.1', '::1', '', ' ', 'a b', '[::1]', '127.0.0.1/8'];

/** Builds frames a view might send: valid ones, mutations of them, and noise. */
export class FrameMaker {
  private nextId = 0;

  /** Sessions below `firstFree` belong to somebody else: only looked at, never acted on. */
  constructor(
    private readonly random: Random,
    private readonly firstFree: number,
    /** Where somebody listens on this machine. */
    private readonly port: number,
  ) {}

  next(): string | Uint8Array {
    const { random } = this;
    const kind = random.int(100);
    if (kind < 55) return this.envelope(...this.command());
    if (kind < 75) return this.envelope(...this.mutatedCommand());
    if (kind < 85) return this.envelope(...this.notice());
    if (kind < 93) {
      const [m, name, params] = random.chance(50) ? this.lookingCommand() : this.notice();
      return this.damaged(this.envelope(m, name, params));
    }
    return random.chance(50) ? random.bytes(random.int(200)) : this.noise();
  }

  private envelope(m: 'call' | 'notice', name: unknown, params: unknown): string {
    const id = this.random.chance(95) ? { i: `${this.nextId++}` } : {};
    return JSON.stringify({ m, a: [name, params], t: 'q', ...(m === 'call' ? id : {}) });
  }

  private anySession(): number {
    return this.random.int(this.firstFree + 30);
  }

  private freeSession(): number {
    return this.firstFree + this.random.int(30);
  }

  /** Commands that only look: they may name any session. */
  private lookingCommand(): ['call', string, Params] {
    const { random } = this;
    const session = this.anySession();
    switch (random.int(6)) {
      case 0:
        return ['call', 'hello', { contract: CONTRACT_VERSION, language: random.pick(['en', 'ko']) }];
      case 1:
        return ['call', 'view.language', { language: 'en' }];
      case 2:
        return ['call', 'view.unwatch', { session }];
      case 3:
        return ['call', 'view.watch', { session, rows: random.int(5_001) }];
      default: {
        const range = random.chance(50) ? { from: random.int(1_000) } : { before: random.int(100_000) };
        const rest = { stream: 1 + random.int(9), limit: 1 + random.int(200), full: random.chance(50) };
        return ['call', 'log.read', { session, range, ...rest }];
      }
    }
  }

  private command(): ['call', string, Params] {
    const { random } = this;
    if (random.chance(60)) return this.lookingCommand();
    const session = this.freeSession();
    const socket = 1 + random.int(3);
    if (random.chance(3)) return ['call', 'session.open', { spec: this.spec() }];
    if (random.chance(40)) {
      const data = Buffer.from(random.bytes(random.int(300))).toString('base64');
      return ['call', 'socket.send', { session, to: random.chance(50) ? 'all' : socket, data }];
    }
    const ofSession = ['close', 'listen', 'stop-listening', 'connect', 'cancel'] as const;
    if (random.chance(50)) return ['call', `session.${random.pick(ofSession)}`, { session }];
    const ofSocket = ['end', 'close', 'reset', 'pause', 'resume'] as const;
    return ['call', `socket.${random.pick(ofSocket)}`, { session, socket }];
  }

  private spec(): Params {
    const { random } = this;
    const host = random.pick(HOSTS);
    const behaviour = { name: random.pick(['echo', 'manual']) };
    return random.chance(50)
      ? { kind: 'tcp-server', host, port: 0, behaviour, halfOpen: random.chance(50) }
      : {
          kind: 'tcp-client',
          host,
          port: random.pick([1, this.port]),
          connectTimeoutMs: 1 + random.int(1_000),
        };
  }

  private mutatedCommand(): ['call', unknown, unknown] {
    const { random } = this;
    const [m, name, params] = this.command();
    if (random.chance(10)) return [m, random.pick(ODD_NAMES), params];
    if (random.chance(10)) return [m, name, random.pick(ODD_VALUES)];
    return [m, name, this.mutated(params)];
  }

  /** One key gone, wrong or too many, at any depth; a host is never touched. */
  private mutated(params: Params): Params {
    const { random } = this;
    const keys = Object.keys(params).filter((key) => key !== 'host' && key !== 'session');
    if (keys.length === 0 || random.chance(20)) return { ...params, [String(random.pick(ODD_NAMES))]: 1 };
    const key = random.pick(keys);
    const value = params[key];
    if (typeof value === 'object' && value !== null && random.chance(70))
      return { ...params, [key]: this.mutated(value as Params) };
    if (random.chance(30)) {
      const { [key]: _gone, ...rest } = params;
      return rest;
    }
    return { ...params, [key]: random.pick(ODD_VALUES) };
  }

  private notice(): ['notice', unknown, unknown] {
    const { random } = this;
    if (random.chance(10)) return ['notice', random.pick(ODD_NAMES), random.pick(ODD_VALUES)];
    if (random.chance(20)) return ['notice', 'seen', random.chance(80) ? {} : random.pick(ODD_VALUES)];
    const drawn = random.chance(80) ? random.int(2_000_000) : random.pick(ODD_VALUES);
    return ['notice', 'credit', { session: this.anySession(), drawn }];
  }

  /** Some characters of a text changed, cut, doubled or moved. */
  private damaged(text: string): string {
    const { random } = this;
    const at = random.int(text.length);
    const to = at + random.int(8);
    switch (random.int(4)) {
      case 0:
        return text.slice(0, at);
      case 1:
        return text.slice(0, at) + text.slice(to);
      case 2:
        return text.slice(0, to) + text.slice(at);
      default:
        return text.slice(0, at) + String.fromCharCode(random.int(0x3000)) + text.slice(at + 1);
    }
  }

  private noise(): string {
    return Array.from({ length: this.random.int(60) }, () => String.fromCharCode(this.random.int(128))).join(
      '',
    );
  }
}
