import type { Translated } from '../../catalogue';
import type { closing as english } from '../../en/scenarios/closing';

export const closing: Translated<typeof english> = {
  title: '누가 먼저 닫나',
  learn: '어느 쪽이든 먼저 닫을 수 있습니다. TIME_WAIT은 먼저 닫은 쪽의 몫입니다.',
  steps: {
    connect: {
      title: '클라이언트 두 개 연결하기',
      text: '동시 서버가 빈 포트에서 듣습니다(강의 노트에서는 9190). X와 Y가 연결합니다.',
      outcome: '연결이 둘이고, 양쪽 끝 모두 ESTABLISHED입니다.',
    },
    clientFirst: {
      title: 'X가 닫기',
      text: 'X가 먼저 닫고, 서버는 자신의 FIN으로 답합니다. 두 끝 가운데 커널에 남는 것은 어느 쪽일까요?',
      outcome:
        'X 쪽 끝이 TIME_WAIT입니다. 그 행은 클라이언트의 포트로 시작합니다. 서버 쪽 끝은 표에서 사라졌습니다.',
    },
    serverFirst: {
      title: '서버가 Y를 닫기',
      text: '이번에는 서버가 먼저 닫습니다. 서버의 창에서 남아 있는 연결을 닫으세요.',
      outcome: '이번에는 반대입니다. 그 행은 서버의 포트로 시작하고, Y 쪽에는 아무것도 남지 않았습니다.',
    },
    gone: {
      title: '둘 다 사라질 때까지 기다리기',
      text: '옛 연결의 늦게 온 세그먼트가 같은 두 주소 사이의 새 연결에 끼어들면 안 되므로, 커널은 두 주소를 한동안 기억합니다. Linux에서는 60초입니다.',
      outcome:
        '두 행이 모두 사라졌습니다. 프로그램은 오래전에 소켓을 닫았고, 기다리는 일은 커널 혼자 했습니다.',
    },
  },
  facts: {
    listening: '서버가 {{port}}번 포트에서 듣고 있음',
    connected: '{{who}}: {{port}}번 포트에서 연결됨',
    clientClosed: '먼저 닫은 쪽은 {{who}}',
    serverClosed: '서버가 {{socket}} 소켓을 먼저 닫음',
    timeWait: '{{from}} → {{to}} 연결은 TIME_WAIT 상태',
    noRow: '{{from}} → {{to}} 연결은 이제 행이 없음',
    gone: '{{from}} → {{to}} 연결은 {{s}}초 뒤에 표에서 사라짐',
  },
  cards: {
    timeWait: {
      title: 'TIME_OUT이 아니라 TIME_WAIT',
      text: '강의 노트는 먼저 닫은 쪽의 마지막 상태를 TIME_OUT이라고 합니다. 올바른 이름은 TIME_WAIT입니다. 시간이 초과된 것이 아니라 커널이 일부러 기다리는 것입니다. RFC 9293은 세그먼트 최대 수명의 두 배(2 · MSL, 4분)를 기다리라고 하고, Linux는 언제나 60초를 기다립니다.',
    },
  },
  quiz: {
    question: 'TIME_WAIT은 어느 쪽에 남을까요?',
    options: {
      server: '언제나 서버 쪽',
      client: '언제나 클라이언트 쪽',
      first: '먼저 닫은 쪽',
    },
    why: 'X가 먼저 닫았을 때는 X 쪽에, 서버가 먼저 닫았을 때는 서버 쪽에 남았습니다. 누가 클라이언트이고 누가 서버인지는 TCP에 중요하지 않습니다. 양쪽이 동시에 닫을 때만 양쪽 모두에 남습니다.',
  },
};
