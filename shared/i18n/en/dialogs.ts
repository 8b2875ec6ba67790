/** The dialogs that open a session. */
export const dialogs = {
  server: {
    title: 'New server',
    lead: 'Listens on a port and shows every connection it accepts.',
    submit: 'Start',
  },
  client: {
    title: 'New client',
    lead: 'Connects to a server and shows both directions of the connection.',
    submit: 'Connect',
  },
  more: 'More options',

  host: 'Host',
  serverHostHint: '127.0.0.1 – this machine only · 0.0.0.0 – every IPv4 address · :: – IPv6 and IPv4',
  clientHostHint: 'A name or an address, such as example.com, 127.0.0.1 or ::1',
  port: 'Port',
  serverPortHint: '0 or empty: any free port',
  clientPortHint: 'The port the server listens on',
  behaviour: 'Behaviour',
  clientBehaviourHint: 'A client sends what you type.',
  behaviourHint: {
    echo: 'Sends back every byte it receives.',
    manual: 'Sends only what you type.',
  },

  ipv6Only: 'IPv6 only',
  ipv6OnlyHint: 'Otherwise :: takes IPv4 connections too and shows them as IPv4.',
  backlog: 'Backlog',
  backlogHint:
    'How many finished handshakes may wait to be accepted. The system may cap it; Linux queues one more than asked.',
  maxConnections: 'Most connections',
  maxConnectionsHint: 'Empty: no limit. A connection beyond the limit is closed right after its handshake.',
  halfOpen: 'Stay open when the peer ends (half-open)',
  halfOpenHint: 'Otherwise our side is closed as soon as the peer’s FIN arrives.',
  noDelay: 'Send small writes at once (TCP_NODELAY)',
  noDelayHint: 'Otherwise small writes may wait for the acknowledgement of earlier ones (Nagle’s algorithm).',
  keepAlive: 'Ask an idle peer whether it is alive (SO_KEEPALIVE)',
  keepAliveHint: 'Off unless asked for. An idle connection otherwise never notices that the peer is gone.',
  keepAliveDelay: 'First probe after (seconds)',
  localAddress: 'Local address',
  localAddressHint: 'Empty: the system chooses.',
  localPort: 'Local port',
  localPortHint: 'Empty: the system chooses a free (ephemeral) port.',
  connectTimeout: 'Give up connecting after (seconds)',
  reconnect: 'After a disconnect',
  reconnectManual: 'Wait for me',
  reconnectAuto: 'Connect again by itself',

  reachableWarning:
    'Other machines will be able to reach this server. It has no password and shows what it receives.',
  anyAddressWarning: '{{host}} means “all addresses of this machine”: use it for servers, not to connect to.',

  invalid: {
    hostMissing: 'Enter a host.',
    host: 'This is not a host name or address. Leave out http:// and the port.',
    port: 'Enter a port from 1 to 65535.',
    serverPort: 'Enter a port from 0 to 65535; 0 takes any free port.',
    number: 'Enter a whole number from {{min}} to {{max}}.',
    localAddress: 'Enter an IPv4 or IPv6 address of this machine.',
    rejected: 'The values were not accepted: {{message}}',
  },
} as const;
