import type { ScenarioText } from '../../scenarioText';

export const addresses = {
  title: 'Addresses: IPv4, IPv6, INADDR_ANY, and what errors mean',
  learn: 'Where a server listens decides who can reach it, and every error has a reason.',
  steps: {
    servers: {
      title: 'Start a server on each kind of address',
      text: '127.0.0.1 and ::1 are this machine alone. 0.0.0.0 is what INADDR_ANY means: all IPv4 addresses of this machine. :: is all of both families. Without IPv6, there are two servers.',
      outcome: 'Each listens on a free port of its own.',
    },
    matrix: {
      title: 'Call each of them by three names',
      text: 'For each server, a client tries 127.0.0.1, ::1 and the name localhost. Their panes are closed again; the events stay in the list.',
      outcome:
        'A server on one address answers that family alone. A server on :: also takes IPv4 clients, and sees them as ::ffff:127.0.0.1. A name may stand for several addresses: they are tried in turn.',
    },
    inUse: {
      title: 'Listen on a port twice',
      text: 'A second server wants the port of the first. Its bind() or listen() fails.',
      outcome:
        'EADDRINUSE: address and port are taken. Close the other server, or ask for port 0, any free one.',
    },
    notOurs: {
      title: 'Listen on somebody else’s address',
      text: '192.0.2.77 is an address for documentation. No interface of this machine has it.',
      outcome: 'EADDRNOTAVAIL: a server can listen only on addresses that its machine has.',
    },
    privileged: {
      title: 'Listen on port 80',
      text: 'Ports below 1024 were kept for the administrator. Systems differ in this: see what yours says.',
      outcome:
        'EACCES means that an ordinary user may not. EADDRINUSE would mean that another program is there already. If it listens, this system does not guard the port.',
    },
    unknownName: {
      title: 'Call a name that does not exist',
      text: 'Names that end in .invalid never exist. The lookup comes before any TCP.',
      outcome:
        'No address, no attempt, no socket. ENOTFOUND means that the name is known not to exist, EAI_AGAIN that the name server could not be asked.',
    },
    badPort: {
      title: 'Ask for port 70000',
      text: 'A port is a number of 16 bits in the TCP header. 65535 is the largest.',
      outcome: 'The app refuses it before it asks the system: there is nothing to connect to.',
    },
    bothRefused: {
      title: 'Be refused by every address of a name',
      text: 'localhost stands for ::1 and 127.0.0.1, and nobody listens on this port.',
      outcome: 'One connect, two attempts, two reasons. The error of the whole has no text of its own.',
    },
    farAway: {
      title: 'Call an address that nobody has',
      text: '203.0.113.1 is for documentation too. The client waits 1.5 s and gives up. What do you expect: refused, unreachable, or silence?',
      outcome:
        'That depends on your network. ENETUNREACH or EHOSTUNREACH: somebody on the way knows that there is no way. ECONNREFUSED: somebody answered for it. ETIMEDOUT: nobody answered, and the SYN was sent again and again. Connected: a device on the way, such as a proxy, answers for every address.',
    },
  },
  facts: {
    listening: '{{host}} listens on port {{port}}',
    cellConnected: 'Server {{server}}, called {{target}}: connected to {{address}}, seen as {{seenAs}}',
    cellTried: 'Server {{server}}, called {{target}}: {{address}} answered {{code}}',
    cellFailed: 'Server {{server}}, called {{target}}: {{code}}',
    inUse: 'The second server was told {{code}}',
    notOurs: 'The server was told {{code}}',
    privileged: 'The server on port 80 was told {{code}}',
    allowed: 'Port {{port}} is open to everybody here: the server listens',
    noName: 'The lookup failed: {{code}}',
    badPort: 'The app refused port {{port}}',
    attempt: '{{address}}: {{code}}',
    synSent: 'The SYN to {{address}} was in SYN_SENT',
    farAway: '{{code}} after {{ms}} ms',
    farAnswered: 'Somebody answered for {{address}} after {{ms}} ms',
  },
  cards: {
    anyAddress: {
      title: 'INADDR_ANY, and code that knows no family',
      text: 'A server on INADDR_ANY takes connections from every network card, so others on the network can reach it. AF_INET means IPv4 alone; getaddrinfo() gives addresses of both families, and a program that takes what it gives works with either. 0.0.0.0 and :: are for listening: do not connect to them.',
    },
  },
} satisfies ScenarioText<'addresses'>;
