import { Buffer } from 'node:buffer';
import type { LinkNotice } from '@shared/contract/desktop';
import {
  CONTRACT_VERSION,
  type HelloValue,
  type MenuCommand,
  PROBLEMS_PER_PAGE,
  viewNoticeSchemas,
} from '@shared/contract/index';
import { fail, ok } from '@shared/contract/result';
import type { Language } from '@shared/i18n/languages';
import { openRpc, type Pipe, type RpcEnd, SendCredit } from '@shared/transport/index';
import type { Engine } from '../engine/index';
import { type CommandHandlers, dispatch } from './commands';
import { allDesks, type Desks } from './desks';
import { desktopHandlers } from './desktopDesk';
import { sendFilePart } from './filePart';
import { follow } from './follow';
import { jobHandlers } from './jobsDesk';
import { batchPeriod } from './livePolicy';
import { markHandlers } from './marks';
import { openHandlers } from './openDesk';
import { readPage } from './pager';
import { recordingHandlers } from './recordingDesk';
import { notNow, notWatched, type Refusal, unknownSession } from './refusals';
import { rulesHandlers } from './rulesDesk';
import { Searches } from './searches';
import { settingsHandlers } from './settingsDesk';
import { StateFeed } from './stateFeed';
import { Subscription } from './subscription';
import { workspaceHandlers } from './workspaceDesk';

/** What the host tells its views about itself, and wants to know of them. */
export interface HostFacts extends Partial<Desks> {
  readonly kind: HelloValue['host'];
  /** The app's version. */
  readonly version: string;
  onLanguage?(language: Language): void;
}

/** One attached view. */
export interface View {
  /** Asks the page to run one of its commands, as a native menu does. */
  menu(command: MenuCommand): void;
  /** Shows a link that somebody opened. */
  link(notice: LinkNotice): void;
  /** Brings the pane of a session forward. */
  show(session: number): void;
  close(): void;
  /** Frames that were not part of the conversation: a broken or foreign page. */
  readonly refusedFrames: number;
}

/** Offers an engine through a pipe to one view, until the pipe closes. Several views may be attached at once. */
export function attachView(engine: Engine, pipe: Pipe, facts: HostFacts, onClosed?: () => void): View {
  return new AttachedView(engine, pipe, facts, onClosed);
}

class AttachedView implements View {
  private readonly rpc: RpcEnd;
  private readonly subscriptions = new Map<number, Subscription>();
  private readonly stopListening: () => void;
  /** What may still be sent of each session that was ever watched here: watching again gives no new credit. */
  private readonly credits = new Map<number, SendCredit>();
  private readonly state: StateFeed;
  private stopLooking: (() => void) | null = null;
  private stopFollowing: (() => void) | null = null;
  private readonly desks: Desks;
  private readonly searches: Searches;
  /** Recordings that are opened with bytes of this view. */
  private readonly brought = new Set<number>();
  private greeted = false;
  private detached = false;
  private unwantedFrames = 0;
  private problems = 0;
  private timer: NodeJS.Timeout | null = null;
  private lastTick = Number.NEGATIVE_INFINITY;

  constructor(
    private readonly engine: Engine,
    pipe: Pipe,
    private readonly facts: HostFacts,
    onClosed?: () => void,
  ) {
    this.desks = allDesks(engine, facts);
    this.searches = new Searches(
      engine,
      (session, seq) => this.desks.marks.note(session, seq),
      (notice) => this.rpc.notice('search', notice),
    );
    const handlers = this.handlers();
    this.state = new StateFeed(
      engine,
      (update) => this.rpc.notice('state', update),
      () => this.schedule(),
    );
    this.stopListening = engine.recorder.onRecorded(() => this.schedule());
    this.rpc = openRpc(pipe, {
      call: (name, params) =>
        this.greeted || name === 'hello'
          ? dispatch(handlers, name, params)
          : Promise.resolve(notNow('the first command is hello')),
      notice: (name, payload) => this.takeNotice(name, payload),
      // A view has no rows to offer.
      frame: () => void this.unwantedFrames++,
      closed: () => {
        this.detach();
        onClosed?.();
      },
    });
  }

  menu(command: MenuCommand): void {
    this.rpc.notice('menu', { command });
  }

  link(notice: LinkNotice): void {
    this.rpc.notice('link', notice);
  }

  show(session: number): void {
    this.rpc.notice('show', { session });
  }

  close(): void {
    this.rpc.close();
  }

  get refusedFrames(): number {
    return this.rpc.refusedFrames + this.unwantedFrames;
  }

  private detach(): void {
    this.detached = true;
    this.stopListening();
    this.stopLooking?.();
    this.stopFollowing?.();
    this.searches.stopAll();
    // Nobody brings the rest of them.
    for (const opening of this.brought) this.desks.openings.cancel(opening);
    if (this.timer !== null) clearTimeout(this.timer);
    this.timer = null;
    this.state.end();
    for (const session of [...this.subscriptions.keys()]) this.unsubscribe(session, notWatched(session));
    this.credits.clear();
  }

