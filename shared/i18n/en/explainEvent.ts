import type { RowType } from '../../contract/events';
import type { Explanation } from '../catalogue';

/** What each kind of row means. The title also names the kind in lists and filters. */
export const explainEvent = {
  'session-opened': {
    title: 'Session opened',
    text: 'A server or client was created here. No socket exists until it listens or connects.',
    next: 'Watch the next rows.',
  },
  'session-closed': {
    title: 'Session closed',
    text: 'All its sockets are closed, and its log is gone.',
    next: 'Open a new session when you need one.',
  },

  lookup: {
    title: 'Name lookup',
    text: 'The system was asked for the addresses of a name. A name may have several, IPv6 and IPv4.',
    next: 'The addresses are tried one after another.',
  },
  connecting: {
    title: 'Connecting',
    text: 'A client starts: the name is looked up if there is one, then each address is tried.',
    next: 'Wait for “connected” or for the reason of the failure.',
  },
  attempt: {
    title: 'Attempt',
    text: 'The kernel was asked to connect to one address: it sends a SYN. The client’s port is chosen by the system (ephemeral) unless one was asked for.',
    next: 'The answer is a SYN-ACK (connected), a reset (refused), or silence.',
  },
  'attempt-failed': {
    title: 'Attempt failed',
    text: 'This address could not be connected to. If the name has others, the next one is tried.',
    next: 'The error says why this one failed.',
  },
  connected: {
    title: 'Connected',
    text: 'The three-way handshake is done: SYN, SYN-ACK and ACK, all by the kernels. The server’s program may not have accepted it yet, so “connected” is not “served”.',
    next: 'Both sides may send at any time.',
  },
  'connect-failed': {
    title: 'Connecting failed',
    text: 'No address could be connected to, or the time allowed is over.',
    next: 'The error says why; then connect again.',
  },
  listening: {
    title: 'Listening',
    text: 'The kernel now finishes handshakes for this port and queues the connections until they are accepted. The listening socket itself stays in LISTEN; each connection is a socket of its own. On Linux backlog + 1 may wait, and when the queue is full, requests are ignored rather than refused.',
    next: 'Connect a client.',
  },
  'listen-failed': {
    title: 'Listening failed',
    text: 'The port could not be opened; no client can connect.',
    next: 'The error says why; change the port or address, or listen again.',
  },
  accepted: {
    title: 'Accepted',
    text: 'A finished connection was taken from the queue and became a new socket. The listening socket stays for the next one. All sockets of a server share its port; they differ in the peer’s address and port.',
    next: 'This connection now has its own row in Connections.',
  },
  dropped: {
    title: 'Turned away',
    text: 'The server already had its most connections, so this one was closed right after its handshake.',
    next: 'Close a connection or raise the limit.',
  },

  received: {
    title: 'Received',
    text: 'The bytes of one read. TCP keeps the order of bytes but not the borders of messages: one send may arrive in several reads, several sends in one.',
    next: 'Use line endings or lengths to find where a message ends.',
  },
  sent: {
    title: 'Sent',
    text: 'The bytes of one write, given to the socket. Sent is not arrived: they wait in this app, in the kernel, on the way, and in the peer’s kernel until its program reads.',
    next: '“Kernel took all” tells when nothing waits in this app any more.',
  },
  drained: {
    title: 'Kernel took all',
    text: 'Everything given to the socket so far has been taken by the kernel. The peer may not have read it, nor even received it.',
    next: 'If this takes long, the peer reads slowly.',
  },
  skipped: {
    title: 'Not shown',
    text: 'The traffic was faster than this view can draw, so it went on with the newest rows. The traffic was not slowed down, and the log has the skipped rows within its limit.',
    next: 'Load the skipped rows from the log.',
  },
  'log-trimmed': {
    title: 'Log trimmed',
    text: 'The log holds as much as it may, in memory and on disk, or the disk could not keep up or is full. What went is gone from the log; the traffic was not slowed down.',
    next: 'To keep more, give the log more room on disk: bothends web --spill 4G. The counters still include those bytes.',
  },

  ended: {
    title: 'Ended sending',
    text: 'Our end (FIN) follows the last byte: one direction is closed. We can still receive until the peer ends too. If we ended first, our side keeps TIME_WAIT afterwards.',
    next: 'Wait for the peer to end.',
  },
  'peer-ended': {
    title: 'Peer ended sending',
    text: 'The peer’s end (FIN) arrived after its last byte: it closed, stopped sending only, or its program exited. TCP cannot tell which. Until we close too, our socket stays in CLOSE_WAIT and may still send.',
    next: 'Send what is left, then close: a forgotten close is a leak.',
  },
  'reset-sent': {
    title: 'Reset',
    text: 'We cut the connection with a reset (RST). Bytes under way are lost, the peer sees an error (ECONNRESET), and no TIME_WAIT remains on either side.',
    next: 'Use Close instead when the peer should get everything.',
  },
  reset: {
    title: 'Reset by the peer',
    text: 'The peer cut the connection with a reset (RST): deliberately, by closing with unread data, or because it no longer knows the connection.',
    next: 'Connect again if you need to.',
  },
  failed: {
    title: 'Connection failed',
    text: 'The connection broke: the system gave up on it, or reported an error other than a reset.',
    next: 'The error says what the system knows.',
  },
  closed: {
    title: 'Closed',
    text: 'The socket is gone from the app. After an orderly close, the side that ended first stays in TIME_WAIT in the kernel (60 seconds on Linux) so that late segments cannot disturb a new connection.',
    next: 'Connect again if you need to.',
  },

  'reading-paused': {
    title: 'Reading paused',
    text: 'The app no longer takes bytes from this socket. They fill the kernel’s receive buffer; then the window closes and the sender has to wait.',
    next: 'Watch the sender’s queue grow, then resume reading.',
  },
  'reading-resumed': {
    title: 'Reading resumed',
    text: 'The app takes bytes again: first those that waited in the kernel.',
    next: 'The sender can go on.',
  },
  'listening-stopped': {
    title: 'Stopped listening',
    text: 'The listening socket is closed: new connections are refused, and those still waiting to be accepted are reset. Accepted connections stay.',
    next: 'Listen again to take new connections.',
  },
  note: {
    title: 'A note',
    text: 'Not an event of a socket: what the program of the course notes would print at this point, or why something happened.',
    next: 'The events before and after it are what the sockets did.',
  },
  state: {
    title: 'State in the kernel',
    text: 'The operating system’s socket table shows the socket in another state than before. States it passed between two looks are inferred.',
    next: 'CLOSED means that the table has no such row any more.',
  },
  'accept-paused': {
    title: 'Accept frozen',
    text: 'The server’s thread stops calling accept: it takes one more connection from the kernel’s queue and then stands still. The kernel goes on finishing handshakes until the queue is full (backlog + 1 on Linux). Connections already accepted are not served either, and what you ask of them waits.',
    next: 'Connect clients and watch the queue grow; then let one in, or release it.',
  },
  'accept-resumed': {
    title: 'Accept released',
    text: 'The thread calls accept again: for one connection only, or until the queue is empty. What was asked of its connections meanwhile happens now.',
    next: 'Watch who leaves the queue.',
  },
  'capture-started': {
    title: 'Capture started',
    text: 'A program of the system now shows the headers of this session’s packets. It looks only for this port and address; what belongs to other programs is thrown away unread.',
    next: 'Connect or send, and see the segments ▲. What was sent before is not captured.',
  },
  'capture-stopped': {
    title: 'Capture ended',
    text: 'No more packets are captured. Segments that came too fast were counted and not listed; packets “lost by the system” never reached this app. Neither slowed the connection.',
    next: 'Start it again when you need it.',
  },
  segment: {
    title: 'Captured segment',
    text: 'A TCP segment as it went over the wire. Sequence numbers count bytes, and SYN and FIN take one number each; relative ones count from the SYN, or, when that was not captured (fromSyn is false), from the first segment that was. The window tells how many bytes its sender can take; scaled, when both ends agreed on a scale. On the loopback one segment may be far larger than a network’s.',
    next: 'Compare it with the write and the read around it: TCP cuts and joins as it likes.',
  },
  'rule-fired': {
    title: 'A rule fired',
    text: 'What arrived was cut into frames, and this frame matched a rule of the session. The app answers as the rule says, after its delay. How the bytes were cut on their way does not matter; the row it names is the one in which the frame ended.',
    next: 'Look at the frame and the reply beside it; “Rules…” in the menu of the pane shows how often each rule fired.',
  },
  'recording-started': {
    title: 'Recording started',
    text: 'From here on, everything of this session is written to a file while it happens: pcapng, with IP and TCP headers that are synthesised from these events. What happened before is not in it; an export has that.',
    next: 'Open the file in Wireshark at any time, even while it grows.',
  },
  'recording-stopped': {
    title: 'Recording ended',
    text: 'Everything up to here is in the file. Rows that were left out because the disk was too slow are counted here, and marked in the file where they are missing.',
    next: 'Open the file in Wireshark, or in this app.',
  },
  'recording-failed': {
    title: 'Recording failed',
    text: 'The system took no more bytes for the file. What it had taken is kept, up to the last whole packet; the traffic goes on without being recorded.',
    next: 'Make room or choose another disk, and record again.',
  },
} as const satisfies Record<RowType, Explanation>;
