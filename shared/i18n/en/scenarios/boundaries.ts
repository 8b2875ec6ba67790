import type { ScenarioText } from '../../scenarioText';

export const boundaries = {
  title: 'Bytes without boundaries: what is wrong with the echo client',
  learn:
    'TCP carries a stream of bytes. What one write sent may come in several reads, and the other way round.',
  steps: {
    hello: {
      title: 'Say hello to a server that answers in pieces',
      text: 'The server echoes 3 bytes at a time, 200 ms apart. Two clients say “hello”: the one of the notes reads once, the other reads up to the end of the line.',
      outcome:
        'The client of the notes takes its first read for the whole answer. The line client waits for the newline, however many reads that takes.',
    },
    late: {
      title: 'Say something else',
      text: 'The client of the notes sends “again”. What does it print?',
      outcome: 'The rest of the answer before: from now on, every answer comes one line late.',
    },
    leftovers: {
      title: 'Ask for more than one read',
      text: 'The same client sends 3,000 letters to an ordinary echo server, and reads once: at most 1,023 bytes. Where is the rest?',
      outcome:
        'In the receive queue of its kernel. Each further line it sends brings one more read. Nothing is lost, and everything is late.',
    },
    joined: {
      title: 'Write twice in a row',
      text: 'A sender writes 6 bytes and 6 more at once. How many reads does the receiver need? What you see is what happened this time.',
      outcome:
        'What arrived before the receiver looked came in one read. Only the sum is certain: the border between two writes is not sent.',
    },
    many: {
      title: 'Write a lot at once',
      text: 'One write of 200,000 bytes.',
      outcome: 'One write, several reads; how many differs from run to run. The sum is the same.',
    },
    hangul: {
      title: 'Cut a syllable in two',
      text: 'The sender writes “한글 조각” (Korean for “a piece of Hangul”) in two writes. The cut is inside the second syllable: each has three bytes in UTF-8.',
      outcome: 'The bytes are put together before they are read as text, so the syllable is whole again.',
    },
  },
  facts: {
    naivePrinted: 'One read: “{{text}}” ({{n}} bytes)',
    linePrinted: 'Up to the newline: “{{text}}” ({{n}} bytes, reads: {{reads}})',
    lateAnswer: 'The answer to “{{asked}}” was “{{text}}” ({{n}} bytes)',
    firstRead: 'The first read took {{n}} of {{all}} bytes',
    left: 'In the kernel of the client wait {{n}} bytes',
    twoWrites: 'Writes of {{a}} and {{b}} bytes, {{n}} together; reads: {{reads}}',
    oneWrite: 'One write of {{n}} bytes; reads: {{reads}}',
    pieces: 'Written: {{begin}}, then {{rest}}',
    whole: 'Read: “{{text}}” (reads: {{reads}})',
  },
  cards: {
    assignment: {
      title: 'A slip in the printed client',
      text: 'The notes’ client has if(str_len = -1) with one equals sign. That assigns −1, which is true, and so it always says “read() error!”. It must be ==.',
    },
    ctrlD: {
      title: 'Two more bugs of that client',
      text: 'It does not look at what fgets() answers: after Ctrl-D it sends its last line again without end. And it adds no NUL of its own, so that printf() may print what an earlier answer has left.',
    },
  },
} satisfies ScenarioText<'boundaries'>;
