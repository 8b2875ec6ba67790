import { z } from 'zod';
import { LANGUAGES } from '../i18n/languages';
import { captureAvailabilitySchema } from './capture';
import { desktopCommandSchemas, desktopNoticeSchema, linkNoticeSchema, showNoticeSchema } from './desktop';
import { jobCommandSchemas, jobsNoticeSchema } from './jobs';
import * as limits from './limits';
import { markCommandSchemas, marksNoticeSchema } from './marks';
import { openCommandSchemas, openNoticeSchema } from './openRecording';
import { recordingCommandSchemas, recordingsNoticeSchema } from './recording';
import { problemSchema, reportCommandSchemas } from './report';
import { rulesCommandSchemas, rulesNoticeSchema } from './rules';
import { scenarioIdSchema, scenarioRunSchema } from './scenario';
import { searchCommandSchemas, searchNoticeSchema } from './search';
import { sendFileSchemas } from './sendFile';
import { settingsCommandSchemas, settingsNoticeSchema } from './settings';
import { sessionSpecSchema } from './spec';
import { stateUpdateSchema } from './state';
import { templateSchemas } from './template';
import { workspaceCommandSchemas, workspaceNoticeSchema } from './workspace';

const session = z.int().min(1);
const socket = z.int().min(1);
/** Session 0 is the workspace journal: the events of all sessions, without chunks. */
const watched = z.int().min(0);
const seq = z.int().min(0);
const run = z.int().min(1);
const nothing = z.strictObject({});
const oneSession = z.strictObject({ session });
const oneSocket = z.strictObject({ session, socket });

/** Requests of a view, each answered with a `Result`. */
export const commandSchemas = {
  hello: {
    params: z.strictObject({ contract: z.int(), language: z.enum(LANGUAGES) }),
    value: z.strictObject({
      contract: z.int(),
      host: z.enum(['desktop', 'web']),
      /** Changes with every start of the engine: sessions of another engine are gone. */
      engine: z.string(),
      /** Wall clock of engine time 0 (ms since 1970). */
      epochMs: z.number(),
      platform: z.string(),
      version: z.string(),
      /** This system's socket table can be read. */
      kernel: z.boolean(),
      /** What this system cuts every backlog to (Linux: net.core.somaxconn); null where it does not tell. */
      somaxconn: z.int().min(0).nullable(),
    }),
  },
  'view.language': { params: z.strictObject({ language: z.enum(LANGUAGES) }), value: nothing },
  /** Starts the rows of a session: the newest `rows` first, then live. Watching again starts over. */
  'view.watch': {
    params: z.strictObject({ session: watched, rows: z.int().min(0).max(limits.SCROLLBACK_ROWS) }),
    value: z.strictObject({ firstSeq: seq }),
  },
  'view.unwatch': { params: z.strictObject({ session: watched }), value: nothing },
  /**
   * Reads older or skipped rows: up to `limit` rows from `from` on, the last `limit` before `before`, or those from row
   * number `row` on, counted since the session opened.
   * They arrive as `page` frames of `stream` before the answer, cost credit of the watched session, and are never skipped.
   */
  'log.read': {
    params: z.strictObject({
      session: watched,
      stream: z.int().min(1).max(0xffff_ffff),
      range: z.union([
        z.strictObject({ from: seq, to: seq.optional() }),
        z.strictObject({ before: seq }),
        z.strictObject({ row: z.int().min(0) }),
      ]),
      limit: z.int().min(1).max(limits.LOG_READ_ROWS),
      /** Whole chunks instead of the first bytes of each. */
      full: z.boolean(),
    }),
    value: z.strictObject({
      rows: z.int(),
      bytes: z.int(),
      firstSeq: seq,
      nextSeq: seq,
      /** Rows and chunk bytes of the log before the first of them, since the session opened. */
      rowsBefore: z.int(),
      bytesBefore: z.int(),
    }),
  },

  'session.open': { params: z.strictObject({ spec: sessionSpecSchema }), value: oneSession },
  'session.close': { params: oneSession, value: nothing },
  /** Listens again after a failure or after `stop-listening`. */
  'session.listen': { params: oneSession, value: nothing },
  'session.stop-listening': { params: oneSession, value: nothing },
  /**
   * Only of a server in the blocking engine: the next connection is still accepted, and then its thread stands still.
   * Until `release-accept` nobody of this server is served, and what is asked of its connections waits.
   */
  'session.freeze-accept': { params: oneSession, value: nothing },
  /** `one`: lets one more connection out of the kernel's queue and stays frozen; otherwise accepts again. */
  'session.release-accept': { params: z.strictObject({ session, one: z.boolean() }), value: nothing },
  /** Connects or reconnects a client now. */
  'session.connect': { params: oneSession, value: nothing },
  /** Gives up connecting, or the wait for the next attempt. */
  'session.cancel': { params: oneSession, value: nothing },

  /** Whether packets can be captured here. Asks the system, which takes a moment. */
  'capture.check': { params: nothing, value: captureAvailabilitySchema },
  /** Captures the packets of this session's connections until it closes, or `stop-capture`. */
  'session.capture': { params: oneSession, value: nothing },
  'session.stop-capture': { params: oneSession, value: nothing },

  'socket.send': {
    params: z.strictObject({
      session,
      to: z.union([socket, z.literal('all')]),
      /** base64; at most SEND_BYTES decoded. */
      data: z.base64().max(Math.ceil(limits.SEND_BYTES / 3) * 4),
    }),
    value: z.strictObject({ sockets: z.int() }),
  },
  'socket.end': { params: oneSocket, value: nothing },
  'socket.close': { params: oneSocket, value: nothing },
  'socket.reset': { params: oneSocket, value: nothing },
  'socket.pause': { params: oneSocket, value: nothing },
  'socket.resume': { params: oneSocket, value: nothing },

  ...sendFileSchemas,
  ...openCommandSchemas,
  ...templateSchemas,
  ...jobCommandSchemas,
  ...recordingCommandSchemas,
  ...rulesCommandSchemas,
  ...searchCommandSchemas,
  ...markCommandSchemas,
  ...settingsCommandSchemas,
  ...workspaceCommandSchemas,
  ...desktopCommandSchemas,

  ...reportCommandSchemas,

  /** Starts a guided scenario, or starts it over: what ran before is left, and its panes are closed. */
  'scenario.start': {
    params: z.strictObject({ scenario: scenarioIdSchema }),
    value: z.strictObject({ run }),
  },
  /** Does a step, if it is its turn: number of it, from 0. */
  'scenario.act': { params: z.strictObject({ run, step: z.int().min(0) }), value: nothing },
  /** Does step after step, each when the one before was seen; or stops doing so. */
  'scenario.play': { params: z.strictObject({ run, playing: z.boolean() }), value: nothing },
  /** Leaves the scenario. */
  'scenario.stop': { params: z.strictObject({ run, keepPanes: z.boolean() }), value: nothing },
} as const;

