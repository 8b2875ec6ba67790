import type { Translated } from '../../catalogue';
import type { iterative as english } from '../../en/scenarios/iterative';

export const iterative: Translated<typeof english> = {
  title: '메아리 다섯 번: 한 번에 한 명씩',
  learn:
    '반복(iterative) 서버는 한 클라이언트가 떠날 때까지 그 클라이언트만 상대합니다. 연결되었다고 해서 서비스가 시작된 것은 아닙니다.',
  steps: {
    firstEcho: {
      title: '서버를 시작하고 A가 “hi”라고 말하기',
      text: '강의 노트의 에코 서버가 빈 포트에서 기다립니다(강의 노트에서는 9190). 이 서버는 클라이언트 다섯 명을 한 명씩 차례로 상대합니다. A가 연결하여 “hi”를 입력하고, 한 번 읽은 것을 출력합니다.',
      outcome:
        '서버가 A를 수락했고, A가 닫을 때까지 A 곁에 머뭅니다. 읽고, 되돌려 쓰고, 다시 읽기를 되풀이합니다.',
    },
    secondWaits: {
      title: 'B가 연결하여 입력하기',
      text: 'B가 같은 서버에 연결하여 “hello”를 입력합니다. B의 connect는 성공합니다. 메아리가 오는지 살펴보세요.',
      outcome:
        '메아리가 없습니다. 커널이 핸드셰이크를 끝내고 B의 바이트를 보관하고 있지만, 서버는 아직 A에게서 읽는 중이라 B를 수락하지 않았습니다. connect의 성공은 서비스의 시작을 뜻하지 않습니다.',
    },
    nextServed: {
      title: 'A가 그만두기',
      text: 'A가 q를 입력합니다. 서버는 스트림의 끝을 읽고 A의 소켓을 닫은 뒤 accept를 다시 부릅니다. B의 창을 살펴보세요.',
      outcome:
        '이제 B가 2번 클라이언트이고, 커널에서 기다리던 “hello”가 곧바로 돌아옵니다. 다시 보낼 필요가 없었습니다.',
    },
    sixthWaits: {
      title: '다섯 자리 채우기',
      text: 'C, D, E, F가 연결하여 한 줄씩 입력합니다. 그다음 B, C, D가 메아리를 받는 대로 차례로 그만두어, 서버는 다섯 번째 클라이언트인 E를 상대하게 됩니다. F는 여섯 번째입니다.',
      outcome: '연결한 순서대로 서비스를 받았습니다. F는 앞서 B가 그랬듯이 연결된 채 기다립니다.',
    },
    over: {
      title: '다섯 번째 클라이언트가 그만두기',
      text: 'E가 q를 입력합니다. 다섯 명을 상대한 서버는 반복을 끝내고 듣는 소켓을 닫습니다. F, 그리고 일곱 번째 클라이언트 G는 어떻게 될까요?',
      outcome:
        'F는 리셋되었습니다. 듣는 소켓이 닫힐 때 대기열에 있던 연결은 끊어지기 때문입니다. G는 거절되었습니다. 연결할 상대가 이미 없었기 때문입니다.',
    },
  },
  facts: {
    served: '서버가 “Connected client”와 함께 출력한 번호: {{list}}',
    message: '{{who}}의 출력: Message from server: {{text}}',
    waits: '{{who}}: 연결된 채 {{n}} B를 보냈고, {{ms}}ms 동안 아무것도 받지 못함',
    queue: '커널에서 수락을 기다리는 연결: {{n}}개',
    held: 'Node는 {{who}}의 연결을 수락했고, 앱이 차례를 기다리게 함',
    newSocket: '서버가 {{closed}} 소켓을 닫은 다음에야 {{accepted}} 소켓을 수락함',
    servedAll: '상대한 클라이언트: {{n}}명. 서버가 듣기를 멈춤',
    reset: '{{who}}에게 전해진 오류: {{code}}',
    refused: '{{who}}에게 전해진 오류: {{code}}',
  },
  cards: {
    newSocket: {
      title: '비운 소켓이 아니라 새 소켓',
      text: '강의 노트는 서버가 비운 소켓을 다음 클라이언트에게 다시 쓴다고 합니다. 그렇지 않습니다. close는 소켓을 완전히 없애고, accept는 부를 때마다 새 소켓을 돌려줍니다. 거듭 쓰이는 것은 듣는 소켓뿐입니다.',
    },
    falseEcho: {
      title: '있지도 않았던 메아리',
      text: 'C로 쓴 강의 노트의 여섯 번째 클라이언트라면 여기서 “Message from server: six”를 출력합니다. 그 줄을 읽은 서버는 없는데도 말입니다. read가 실패하여 −1을 돌려주었지만 프로그램이 확인하지 않고, 버퍼에 남아 있던 자기 입력을 출력하기 때문입니다.',
    },
  },
  quiz: {
    question:
      '강의 노트는 두 예제 hello와 echo를 비교합니다. 클라이언트에서 사람이 무언가를 입력하는 것은 어느 쪽일까요?',
    options: {
      helloInput: 'hello만',
      echoInput: 'echo만',
      bothInput: '둘 다',
    },
    why: 'hello 클라이언트는 인사말을 읽기만 합니다. echo 클라이언트는 q가 입력될 때까지 while 문 안에서 키보드를 읽습니다. echo 서버도 for 문으로 클라이언트를 차례로 상대하며 되풀이합니다.',
  },
};
