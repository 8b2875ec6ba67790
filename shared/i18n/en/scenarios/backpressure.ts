import type { ScenarioText } from '../../scenarioText';

export const backpressure = {
  title: 'A send that blocks: the send buffer',
  learn: 'send() copies bytes into a buffer of the kernel. When it is full, the sender has to wait.',
  steps: {
    pause: {
      title: 'Let the server stop reading',
      text: 'A client connects, and the server pauses reading. The connection stays open.',
      outcome: 'Nobody takes bytes out of the server’s receive queue now.',
    },
    fill: {
      title: 'Send 8 MB',
      text: 'The client sends 8 MB, which nobody reads. Look at the three places where bytes can wait: the app, the kernel of the sender, the kernel of the receiver.',
      outcome:
        'Both kernels are full, and the rest waits in the app: it may count more than it holds, as a write counts there until all of it was taken. The server has read nothing.',
    },
    resume: {
      title: 'Read again',
      text: 'The server resumes reading. Watch the three meters fall.',
      outcome:
        'Every byte has arrived, and none was lost or doubled. All that happened is that the sender waited.',
    },
  },
  facts: {
    paused: 'The server does not read {{socket}}',
    given: 'The client was given {{n}} bytes to send',
    queued: 'Waiting in the app: {{n}} bytes',
    unsent: 'In the sender’s kernel, not acknowledged: {{n}} bytes',
    unread: 'In the receiver’s kernel, not read: {{n}} bytes',
    received: 'The server has read {{n}} bytes',
    arrived: 'The server has received {{n}} bytes',
    drained: 'The last write was taken after {{ms}} ms',
    empty: 'The send queue is empty',
  },
  cards: {
    blockingWrite: {
      title: 'The same in C',
      text: 'Here write() of a C program would stand still until there is room again: its bytes are copied into the send buffer, whose size SO_SNDBUF sets. Node never stands still: it keeps the bytes itself, and says with drain when the kernel has them.',
    },
  },
} satisfies ScenarioText<'backpressure'>;
