import type { Translated } from '../../catalogue';
import type { sockets as english } from '../../en/scenarios/sockets';

export const sockets: Translated<typeof english> = {
  title: '듣는 소켓과 연결된 소켓',
  learn: '듣는 소켓은 하나이며 서버와 함께 삽니다. 연결된 소켓은 클라이언트 하나를 서비스하는 동안만 삽니다.',
  steps: {
    start: {
      title: '서버 시작하기',
      text: '동시 에코 서버가 빈 포트에서 듣습니다(강의 노트에서는 9190). 서버의 소켓이 몇 개인지 세어 보세요.',
      outcome: '소켓은 하나이고, 이 소켓으로는 데이터가 오가지 않습니다. 연결을 기다리기만 합니다.',
    },
    connectTwo: {
      title: '클라이언트 두 개 연결하기',
      text: 'A와 B가 연결합니다. 이제 서버의 소켓은 몇 개이고, 각 클라이언트의 소켓은 몇 개일까요?',
      outcome:
        '클라이언트가 둘이면 서버의 소켓은 셋, 클라이언트의 소켓은 하나씩입니다. 셋 모두 로컬 포트가 같고, 연결된 소켓들은 상대 쪽 포트가 다릅니다. 소켓을 구별하는 것은 포트가 아니라 주소의 쌍입니다.',
    },
    closeOne: {
      title: 'A 닫기',
      text: 'A가 닫고, B가 말합니다. 서버에는 어느 소켓이 남을까요?',
      outcome: 'A의 소켓만 사라졌습니다. 듣는 소켓과 B의 소켓은 그 소켓과 상관이 없습니다.',
    },
    stopListening: {
      title: '듣기만 멈추기',
      text: '서버가 듣는 소켓만 닫습니다. B가 말하고, C가 연결을 시도합니다.',
      outcome:
        'B는 전처럼 서비스를 받습니다. B의 소켓에는 듣는 소켓이 더 이상 필요하지 않습니다. C는 거절되었습니다. 듣는 소켓이 없기 때문입니다.',
    },
  },
  facts: {
    listening: '서버가 {{port}}번 포트에서 듣고 있음',
    state: '{{port}}번 포트는 {{state}} 상태',
    count: '서버의 소켓: {{server}}개. 클라이언트의 소켓: {{client}}개',
    pair: '연결된 소켓 {{socket}}: {{local}} → {{remote}}',
    descriptors: '서버의 디스크립터: {{list}}',
    closed: '서버의 {{socket}} 소켓이 닫힘(상대 포트 {{port}})',
    left: '이제 서버의 소켓: {{n}}개',
    echo: '{{who}}에게 돌아온 메아리: {{text}}',
    stopped: '{{port}}번 포트를 듣는 소켓이 이제 없음',
    refused: '{{who}}에게 전해진 오류: {{code}}',
    pairState: '{{local}} → {{remote}} 연결은 여전히 {{state}} 상태',
  },
  cards: {
    descriptors: {
      title: 'C에서 3과 4가 나오는 까닭',
      text: '강의 노트의 hello 서버는 3과 4를 출력합니다. 입력, 출력, 오류가 쓰는 0~2 다음으로 비어 있는 가장 작은 번호입니다. 이 앱은 다른 파일도 많이 열어 두어서 번호가 더 큽니다. 뜻은 같습니다. 듣는 소켓에 하나, 연결마다 하나입니다.',
    },
    whichDescriptor: {
      title: '데이터가 오가는 디스크립터',
      text: '강의 노트의 한 슬라이드는 bind에 넘긴 디스크립터로 데이터를 읽고 쓴다고 하고, connfd를 클라이언트가 쓴다고 합니다. 데이터는 accept가 돌려준 연결된 디스크립터로 오가며, 그것을 가진 쪽은 서버입니다. 클라이언트는 connect를 부를 때 쓴 디스크립터를 씁니다.',
    },
  },
};
