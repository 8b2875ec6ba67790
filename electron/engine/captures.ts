import { lookup } from 'node:dns/promises';
import { isIP } from 'node:net';
import { plainAddress } from '@shared/contract/address';
import type { CaptureAvailability, CaptureEnd } from '@shared/contract/capture';
import { DONE, notNow, refuse, type Verdict } from './io/verdict';
import type { CaptureWish, PacketCapture, RunningCapture } from './packetCapture';
import type { Recorder } from './recorder';
import type { Session } from './session';
import { type Claims, SessionCapture } from './sessionCapture';
import { WallClock } from './wallClock';

const WILDCARDS: readonly string[] = ['0.0.0.0', '::'];

interface Under {
  /** Null when it could not be started. */
  readonly running: Promise<RunningCapture | null>;
  readonly capture: SessionCapture;
  /** Resolves when its last row is written. */
  over: Promise<void> | null;
}

/** Which sessions are captured. One program each, which ends with its session. */
export class Captures {
  private readonly bySession = new Map<Session, Under>();
  private readonly claims: Claims = new Map();

  constructor(
    private readonly packets: PacketCapture | null,
    private readonly recorder: Recorder,
  ) {}

  check(): Promise<CaptureAvailability> {
    return this.packets?.check() ?? Promise.resolve({ available: false, reason: 'not-offered', detail: '' });
  }

  /** Resolves when packets are captured, or cannot be. */
  async start(session: Session): Promise<Verdict> {
    const { packets, recorder } = this;
    if (packets === null) return refuse('NOT_AVAILABLE', 'not-available', 'this host captures no packets');
    const wish = await wishOf(session);
    if (wish === null) return notNow('it is not known yet which port and address to capture');
    if (session.isClosing) return notNow(`session ${session.id} is closing`);
    if (this.bySession.has(session)) return notNow('its packets are being captured already');
    const clock = new WallClock(() => recorder.now());
    clock.align();
    const capture = new SessionCapture(session, wish, clock, this.claims, (reason, detail) => {
      void this.finish(session, reason, detail);
    });
    const started = packets.start(wish, capture);
    const running = started.then((result) => (result.ok ? result.value : null));
    const under: Under = { running, capture, over: null };
    this.bySession.set(session, under);
    const result = await started;
    if (!result.ok) {
      this.remove(session, under);
      return refuse('NOT_AVAILABLE', 'not-available', `${result.error.reason}: ${result.error.detail}`);
    }
    if (under.over !== null) return notNow('it was stopped at once');
    session.isCaptured = true;
    const { tool, interface: name } = result.value;
    recorder.event(session, 'capture-started', 0, { tool, interface: name });
    return DONE;
  }

  async stop(session: Session, reason: CaptureEnd): Promise<Verdict> {
    if (!this.bySession.has(session)) return notNow('its packets are not being captured');
    await this.finish(session, reason);
    return DONE;
  }

  private finish(session: Session, reason: CaptureEnd, detail?: string): Promise<void> {
    const under = this.bySession.get(session);
    if (under === undefined) return Promise.resolve();
    under.over ??= this.end(session, under, reason, detail);
    return under.over;
  }

  private async end(session: Session, under: Under, reason: CaptureEnd, detail?: string): Promise<void> {
    const running = await under.running;
    if (running === null) return;
    const { dropped } = await running.stop();
    this.remove(session, under);
    const { packets, unshown } = under.capture;
    this.recorder.event(session, 'capture-stopped', 0, {
      reason,
      packets,
      unshown,
      ...(dropped !== null && { dropped }),
      ...(detail !== undefined && { detail }),
    });
  }

  private remove(session: Session, { capture }: Under): void {
    capture.end();
    this.bySession.delete(session);
    session.isCaptured = false;
  }
}

/** What to look for; null while it is not known. */
async function wishOf(session: Session): Promise<CaptureWish | null> {
  const { spec, listensOn } = session;
  if (listensOn !== null) {
    const { address, port } = listensOn;
    return { port, hosts: WILDCARDS.includes(address) ? [] : [plainAddress(address)], locals: [address] };
  }
  if (spec.kind === 'tcp-server' || spec.port === 0) return null;
  const connections = [...session.connections.values()];
  const [remote] = connections.flatMap((each) => (each.remote === null ? [] : [each.remote]));
  const locals = connections.flatMap((each) => (each.local === null ? [] : [each.local.address]));
  const hosts = remote === undefined ? await addressesOf(spec.host) : [plainAddress(remote.address)];
  return hosts.length === 0 ? null : { port: spec.port, hosts, locals };
}

/** All addresses of a name: which of them it will be is not known before it is connected. */
async function addressesOf(host: string): Promise<readonly string[]> {
  if (isIP(host) !== 0) return [plainAddress(host)];
  try {
    return (await lookup(host, { all: true })).map(({ address }) => address);
  } catch {
    return [];
  }
}