  private handlers(): CommandHandlers {
    const { engine } = this;
    const { scenarios, jobs, recordings, openings, rules, marks, report, settings, desktop } = this.desks;
    return {
      hello: ({ contract, language }) => {
        if (contract !== CONTRACT_VERSION) {
          const message = `host ${CONTRACT_VERSION}, page ${contract}`;
          return fail({ code: 'CONTRACT_VERSION', message, explanation: 'internal' });
        }
        this.facts.onLanguage?.(language);
        this.greeted = true;
        this.stopLooking ??= engine.watchKernel();
        this.stopFollowing ??= follow(this.desks, (name, notice) => this.rpc.notice(name, notice));
        this.state.restart();
        this.schedule();
        return ok({
          contract: CONTRACT_VERSION,
          host: this.facts.kind,
          engine: engine.id,
          epochMs: engine.epochMs,
          platform: process.platform,
          version: this.facts.version,
          kernel: engine.seesKernel,
          somaxconn: engine.somaxconn,
        });
      },
      'view.language': ({ language }) => {
        this.facts.onLanguage?.(language);
        return ok({});
      },
      'view.watch': ({ session, rows }) => this.watch(session, rows),
      'view.unwatch': ({ session }) => {
        this.unsubscribe(session, notWatched(session));
        return ok({});
      },
      'log.read': (params) => {
        const subscription = this.subscriptions.get(params.session);
        if (subscription === undefined) return notWatched(params.session);
        return readPage(subscription, params, () => engine.now());
      },
      'session.open': ({ spec }) => ok(engine.open(spec)),
      'session.close': async ({ session }) => engine.close(session),
      'session.listen': ({ session }) => engine.listen(session),
      'session.stop-listening': ({ session }) => engine.stopListening(session),
      'session.freeze-accept': ({ session }) => engine.freezeAccept(session),
      'session.release-accept': ({ session, one }) => engine.releaseAccept(session, one),
      'session.connect': ({ session }) => engine.connect(session),
      'session.cancel': ({ session }) => engine.cancel(session),
      'capture.check': async () => ok(await engine.checkCapture()),
      'session.capture': ({ session }) => engine.capture(session),
      'session.stop-capture': ({ session }) => engine.stopCapture(session),
      'socket.send': ({ session, to, data }) => engine.send(session, to, Buffer.from(data, 'base64')),
      'file.send': (params) => sendFilePart(engine, params, () => this.detached),
      'template.env': ({ name }) => ok({ value: process.env[name] ?? null }),
      'socket.end': ({ session, socket }) => engine.end(session, socket),
      'socket.close': ({ session, socket }) => engine.closeSocket(session, socket),
      'socket.reset': ({ session, socket }) => engine.reset(session, socket),
      'socket.pause': ({ session, socket }) => engine.pauseReading(session, socket),
      'socket.resume': ({ session, socket }) => engine.resumeReading(session, socket),
      ...jobHandlers(jobs),
      ...recordingHandlers(recordings),
      ...openHandlers(openings, this.brought),
      ...rulesHandlers(rules),
      ...this.searches.handlers(),
      ...markHandlers(marks),
      ...settingsHandlers(settings),
      ...workspaceHandlers(this.desks.workspace),
      ...desktopHandlers(desktop),
      'report.read': () => ok({ text: report.text() }),
      'scenario.start': ({ scenario }) => scenarios.start(scenario),
      'scenario.act': ({ run, step }) => scenarios.act(run, step),
      'scenario.play': ({ run, playing }) => scenarios.play(run, playing),
      'scenario.stop': ({ run, keepPanes }) => scenarios.stop(run, keepPanes),
    };
  }

  private watch(session: number, rows: number) {
    const log = this.engine.log(session);
    if (log === undefined) return unknownSession(session);
    this.unsubscribe(session, notNow(`session ${session} is watched anew`));
    for (const id of this.credits.keys()) if (this.engine.log(id) === undefined) this.credits.delete(id);
    const credit = this.credits.get(session) ?? new SendCredit();
    this.credits.set(session, credit);
    const send = (frame: Uint8Array): void => this.rpc.frame(frame);
    this.subscriptions.set(session, new Subscription(session, log, credit, rows, send));
    this.schedule();
    return ok({ firstSeq: log.firstSeq });
  }

  private unsubscribe(session: number, refusal: Refusal): void {
    this.subscriptions.get(session)?.end(refusal);
    this.subscriptions.delete(session);
  }

  private takeNotice(name: unknown, payload: unknown): void {
    if (name === 'seen') this.state.seen();
    else if (name === 'problem') this.takeProblem(payload);
    else if (name === 'credit') {
      const credit = viewNoticeSchemas.credit.safeParse(payload);
      if (!credit.success) return;
      const { session, drawn } = credit.data;
      if (!this.credits.get(session)?.acknowledge(drawn)) return;
      const subscription = this.subscriptions.get(session);
      subscription?.creditCame();
      if (subscription?.isBehind) this.schedule();
    }
  }

  private takeProblem(payload: unknown): void {
    const problem = viewNoticeSchemas.problem.safeParse(payload);
    if (!problem.success || this.problems >= PROBLEMS_PER_PAGE) return;
    this.problems++;
    this.desks.report.add({ ...problem.data, place: 'page' });
  }

  /** Plans the next batch: at once after a pause, else when the period is over. */
  private schedule(): void {
    if (this.timer !== null || !this.greeted || this.detached) return;
    const wait = Math.max(0, this.lastTick + batchPeriod(this.subscriptions.size) - performance.now());
    this.timer = setTimeout(() => this.tick(), wait);
  }

  private tick(): void {
    this.timer = null;
    this.lastTick = performance.now();
    this.state.pump();
    const now = this.engine.now();
    for (const [session, subscription] of this.subscriptions) {
      if (this.engine.log(session) === subscription.log) subscription.pump(now);
      else {
        // A closed session's log is gone; its end is told by the state, and by the journal.
        this.unsubscribe(session, unknownSession(session));
      }
    }
    this.engine.recorder.arm();
  }
}