export type CommandName = keyof typeof commandSchemas;
export type CommandParams<N extends CommandName> = z.infer<(typeof commandSchemas)[N]['params']>;
export type CommandInput<N extends CommandName> = z.input<(typeof commandSchemas)[N]['params']>;
export type CommandValue<N extends CommandName> = z.infer<(typeof commandSchemas)[N]['value']>;
export type HelloValue = CommandValue<'hello'>;

/** One-way messages of a view. */
export const viewNoticeSchemas = {
  /** Cumulative count of the session's frame bytes drawn on this pipe: a lost or repeated notice heals itself. */
  credit: z.strictObject({ session: watched, drawn: z.number().min(0) }),
  /** Something unexpected went wrong in the page. */
  problem: problemSchema,
  /** The last `state` has been taken in: the next may come. */
  seen: nothing,
} as const;

/** Commands of the page that a native menu can ask for; names of the renderer's command registry. */
export const MENU_COMMANDS = [
  'new-server',
  'new-client',
  'new-pair',
  'show-scenarios',
  'open-recording',
  'open-workspace',
  'save-workspace',
  'reopen-pane',
  'show-commands',
  'show-events',
  'show-wire',
  'show-guide',
  'show-layers',
  'show-shortcuts',
  'show-settings',
  'find',
  'clear',
  'close-session',
  'zoom-in',
  'zoom-out',
  'zoom-reset',
] as const;
export type MenuCommand = (typeof MENU_COMMANDS)[number];

/** One-way messages of the host. */
export const hostNoticeSchemas = {
  state: stateUpdateSchema,
  menu: z.strictObject({ command: z.enum(MENU_COMMANDS) }),
  /** Recordings that are opened, and replays of them. */
  open: openNoticeSchema,
  /** How the running scenario stands; null when there is none. */
  scenario: z.strictObject({ run: scenarioRunSchema.nullable() }),
  /** How all jobs stand, those that are over included. */
  jobs: jobsNoticeSchema,
  /** Every recording, those that are over included. */
  recordings: recordingsNoticeSchema,
  rules: rulesNoticeSchema,
  search: searchNoticeSchema,
  marks: marksNoticeSchema,
  settings: settingsNoticeSchema,
  workspace: workspaceNoticeSchema,
  desktop: desktopNoticeSchema,
  link: linkNoticeSchema,
  show: showNoticeSchema,
} as const;

export type ViewNoticeName = keyof typeof viewNoticeSchemas;
export type ViewNotice<N extends ViewNoticeName> = z.infer<(typeof viewNoticeSchemas)[N]>;
export type HostNoticeName = keyof typeof hostNoticeSchemas;
export type HostNotice<N extends HostNoticeName> = z.infer<(typeof hostNoticeSchemas)[N]>;
