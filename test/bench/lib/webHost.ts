// The real web host in a process of its own, and views of it that live in the bench.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { CONTRACT_VERSION, type RecordingState, type SessionState } from '@shared/contract/index';
import { openHostClient, socketPipe } from '@shared/transport/index';
import { WebSocket } from 'ws';
import { z } from 'zod';
import { type Child, startChild, within } from './children';

const PROGRAM = join(resolve(import.meta.dirname, '../../..'), 'out/cli/bothends.js');
const TIMEOUT_MS = 10_000;

export interface WebHost {
  readonly url: string;
  readonly pid: number;
  stop(): Promise<void>;
}

export async function startWebHost(): Promise<WebHost> {
  // Nothing comes back of an earlier run.
  const home = await mkdtemp(join(tmpdir(), 'bothends-bench-home-'));
  const args = [PROGRAM, 'web', '--no-open', '--json'];
  const child: Child = startChild(process.execPath, args, { BOTHENDS_HOME: home });
  const stop = async (): Promise<void> => {
    await child.stop();
    await rm(home, { recursive: true, force: true });
  };
  try {
    const { url } = z.object({ url: z.url() }).parse(JSON.parse(await child.line(TIMEOUT_MS)));
    return { url, pid: child.pid, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** A view that draws nothing and gives no credit: as good as a hidden one. */
export interface IdleView {
  /** Opens a server session; answers when it listens. */
  openServer(behaviour: 'echo' | 'manual'): Promise<SessionState>;
  watch(session: number): Promise<void>;
  /** Records a session; answers with the recording's number. */
  record(session: number, file: string): Promise<number>;
  /** Ends a recording; answers with how it stands then. */
  stopRecording(recording: number, timeoutMs: number): Promise<RecordingState>;
  /** Bytes of rows that have come so far. */
  readonly rowBytes: number;
  /** Reads nothing more from its WebSocket. */
  stall(): void;
  /** Leaves, and waits until it has. */
  close(): Promise<void>;
}

export async function openView(host: WebHost): Promise<IdleView> {
  const answer = await fetch(host.url, { redirect: 'manual' });
  const cookie = answer.headers.get('set-cookie')?.split(';')[0] ?? '';
  const socket = new WebSocket(new URL('/pipe', host.url.replace(/^http/, 'ws')), {
    headers: { Cookie: cookie },
    perMessageDeflate: false,
  });
  const sessions = new Map<number, SessionState>();
  let recordings: readonly RecordingState[] = [];
  let rowBytes = 0;
  let changed: () => void = () => undefined;
  const left = new Promise<void>((done) => socket.once('close', () => done()));
  const client = openHostClient(socketPipe(socket), {
    rows: (_frame, bytes) => {
      rowBytes += bytes;
    },
    state: (update) => {
      for (const session of update.sessions) sessions.set(session.session, session);
      changed();
    },
    menu: () => undefined,
    scenario: () => undefined,
    jobs: () => undefined,
    rules: () => undefined,
    recordings: (notice) => {
      recordings = notice.recordings;
      changed();
    },
    closed: () => undefined,
  });
  const call: typeof client.call = (name, params) =>
    within(client.call(name, params), TIMEOUT_MS, `no answer to ${name}`);
  const value = <T>(result: { ok: true; value: T } | { ok: false; error: { message: string } }): T => {
    if (!result.ok) throw new Error(result.error.message);
    return result.value;
  };
  const listening = async (session: number): Promise<SessionState> => {
    for (;;) {
      const state = sessions.get(session);
      if (state?.local) return state;
      await new Promise<void>((resolve) => {
        changed = resolve;
      });
    }
  };
  value(await call('hello', { contract: CONTRACT_VERSION, language: 'en' }));
  return {
    async openServer(behaviour) {
      const spec = { kind: 'tcp-server', backlog: 4096, behaviour: { name: behaviour } } as const;
      const { session } = value(await call('session.open', { spec }));
      return within(listening(session), TIMEOUT_MS, 'the server does not listen');
    },
    async watch(session) {
      value(await call('view.watch', { session, rows: 0 }));
    },
    async record(session, file) {
      const rotation = { bytes: null, seconds: null };
      const wish = { session, file, replace: false, whenSlow: 'slow', rotation } as const;
      const answer = value(await call('recording.start', wish));
      if ('trouble' in answer) throw new Error(answer.detail);
      return answer.recording;
    },
    async stopRecording(recording, timeoutMs) {
      value(await within(client.call('recording.stop', { recording }), timeoutMs, 'it does not stop'));
      const over = async (): Promise<RecordingState> => {
        for (;;) {
          const state = recordings.find((each) => each.recording === recording);
          if (state !== undefined && state.status !== 'running') return state;
          await new Promise<void>((resolve) => {
            changed = resolve;
          });
        }
      };
      return within(over(), timeoutMs, 'nothing is told of its end');
    },
    get rowBytes() {
      return rowBytes;
    },
    stall: () => socket.pause(),
    async close() {
      // A paused socket would not see the end.
      socket.terminate();
      await within(left, TIMEOUT_MS, 'the view does not leave');
    },
  };
}
