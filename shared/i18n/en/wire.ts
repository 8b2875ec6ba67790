/** The panel that shows both ends of one connection. */
export const wire = {
  title: 'Wire',
  connection: 'Connection',
  saveSvg: 'Save as SVG',
  savePng: 'Save as PNG',
  tooLong: 'Too long for a PNG: save it as SVG.',
  views: 'Views of the wire',
  view: {
    ladder: 'Ladder',
    states: 'States',
    buffers: 'Buffers',
    bytes: 'Bytes',
    calls: 'Calls',
    header: 'Header',
  },
  empty: 'No connection yet.',
  emptyHint: 'Once the pane in front has a connection, both its ends are shown here.',

  /** The row of a step, in the pane it came from. */
  show: {
    client: 'Show in client pane',
    server: 'Show in server pane',
  },

  states: {
    title: 'States of TCP (RFC 9293)',
    seen: 'seen in the kernel',
    inferred: 'inferred',
    dark: 'not reached',
    is: {
      client: 'the client is here',
      server: 'the server is here',
    },
    /** On the mark beside a state: one letter. */
    letter: {
      client: 'C',
      server: 'S',
    },
    legend:
      'Solid: seen in the kernel’s table ◆. Dashed: inferred ○, passed between two looks or proved by connect and accept.',
  },

  ladder: {
    label: 'Ladder',
    steps: 'Steps of the wire',
    side: {
      client: 'Client',
      server: 'Server',
    },
    /** In place of the address of an end that is a program elsewhere. */
    elsewhere: 'not in this app',
    empty: 'Nothing yet.',
    earlier: 'Earlier steps are not shown.',
    follow: 'Follow',
    smaller: 'Smaller lines',
    larger: 'Larger lines',

    handshake: 'handshake: {{segments}}',
    write: 'write {{size}}',
    read: 'read {{size}}',
    /** What became of a write, where a read came from. */
    reads: '1 write → {{n}} reads',
    writes: '{{n}} writes → 1 read',
    unread: '{{size}} not read',
    statePassed: '{{from}} → ○ {{passed}} → {{to}} · ○ inferred',
    pause: '{{time}} without an event',

    /** Of the exported picture. */
    picture: 'Wire {{client}} ⇄ {{server}}',
    open: 'dashed: the other end was not seen',
  },
} as const;
