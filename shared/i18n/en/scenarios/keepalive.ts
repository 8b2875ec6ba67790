import type { ScenarioText } from '../../scenarioText';

export const keepalive = {
  title: 'Is anybody there? SO_KEEPALIVE',
  learn:
    'An idle TCP connection says nothing. With keepalive the kernel asks, and the program is told only when nobody answers.',
  steps: {
    connect: {
      title: 'Connect two clients',
      text: 'One client has set SO_KEEPALIVE, with a first probe after 1 s of silence. The other has not, which is the default.',
      outcome: 'You cannot see a difference between the two connections.',
    },
    quiet: {
      title: 'Wait 20 seconds',
      text: 'Nobody sends anything. A peer that had died would be found out after 1 s + 10 probes, one a second: 11 s and a little. Look for anything that happens.',
      outcome:
        'Nothing: the peer’s kernel answers each probe with an ACK, and no program hears of either. The connection that never asks looks the same, and would look the same if its peer were dead.',
    },
  },
  facts: {
    asks: '{{end}} asks after {{s}} s of silence',
    neverAsks: '{{end}} never asks',
    nothing: '{{end}}: no event for {{s}} s',
    established: '{{from}} → {{to}} is in ESTABLISHED',
    command: 'This shows the timers: ss -tno "dport = {{port}}"',
  },
  cards: {
    offByDefault: {
      title: 'Off until a program asks for it',
      text: 'The notes say that servers have SO_KEEPALIVE on by default. It is off, and the program must set it (RFC 9293 §3.8.4). The usual wait of two hours is counted from the last segment. The error is spelled ETIMEDOUT, not ETIMEOUT.',
    },
    unreachable: {
      title: 'No route, and the error after it',
      text: 'The notes expect EHOSTUNREACH when the network is gone. On Linux a probe that gets “host unreachable” still ends with ETIMEDOUT. EHOSTUNREACH comes while connecting, or when data is on its way; then keepalive is silent and the retransmission timer rules, for about 15 minutes.',
    },
    lab: {
      title: 'See it expire',
      text: 'Connect to another computer and pull the cable: the client that asks fails with ETIMEDOUT after about 12 s, the other stays in ESTABLISHED for ever. If the computer was restarted instead, the first probe brings ECONNRESET. With root on Linux, two network namespaces (ip netns) joined by a veth pair do as well: set one end down.',
    },
  },
} satisfies ScenarioText<'keepalive'>;
