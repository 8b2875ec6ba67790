import type { ExplanationId } from '../../tcp/explanations';
import type { Explanation } from '../catalogue';

/** Failures and oddities in plain language. Which situation gets which id is decided in `tcp/explain.ts`. */
export const explain = {
  refused: {
    title: 'Refused',
    text: 'The computer was reached, but no program listens on this port: it answered with a reset (RST). Some firewalls answer the same way.',
    next: 'Check the port and that the server is running. A server on 127.0.0.1 can be reached from its own machine only.',
  },
  'all-attempts-failed': {
    title: 'No address answered',
    text: 'The name has several addresses. Each was tried in turn, and each failed for the reason listed beside it.',
    next: 'Look at each address: often the server listens on IPv4 only, or on IPv6 only.',
  },
  'name-not-found': {
    title: 'Name not found',
    text: 'The name servers know no address for this name. No connection was tried.',
    next: 'Check the spelling, or enter an address instead of a name.',
  },
  'resolver-unavailable': {
    title: 'Name lookup has no answer',
    text: 'The name server did not answer or could not say. Whether the name exists is not known.',
    next: 'Check the network connection and try again.',
  },
  'connect-timeout': {
    title: 'No answer in time',
    text: 'The connection was neither accepted nor refused within the time allowed here. A firewall may drop the request (SYN), the computer may be off, or on Linux the server’s queue (backlog) may be full.',
    next: 'Check the address. The system itself would wait longer (over two minutes on Linux): allow more time if the server is only slow.',
  },
  'no-answer': {
    title: 'The other side stopped answering',
    text: 'The system gave up: what it sent, data, probes or the request to connect, was never acknowledged. Bytes counted as sent need not have arrived.',
    next: 'Check that the other computer and the network between are up, then connect again.',
  },
  'in-use': {
    title: 'Port in use',
    text: 'Another socket already listens on this port. A server on :: usually takes the IPv4 addresses too.',
    next: 'Choose another port (0 takes any free one), or stop the other server.',
  },
  'not-our-address': {
    title: 'Not an address of this machine',
    text: 'A server can listen only on addresses that this machine has.',
    next: 'Use 127.0.0.1, 0.0.0.0 or :: — or one of this machine’s own addresses.',
  },
  'no-permission': {
    title: 'Not permitted',
    text: 'The system does not let this user take the port. Ports below 1024 often need extra rights; Windows also reserves some ranges.',
    next: 'Choose a port of 1024 or above.',
  },
  'rule-blocked': {
    title: 'Blocked on this machine',
    text: 'A rule of this machine, such as a route or a firewall, forbids the connection. Nothing reached the other side.',
    next: 'Look at the routes and the firewall of this machine.',
  },
  'local-port-busy': {
    title: 'Local port not free',
    text: 'The local port asked for is taken, or the same pair of addresses was used a moment ago and is still in TIME_WAIT.',
    next: 'Leave the local port empty, choose another, or wait a minute.',
  },
  'local-address-unavailable': {
    title: 'Local address not available',
    text: 'The local address asked for is not one of this machine.',
    next: 'Leave the local address empty, or enter an address this machine has.',
  },
  'host-unreachable': {
    title: 'Host unreachable',
    text: 'No computer with this address answers on its network, or a router reported that it cannot be reached.',
    next: 'Check the address, and that the computer is on and in the same network.',
  },
  'network-unreachable': {
    title: 'Network unreachable',
    text: 'There is no route to this address. If it is an IPv6 address, this machine may have no IPv6 connection.',
    next: 'Check the network connection, or use the IPv4 address.',
  },
  reset: {
    title: 'Reset by the peer',
    text: 'The peer cut the connection with a reset (RST): on purpose, by closing with data it had not read, or because it no longer knows the connection, as after a restart. Bytes under way are lost, and no TIME_WAIT follows.',
    next: 'Connect again. If it repeats, see what the peer had not read, or why it stopped.',
  },
  'write-after-peer-gone': {
    title: 'Written to a closed connection',
    text: 'The peer had closed the connection completely. The first write still goes out and is answered with a reset; the next one fails.',
    next: 'Connect again; close your side soon after the peer has ended.',
  },
  'left-before-accept': {
    title: 'Left before it was accepted',
    text: 'The peer finished the handshake and reset the connection while it waited in the queue. Its address is no longer known.',
    next: 'Nothing to do: the connection closes by itself.',
  },
  'self-connection': {
    title: 'Connected to itself',
    text: 'The local port happened to equal the port connected to, and nobody listened there: TCP allows both ends to be one socket. Everything sent comes back.',
    next: 'Start the server first, and close this connection: it keeps the port taken.',
  },
  'over-max-connections': {
    title: 'Over the limit',
    text: 'The handshake was complete; then the server closed the connection because it already had as many as it takes. This is not a refusal: the client sees “connected”, then the end.',
    next: 'Close another connection, or raise the limit.',
  },
  'too-many-files': {
    title: 'Too many open files',
    text: 'Every socket counts as an open file, and the system’s limit is reached.',
    next: 'Close some connections, or raise the limit (ulimit -n).',
  },
  cancelled: {
    title: 'Cancelled',
    text: 'Connecting was given up on request.',
    next: 'Connect again whenever you like.',
  },
  'sending-ended': {
    title: 'Sending has ended',
    text: 'Our end (FIN) is already sent on this connection: we can still receive, but never send again.',
    next: 'Connect again to send more.',
  },
  'queue-full': {
    title: 'Too much is waiting',
    text: 'The peer takes bytes more slowly than they are given, and the waiting bytes have reached their limit. Nothing of this message was sent.',
    next: 'Wait until the peer reads, or send less at a time.',
  },
  'nothing-to-export': {
    title: 'Nothing to export',
    text: 'The session that was to be exported is closed, or there is no session at all.',
    next: 'Open a session, or a recording of one, and export that.',
  },
  'export-gone': {
    title: 'This export was given up',
    text: 'Only the newest exports that were begun are kept ready to be read; this one is not among them, or it was cancelled.',
    next: 'Export again.',
  },
  'recording-gone': {
    title: 'This recording is not on the list any more',
    text: 'It was taken off the list, here or in another window. Its files stay where they are.',
    next: 'Open its file to see what is in it.',
  },
  'recording-running': {
    title: 'This recording is still running',
    text: 'Only a recording that is over can be taken off the list.',
    next: 'Stop it first.',
  },
  'not-recorded': {
    title: 'There is no such recorded connection',
    text: 'Only a connection out of a recording that is open can be replayed. The recording was closed, or it has no connection of this number.',
    next: 'Open the recording, and choose one of its connections.',
  },
  'replay-gone': {
    title: 'This is not on the list any more',
    text: 'The opening or the replay is over, and was taken off the list.',
    next: 'Begin again where it is needed.',
  },
  'bad-command': {
    title: 'Not possible now',
    text: 'The request does not fit what the session or connection is doing, or it is already gone.',
    next: 'Look at its state and try again.',
  },
  'not-available': {
    title: 'Not available here',
    text: 'This needs something that this system, or this way of running Bothends, does not have.',
    next: 'Choose the portable engine, or use what is offered instead.',
  },
  internal: {
    title: 'A fault in Bothends',
    text: 'Something went wrong in Bothends itself, not on the network.',
    next: 'Please report it together with the message below.',
  },
  unknown: {
    title: 'Not explained',
    text: 'The system reported an error that Bothends has no explanation for.',
    next: 'The code and message below say what the system knows.',
  },
} as const satisfies Record<ExplanationId, Explanation>;
