/** The view of a wire that shows the calls of the sockets interface. */
export const wireCalls = {
  label: 'Calls',
  legend:
    'Lit: the event behind the call was seen ●. Told ○: Node’s library libuv or the kernel did it by itself. Dark: not seen.',
  partial: 'Some rows are not here: what is dark may have happened, and there may have been more calls.',
  dark: 'not seen',

  fact: {
    peer: 'with {{address}}',
    backlog: 'backlog {{n}}',
    eof: 'returns 0: the end of the stream',
    fin: 'sends FIN',
    reset: 'sends RST',
    first: 'closed first',
  },

  told: {
    listening: 'libuv, inside listen()',
    connecting: 'libuv, inside connect()',
    kernel: 'nobody called it: in connect, the kernel chooses a free port',
    asked: 'libuv, because a local address was asked for',
    loop: 'libuv, as soon as its loop turns and a connection waits',
    engine: 'the engine, in answer to the FIN: half-open is off',
  },

  phone: {
    telephone: 'get a telephone',
    number: 'plug it in, with a number of its own',
    exchange: 'the exchange opens the line: it may ring',
    lift: 'lift the receiver',
    anyLine: 'plug it in anywhere: who calls needs no known number',
    dial: 'dial the number',
    speak: 'speak',
    listen: 'listen',
    done: 'say “I am done”, and go on listening',
    heard: 'hear that the other is done',
    hangUp: 'hang up',
    unplug: 'unplug the telephone: nobody new can call',
    dead: 'the line is dead',
  },
} as const;
