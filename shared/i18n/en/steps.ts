/** Next steps made of what the app knows: a fact of this moment, and what a button does about it. */
export const steps = {
  list: 'What can be done now',
  text: {
    'listens-now': 'Your server pane {{address}} listens there now.',
    'other-address':
      'Your server pane on this port listens on {{address}} only, and nothing listened on {{target}}.',
    'stopped-here': 'Your server pane {{address}} has stopped listening.',
    'other-port': 'Nothing listened on {{target}}. Your server pane listens on {{address}}.',
    'start-here': 'No server pane of yours listens on {{target}}.',
    'try-again': 'This client is not connected now.',
    'edit-address': 'This client asked for {{target}}.',
    'own-server': 'On this machine, your server pane listens on {{address}}.',
    'queue-full-frozen':
      'Your server pane {{address}} has frozen accept, and its queue is full: {{n}} wait in the kernel ◆, with a backlog of {{max}}.',
    'frozen-accept': 'Your server pane {{address}} has frozen accept: nobody leaves its queue.',
    'queue-full-serving':
      'Your server pane {{address}} serves one client at a time, and its queue is full: {{n}} wait in the kernel ◆, with a backlog of {{max}}. Close the connection it serves, and the next one leaves the queue.',
    'more-time': 'This client gives up after {{time}}.',
    'any-local-port': 'This client asked for local port {{port}}. Left to the system, a free one is chosen.',
    'any-local-address':
      'This client asked for local address {{address}}. Left to the system, the one that leads there is chosen.',
    busiest: 'Your pane {{address}} has the most open connections: {{n}}.',
    'held-by-server': 'Your server pane {{address}} listens on this port.',
    'held-by-client': 'Your client pane → {{address}} has {{port}} as its local port.',
    'free-port': 'The system can choose a port that is free.',
    loopback: '{{address}} is this machine itself: other machines do not reach it.',
    'high-port': 'Port {{port}} is below 1024; the ports above usually need no extra rights.',
    'portable-engine': 'This server asked for the blocking engine. The portable one works everywhere.',
    'listen-again': 'Your server pane {{address}} does not listen now.',
    'other-end-server':
      'The other end is in this app: connection #{{n}} of your server pane {{address}}. What happened there is in its traffic.',
    'other-end-client':
      'The other end is in this app: your client pane → {{address}}. What happened there is in its traffic.',
    'iterative-stopped':
      'Your iterative server pane {{address}} does not listen any more. Whoever waits in the kernel’s queue at that moment is reset.',
    'more-clients': 'This server was started for {{n}} clients, and then stops listening.',
    'raise-max': 'This server takes {{max}} connections at a time; {{n}} are open now.',
    'close-self': 'This socket is connected to itself, and keeps port {{port}} from a server.',
    resume: 'Reading is still paused.',
    'resume-waiting': 'Reading is still paused, and {{size}} wait in the kernel ◆.',
    'sender-waits':
      'At the other end, which is in this app too, {{size}} wait for the kernel to take them ●.',
    'peer-paused': 'The other end, which is in this app too, has paused reading.',
    'answered-fin':
      'Half-open is off in this session: after the peer’s FIN the app sends ours too, without being asked.',
    'close-wait': 'The peer has ended, and this socket is still open here.',
    'close-wait-many':
      'So are {{n}} sockets of this session in all: each keeps a descriptor until it is closed.',
    'other-end-open':
      'The other end, which is in this app too, has got our FIN and not closed: it may go on sending.',
    'frozen-waiting': 'Accept is still frozen, and {{n}} wait in the kernel’s queue ◆.',
    'frozen-nobody': 'Accept is still frozen.',
    'connect-client': 'Nobody is connected to {{address}} now.',
    serving: 'Connection #{{n}} has its turn. When it ends, the next one is served.',
  },
  do: {
    connectTo: 'Connect to {{address}}',
    connectAgain: 'Connect again',
    changeClient: 'Change and connect…',
    moreTime: 'Allow more time…',
    anyLocalPort: 'Connect from any port',
    anyLocalAddress: 'Connect from any address',
    startOn: 'Start a server on {{target}}',
    startFree: 'Start on a free port',
    startPortable: 'Start with the portable engine',
    changeServer: 'Change and start…',
    listenAgain: 'Listen again on {{address}}',
    show: 'Show {{address}}',
    acceptOne: 'Accept one',
    acceptAll: 'Accept all again',
    resume: 'Resume reading',
    resumeThere: 'Resume reading there',
    close: 'Close this connection',
    closeAll: 'Close all {{n}}',
    closeThere: 'Close the other end',
    closeServed: 'Close connection #{{n}}',
  },
} as const;
