/** The view of a wire that shows the header of TCP. */
export const wireHeader = {
  label: 'Header',
  drawing: 'Header of a TCP segment (RFC 9293, figure 1)',
  direction: 'Direction',
  from: {
    client: 'Client → server',
    server: 'Server → client',
  },
  filter: 'Copy Wireshark filter',
  copied: 'Copied',
  bits: '{{n}} bits',
  optionBits: '0 to 320 bits',
  invisible: 'not visible to a program: capture packets to see it',
  notKept: 'in the captured packet, but not kept by this app',
  noAck: 'means nothing here: the flag ACK is not set',
  segment: 'Captured segment {{n}} of {{total}}',
  earlier: 'Earlier segment',
  later: 'Later segment',
  relative: '{{value}} (relative {{relative}})',
  scaled: '{{value}} (scaled: {{scaled}} B)',
  noOptions: 'none',
  leftOut: 'The course notes leave this field out.',
  correctionLabel: 'Correction:',

  field: {
    sourcePort: {
      name: 'Source port',
      text: 'The port of the end that sends this segment. With the address in the IP header it names one end of the connection.',
    },
    destinationPort: {
      name: 'Destination port',
      text: 'The port of the end that is to get it. The four of them, both addresses and both ports, name the connection.',
    },
    sequence: {
      name: 'Sequence number',
      text: 'The number of the first byte it carries. Each end starts at a number of its own choice, told in its SYN; SYN and FIN count as one byte each.',
    },
    acknowledgement: {
      name: 'Acknowledgement number',
      text: 'The number of the next byte that the sender of this segment expects: everything before it has arrived. It counts only when the flag ACK is set.',
    },
    dataOffset: {
      name: 'Data offset',
      text: 'Where the data begins, in words of 32 bits: 5 without options, at most 15.',
    },
    reserved: {
      name: 'Reserved',
      text: 'Kept for later use. Zero when sent, ignored when received.',
    },
    flags: {
      name: 'Control bits',
      text: 'SYN opens, FIN ends one direction, RST gives the connection up. ACK: the acknowledgement number counts. PSH: hand the data on. URG: the urgent pointer counts. ECE and CWR speak of congestion.',
    },
    window: {
      name: 'Window',
      text: 'How many bytes more the sender of this segment can take. Zero stops the other end. Both ends may agree on a scale for it in their SYN.',
    },
    checksum: {
      name: 'Checksum',
      text: 'Over header, data and the addresses of IP, so that a segment that was damaged or went astray is thrown away. On loopback it is usually not even computed.',
    },
    urgent: {
      name: 'Urgent pointer',
      text: 'With the flag URG: where the urgent data ends, counted from the sequence number.',
    },
    options: {
      name: 'Options',
      text: 'Most stand in the SYN: the largest segment (MSS), the scale of the window, whether lost parts may be named (SACK). Timestamps go with every segment.',
    },
  },

  correction: {
    acknowledgement: 'It is not the number of the last byte received, but of the next one expected.',
    flags:
      'SYN = 1 alone does not mean success: the answer needs SYN and ACK, and has to acknowledge our SYN (RFC 9293 §3.10.7.3). A refusal is RST and ACK.',
    reserved: 'Between data offset and control bits there are 4 bits more.',
    options: 'After the urgent pointer there may be options: MSS, SACK, window scale, timestamps.',
    urgent: 'New programs should not use it (RFC 9293 §3.8.5).',
    segment: 'What TCP sends is a segment. “Packet” is the word for what IP sends.',
  },
} as const;
