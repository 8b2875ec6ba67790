/** Every number both ends of the pipe share. Bytes unless the name says otherwise. */

const KiB = 1024;
const MiB = 1024 * KiB;

/** Raised when either end would misread the other; a page of another version is asked to reload. */
export const CONTRACT_VERSION = 1;

/** Payload of one binary frame. Above 64 KiB Electron's ports pay three extra copies a hop. */
export const FRAME_PAYLOAD_BYTES = 64 * KiB;
/** A text frame larger than this is refused: it holds commands, never a log. */
export const TEXT_FRAME_BYTES = 2 * MiB;

/** What a live row carries of its chunk; the rest is read from the log on demand. */
export const ROW_PREVIEW_BYTES = KiB;
/** Rows a view is given of the past when it attaches, and keeps at most. */
export const SCROLLBACK_ROWS = 5_000;

/**
 * Bytes a view may be sent beyond what it has drawn. 512 KiB keeps a terminal fed at 30 MB/s while an
 * empty write still returns within a frame or two. Must exceed CREDIT_STEP + one frame, else it can stick.
 */
export const CREDIT_WINDOW = 512 * KiB;
/** A view returns credit at least this often while it draws. */
export const CREDIT_STEP = 64 * KiB;

/** One send command. Larger input is cut by the sender, which then has progress to show. */
export const SEND_BYTES = MiB;
/** Bytes that may wait in one socket's queue for the kernel before `send` is refused. */
export const SOCKET_QUEUE_BYTES = 64 * MiB;

/** Memory of one session's log, its index included. */
export const SESSION_LOG_BYTES = 64 * MiB;
/** Memory of all logs together. */
export const TOTAL_LOG_BYTES = 512 * MiB;
/** Memory of the workspace journal: every event but the chunks, of all sessions, closed ones too. */
export const JOURNAL_BYTES = 4 * MiB;
/** What a session's log may keep in temporary files beyond its memory, unless a host is told otherwise; all logs together. */
export const SESSION_SPILL_BYTES = 1_024 * MiB;
export const TOTAL_SPILL_BYTES = 4 * SESSION_SPILL_BYTES;
/** One such file: they go as a whole, the oldest first. */
export const SPILL_FILE_BYTES = 32 * MiB;
/** Memory of blocks on their way to a file, beside that of the logs; what comes while it is full is not kept. */
export const SPILL_WRITING_BYTES = 32 * MiB;
/** Memory of older rows that are being read from files, of all logs. */
export const LOADED_LOG_BYTES = 16 * MiB;
/** Memory of the log of one session of a recording; the rest of it is in temporary files. */
export const RECORDED_LOG_BYTES = 16 * MiB;
/** First block of a log, so that an idle session stays small; later blocks grow fourfold to LOG_BLOCK_BYTES. */
export const LOG_FIRST_BLOCK_BYTES = 16 * KiB;
export const LOG_BLOCK_BYTES = MiB;

/** Closed sockets of a session whose last state is kept, for whoever wants to look at them still. */
export const PAST_SOCKETS = 50;

/** Rows one `log.read` may ask for. */
export const LOG_READ_ROWS = 5_000;

export const PORT_MAX = 65_535;
/** What a behaviour may be told: the length of a greeting, how many clients, bytes of one read or write, a pause. */
export const GREETING_CHARS = 4_096;
export const CLIENTS_MAX = 1_000_000;
export const BUFFER_MAX = 64 * KiB;
export const SPLIT_DELAY_MAX_MS = 60_000;
/** Bytes of what a program would print that a `note` carries. */
export const NOTE_BYTES = KiB;
/** Linux caps it at somaxconn (4096 since 5.4) without saying so; larger values are a typing error. */
export const BACKLOG_MAX = 65_535;
export const BACKLOG_DEFAULT = 511;

export const CONNECT_TIMEOUT_MS = 10_000;
export const CONNECT_TIMEOUT_MAX_MS = 600_000;
/** libuv sets whole seconds: a smaller delay would silently become 0. */
export const KEEPALIVE_MIN_MS = 1_000;
export const KEEPALIVE_DEFAULT_MS = 60_000;

/** Automatic reconnect: first wait, growth, longest wait. No jitter: one person watches one countdown. */
export const RECONNECT_FIRST_MS = 500;
export const RECONNECT_FACTOR = 2;
export const RECONNECT_MAX_MS = 30_000;

/** A closing socket that cannot get rid of its bytes is reset after this long. */
export const CLOSE_DEADLINE_MS = 2_000;
/** An automatic reply reports `drained` only when it had to wait this long; a person's send always does. */
export const SLOW_DRAIN_MS = 100;

/** Captured segments that become rows, in one second of one session; SYN, FIN and RST have as many of their own. */
export const SEGMENTS_PER_SECOND = 1_000;

/** What is kept of an unexpected error: calls of its stack, and characters of each and of its name. */
export const PROBLEM_FRAMES = 30;
export const PROBLEM_FRAME_CHARS = 200;
export const PROBLEM_NAME_CHARS = 80;
/** Problems that one page tells its host, so that a page that fails again and again fills nothing. */
export const PROBLEMS_PER_PAGE = 50;
