import type { Translated } from '../../catalogue';
import type { hello as english } from '../../en/scenarios/hello';

export const hello: Translated<typeof english> = {
  title: 'Hello World: 서버가 먼저 닫으면',
  learn: 'accept 한 번, write 한 번, close 한 번. 먼저 닫은 쪽에 TIME_WAIT이 남습니다.',
  steps: {
    start: {
      title: '인사 서버 시작하기',
      text: '인사 한 번만 하는 서버가 빈 포트에서 기다립니다(강의 노트에서는 9190). 손님 한 명을 받아 인사하고 멈춥니다.',
      outcome:
        '서버가 듣고 있습니다. 이제 커널이 서버 대신 악수에 답합니다. 아직 아무도 연결하지 않았습니다.',
    },
    connect: {
      title: '한 번만 읽는 클라이언트 연결하기',
      text: '클라이언트가 연결하여 한 번 읽고, 읽은 것을 출력하고 닫습니다. 인사말의 끝을 16진수로 살펴보세요.',
      outcome:
        '인사말이 00 바이트로 끝납니다. C 프로그램이 문자열을 sizeof 크기로 보내기 때문입니다. 서버가 먼저 닫았고, 클라이언트는 그 뒤에 스트림의 끝을 읽었습니다.',
    },
    timeWait: {
      title: 'TIME_WAIT 찾기',
      text: '커널은 먼저 닫은 쪽의 연결을 한동안 남겨 둡니다. 어느 쪽일까요?',
      outcome:
        'TIME_WAIT 행의 자기 쪽 포트가 서버의 포트입니다. 서버가 먼저 닫았기 때문입니다. 클라이언트의 행은 이미 없습니다.',
    },
    refused: {
      title: '한 번 더 연결하기',
      text: '서버는 손님 한 명을 받은 뒤 듣기를 멈췄습니다. 아무도 듣지 않는 포트로 SYN이 오면 커널은 무엇이라고 답할까요?',
      outcome: '곧바로 RST로 답합니다. 연결 거부입니다. 시간이 다 될 때까지 기다릴 필요가 없습니다.',
    },
    restart: {
      title: '서버 다시 시작하기',
      text: '이전 연결이 아직 TIME_WAIT에 있는데도 같은 포트를 씁니다.',
      outcome: '다시 듣습니다. Node가 bind 전에 SO_REUSEADDR을 켜기 때문입니다.',
    },
  },
  facts: {
    listening: '서버가 {{port}}번 포트에서 듣고 있음',
    accepted: '{{port}}번 포트에서 온 #1 수락',
    sent: '서버가 {{n}}바이트 보냄',
    message: 'Message from server: {{text}} (마지막 두 바이트는 {{end}})',
    serverFirst: '서버가 먼저 닫음',
    timeWait: '{{from}} → {{to}} 연결이 TIME_WAIT 상태',
    refused: '클라이언트가 받은 오류는 {{code}}',
    listensAgain: '서버가 {{port}}번 포트에서 다시 듣고 있음',
  },
  cards: {
    nul: {
      title: '강의 노트의 클라이언트가 동작하는 까닭',
      text: '이 클라이언트는 읽은 것을 문자열로 출력하면서 끝을 나타내는 NUL을 붙이지 않습니다. 서버가 그 NUL까지 보내 주기 때문에 동작할 뿐입니다.',
    },
    bindError: {
      title: 'C라면',
      text: 'SO_REUSEADDR을 켜지 않은 C 서버는 여기서 “bind() error”를 출력합니다. TIME_WAIT이 남아 있는 동안, Linux에서는 60초 동안입니다.',
    },
  },
};
