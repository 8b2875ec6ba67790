/** The page about the layers, and TCP beside UDP. Told, all of it: nothing here is observed. */
export const layers = {
  title: 'Layers, and TCP beside UDP',
  lead: '○ An explanation: nothing on this page is observed on this machine.',

  stack: {
    title: 'Two pictures of one stack',
    caption: 'The layers of the network: seven in the OSI model, four in practice, and who does them',
    seven: 'Seven layers',
    four: 'Four layers',
    what: 'What it is for',
    who: 'Who does it',
    osi: {
      application: 'application',
      presentation: 'presentation',
      session: 'session',
      transport: 'transport',
      network: 'network',
      link: 'data link',
      physical: 'physical',
    },
    name: { application: 'APPLICATION', transport: 'TCP · UDP', internet: 'IP (internet)', link: 'LINK' },
    does: {
      application: 'What the bytes mean: messages, lines, requests and answers.',
      transport: 'From program to program, by port. TCP also keeps the order and repeats what was lost.',
      internet:
        'From machine to machine, by address. Each packet finds its own route, so that one may take longer than another.',
      link: 'From neighbour to neighbour: Ethernet, Wi-Fi, the networks of a house, a city or a country.',
    },
    by: {
      application: 'Programs. Bothends stands here.',
      transport: 'The kernel',
      internet: 'The kernel, and the routers on the way',
      link: 'Driver and network card',
    },
    socket: 'The socket is the border: programs above, the kernel below.',
  },

  hides: {
    title: 'What a socket shows, and what it hides',
    shown: 'A program sees',
    shownItems: {
      ends: 'two addresses with their ports',
      bytes: 'bytes, in the order they were written',
      waiting: 'that it has to wait',
      end: 'an end (FIN) or an error (RST, no answer)',
    },
    hidden: 'The kernel keeps to itself',
    hiddenItems: {
      segments: 'how bytes were cut into segments',
      numbers: 'sequence numbers, ACKs, what was sent again',
      window: 'windows, and how full the buffers are (◆ tells a little)',
      route: 'routes, packet sizes, hardware addresses',
    },
  },

  wrap: {
    title: 'Six bytes on their way',
    text: 'A client writes {{message}}. Each layer puts its header in front and hands the whole to the one below; on the other side each takes its own off again.',
    caption: 'One small message inside TCP, IP and Ethernet, drawn to scale',
    row: {
      application: 'one write',
      transport: 'TCP segment',
      internet: 'IP packet',
      link: 'Ethernet frame',
    },
    part: {
      ethernet: 'Ethernet {{n}} B',
      ip: 'IPv4 {{n}} B',
      tcp: 'TCP {{n}} B',
      check: '{{n}} B',
    },
    total: '{{n}} B',
    notes: {
      headers:
        'These are the smallest headers. IPv6 has {{ipv6}} B, UDP {{udp}} B; Linux usually adds {{stamps}} B of time stamps to TCP. The last {{check}} B of a frame are its check sum.',
      loopback:
        'On 127.0.0.1 there is no Ethernet: the kernel hands the packet to itself, and no card sees it.',
    },
  },

  compare: {
    title: 'TCP beside UDP',
    caption: 'What TCP and UDP promise a program',
    topic: {
      connection: 'Connection',
      order: 'Order',
      borders: 'Borders',
      loss: 'Loss',
      flow: 'Flow control',
      header: 'Header',
      twoSends: 'Two sends of 6 B',
      closedPort: 'To a closed port',
      use: 'Used for',
    },
    tcp: {
      connection: 'First a handshake, at last an end from each side. Both kernels keep a state.',
      order: 'Bytes arrive in the order they were written, each once.',
      borders: 'None: a stream of bytes.',
      loss: 'Sent again until acknowledged, or given up with an error.',
      flow: 'The window: whoever reads slowly makes the sender wait.',
      header: '20 B and more',
      twoSends: 'May arrive as one read of 12 B.',
      closedPort: 'connect fails with ECONNREFUSED: the answer is a RST.',
      use: 'Whatever must be whole: web, mail, files, shells. More complex, and slower to begin.',
    },
    udp: {
      connection: 'None: every datagram stands for itself.',
      order: 'As they happen to arrive; one may come twice.',
      borders: 'One send is one datagram is one receive.',
      loss: 'Lost is lost, and nobody says so.',
      flow: 'None: what a full buffer cannot take is dropped.',
      header: '8 B',
      twoSends: 'Arrive as two messages.',
      closedPort:
        'No error on a plain socket. On a connected one the next call fails with ECONNREFUSED (ICMP).',
      use: 'Whatever is better lost than late: names (DNS), calls, games, and QUIC, which builds its own order on top.',
    },
    note: 'The two rows about sends and closed ports were measured on Linux. Bothends opens TCP sockets; UDP stands here for comparison.',
  },
} as const;
