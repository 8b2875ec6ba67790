import type { Translated } from '../../catalogue';
import type { backlog as english } from '../../en/scenarios/backlog';

export const backlog: Translated<typeof english> = {
  title: '줄 서기: backlog와 accept',
  learn:
    '핸드셰이크를 하고 연결을 줄 세우는 것은 프로그램이 아니라 커널입니다. Linux에서는 줄이 가득 차면 아무 대답도 없습니다.',
  steps: {
    freeze: {
      title: '수락하지 않는 서버 시작하기',
      text: '서버가 backlog 5로 빈 포트에서 듣습니다. accept가 얼려져 있어서, 다음 연결 하나를 받고 나면 서버의 스레드가 그대로 멈춥니다.',
      outcome: '서버가 듣고 있습니다. 이제부터는 커널 혼자 일합니다.',
    },
    connectTen: {
      title: '클라이언트 열 개 연결하기',
      text: '클라이언트 열 개가 하나씩 연결을 시도합니다. 몇이 연결되고, 몇이 줄을 서고, 몇이 아직 두드리고 있는지 세어 보세요.',
      outcome:
        '하나가 수락되었고, 연결된 나머지는 커널의 대기열에 서 있습니다. 자리를 찾지 못한 쪽은 아직 SYN_SENT입니다. Linux는 SYN을 말없이 버리므로, 클라이언트는 SYN을 거듭 보냅니다.',
    },
    typeQueued: {
      title: '줄 선 클라이언트에서 입력하기',
      text: '2번 클라이언트는 연결되었지만 수락되지 않았습니다. 이 클라이언트가 “hi”를 보냅니다. 송신 큐를 보고, 메아리를 기다려 보세요.',
      outcome:
        '서버 쪽 커널이 바이트를 받아 확인(ACK)했으므로 송신 큐는 비었습니다. 그러나 그 바이트를 읽은 프로그램은 없어서 메아리도 없습니다.',
    },
    acceptOne: {
      title: '한 명 더 받기',
      text: '서버가 연결 하나를 더 수락하고 다시 멈춥니다. 대기열에 한 자리가 생겼습니다. 누가, 언제 그 자리에 들어갈까요?',
      outcome:
        '밖에 있던 클라이언트는 SYN을 다시 보낼 때에야 자리가 난 것을 압니다. 처음에는 1초 뒤에, 나중에는 점점 드물게 보냅니다. 여럿이 같은 순간에 두드리면 저마다 빈자리를 보고 자신이 연결되었다고 여길 수 있습니다. 커널은 자리만큼만 줄을 세우고, 나머지의 핸드셰이크는 나중에 마칩니다.',
    },
    thaw: {
      title: '서버를 다시 움직이기',
      text: '얼렸던 accept를 풀고, 모든 클라이언트가 “hi”라고 말합니다.',
      outcome:
        '밖에 남겨졌던 클라이언트까지 모두 메아리를 받았습니다. 쫓겨난 쪽은 없습니다. 느린 것과 거절하는 것은 다릅니다.',
    },
  },
  facts: {
    listening: '서버가 {{port}}번 포트에서 듣고 있음(backlog {{backlog}})',
    frozen: 'accept가 얼려짐',
    connected: 'connect에 성공한 클라이언트: {{n}}개',
    accepted: '서버가 수락한 연결: {{n}}개',
    queue: '커널에서 수락을 기다리는 연결: {{n}}개',
    outside: 'SYN_SENT 상태의 클라이언트: {{n}}개',
    refused: '{{code}} 오류로 실패한 클라이언트: {{n}}개',
    typed: '클라이언트 {{who}}: {{n}} B를 보냈고, {{ms}}ms 동안 답이 없음',
    acknowledged: '그 가운데 확인(ACK)되지 않은 것: {{n}} B',
    letIn: '첫 SYN에서 {{ms}}ms 지나 연결된 클라이언트: {{who}}',
    echoed: '메아리를 받은 클라이언트: {{n}}개, 마지막은 풀린 지 {{ms}}ms 뒤',
  },
  cards: {
    onlyQueued: {
      title: '연결되었지만 줄을 섰을 뿐',
      text: 'connect는 서버가 accept를 부르기 전에도 성공할 수 있습니다. 두 커널이 합의했다는 뜻일 뿐입니다. 실제로 서비스를 받고 있는지 알려면 프로그램의 답을 기다려야 합니다.',
    },
    backlogPlusOne: {
      title: 'backlog가 5이면 몇이 기다릴까',
      text: '강의 노트는 정확히 5개가 기다리고, 가득 찬 줄은 거절한다고 합니다. Linux는 backlog보다 하나 많은 6개까지 줄을 세우고(somaxconn을 넘지는 않습니다), 그다음 SYN은 말없이 버립니다. 거절하는 것은 Windows입니다.',
    },
  },
};
