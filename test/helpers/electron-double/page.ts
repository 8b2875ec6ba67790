import type { Browser } from './browser';
import type { Session } from './cdp';
import { CoveredEmitter } from './covered';
import { HEAR, PRELOAD_URL, PRELOAD_WORLD, pageScripts, SAY } from './pageScripts';
import { answerFor, toAppUrl, toPageUrl } from './schemes';
import type { FromPage, ToPage } from './wire';

interface Paused {
  requestId: string;
  request: { url: string; method: string };
  resourceType: string;
  frameId: string;
  redirectedRequestId?: string;
}

const EVENTS =
  'did-finish-load render-process-gone will-attach-webview will-frame-navigate will-navigate will-redirect';

/** Which page a frame is in. */
const pageOf = new Map<string, Page>();
/** Pages are opened one after the other: a target does not say who asked for it. */
let opening: Promise<unknown> = Promise.resolve();
let isAnswering = false;

/** One page in Chromium: its target, what is injected into it, the talk with its preload's world, and its events. */
export abstract class Page extends CoveredEmitter {
  private attach: (session: Session) => void = () => {};
  /** Comes when there is something to load. */
  private readonly session = new Promise<Session>((resolve) => {
    this.attach = resolve;
  });
  /** Chromium names a page's target after its main frame. */
  private frameId = '';
  private url = '';
  private isLoading = true;
  /** The preload's world of the present document, once it has spoken. */
  private world: number | undefined;
  /** Where the app has sent the page, and where the page wants to go of its own. */
  private asked = '';
  private requested = '';

  constructor(
    private readonly browser: Browser,
    private readonly preload: string,
  ) {
    super('webContents', EVENTS);
  }

  /** The preload has spoken. */
  protected abstract said(message: FromPage): void;
  /** The document is gone: another one comes, or the renderer has crashed. */
  protected abstract left(): void;

  getURL = () => toAppUrl(this.url);
  reload = () => this._tell('Page.reload');

  _tell: Session['tell'] = async (...command) => (await this.session).tell(...command);

  /** Opens the page right at this address: an empty one would be ready to use in Playwright's eyes. */
  async loadURL(url: string): Promise<void> {
    if (this.asked) throw new Error('double: loading a second URL is not covered');
    this.asked = toPageUrl(url);
    if (!isAnswering) answerRequests(this.browser.root);
    isAnswering = true;
    const before = opening;
    opening = this.open(before);
    await this.loaded();
  }

  private async open(before: Promise<unknown>): Promise<void> {
    await before;
    const { root, sessionOf } = this.browser;
    root.once('Target.attachedToTarget', ({ sessionId, targetInfo }) => {
      this.frameId = targetInfo.targetId;
      pageOf.set(this.frameId, this);
      void this.enter(sessionOf(sessionId));
    });
    void root.send('Target.createTarget', { url: this.asked, newWindow: true });
    await this.session;
  }

  forcefullyCrashRenderer(): void {
    this.isLoading = true;
    this._tell('Page.crash');
  }

  /** Waits for a page that is loading, as Electron does. */
  async executeJavaScript(expression: string): Promise<unknown> {
    if (this.isLoading) await this.loaded();
    const params = { expression, awaitPromise: true, returnByValue: true };
    const { result, exceptionDetails } = await (await this.session).send('Runtime.evaluate', params);
    if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
    return result.value;
  }

  /** Speaks to the preload. */
  protected say(message: ToPage): void {
    const { world: contextId } = this;
    if (contextId === undefined) throw new Error('double: speaking to a page before it has is not covered');
    const expression = `${HEAR}(${JSON.stringify(message)})`;
    this._tell('Runtime.evaluate', { expression, contextId });
  }

  private loaded(): Promise<void> {
    return new Promise((resolve) => this.once('did-finish-load', resolve));
  }

  private async enter(session: Session): Promise<void> {
    this.listen(session);
    // Said at once: a page that waits to be let go, by Playwright too, does not answer.
    await Promise.all([
      session.send('Page.enable'),
      session.send('Runtime.enable'),
      session.send('Inspector.enable'),
      session.send('Runtime.addBinding', { name: SAY, executionContextName: PRELOAD_WORLD }),
      ...pageScripts(this.preload).map((script) =>
        session.send('Page.addScriptToEvaluateOnNewDocument', script),
      ),
      session.send('Runtime.runIfWaitingForDebugger'),
    ]);
    this.attach(session);
  }

  private listen(session: Session): void {
    session.on('Runtime.bindingCalled', ({ name, payload, executionContextId }) => {
      if (name !== SAY) return;
      this.world = executionContextId;
      this.said(JSON.parse(payload));
    });
    session.on('Runtime.executionContextsCleared', () => this.leave());
    session.on('Inspector.targetCrashed', () => {
      this.leave();
      this._goes('render-process-gone', {}, { reason: 'crashed', exitCode: 133 });
    });
    session.on('Runtime.exceptionThrown', ({ exceptionDetails: { url, exception, text } }) => {
      if (url === PRELOAD_URL) console.error('double: the preload threw', exception?.description ?? text);
    });
    session.on('Page.frameRequestedNavigation', ({ url }) => {
      this.requested = url;
    });
    session.on('Page.frameAttached', ({ frameId }) => void pageOf.set(frameId, this));
    session.on('Page.frameNavigated', ({ frame }) => {
      if (frame.unreachableUrl) throw new Error(`double: ${frame.unreachableUrl} did not load`);
      if (frame.id === this.frameId) this.url = frame.url;
    });
    session.on('Page.loadEventFired', () => {
      this.isLoading = false;
      this.emit('did-finish-load');
    });
    session.on('Page.windowOpen', ({ url }) => {
      throw new Error(`double: opening ${url} other than by window.open is not covered`);
    });
  }

  private leave(): void {
    this.isLoading = true;
    this.world = undefined;
    this.left();
  }

  /** Answers a request of this page, or lets it go where it wants. */
  async _answer(root: Session, paused: Paused): Promise<void> {
    const { requestId, request, resourceType, frameId, redirectedRequestId } = paused;
    const url = toAppUrl(request.url);
    // The first document must not come before what is injected into it.
    await this.session;
    if (resourceType === 'Document' && !this.mayNavigate(request.url, frameId, redirectedRequestId))
      root.tell('Fetch.failRequest', { requestId, errorReason: 'Aborted' });
    else if (url === request.url) root.tell('Fetch.continueRequest', { requestId });
    else root.tell('Fetch.fulfillRequest', { requestId, ...(await answerFor(url, request.method)) });
  }

  /** Asks the app, unless the navigation is its own, or a reload by it or by Playwright. */
  private mayNavigate(url: string, frameId: string, redirected?: string): boolean {
    const isMainFrame = frameId === this.frameId;
    const isOwn = url === this.asked && url !== this.requested;
    const details = { url: toAppUrl(url), isMainFrame };
    this.requested = '';
    if (redirected) return this._goes('will-redirect', details);
    if (isOwn) return true;
    return (
      this._goes('will-frame-navigate', details) && (!isMainFrame || this._goes('will-navigate', details))
    );
  }
}

/** The browser asks in one place for all its pages. */
function answerRequests(root: Session): void {
  root.on('Fetch.requestPaused', async (paused) => {
    if (!pageOf.has(paused.frameId)) await opening;
    const page = pageOf.get(paused.frameId);
    if (!page) throw new Error(`double: a request of no page, ${paused.request.url}`);
    await page._answer(root, paused);
  });
}
