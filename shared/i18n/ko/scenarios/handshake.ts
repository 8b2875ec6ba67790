import type { Translated } from '../../catalogue';
import type { handshake as english } from '../../en/scenarios/handshake';

export const handshake: Translated<typeof english> = {
  title: '세 번의 악수, 거절, 그리고 침묵',
  learn:
    'SYN에 대한 답은 SYN+ACK일 수도, RST일 수도, 아예 없을 수도 있습니다. 클라이언트에게는 셋이 서로 다르게 보입니다.',
  steps: {
    connect: {
      title: '서버에 연결하기',
      text: '서버가 빈 포트에서 듣고(강의 노트에서는 9190), 클라이언트가 연결합니다. 클라이언트의 포트는 커널이 고릅니다.',
      outcome:
        '핸드셰이크는 1초도 걸리지 않았습니다. 연결의 이름은 양쪽 끝의 주소이며, 클라이언트의 포트는 이 연결에만 쓰입니다.',
    },
    refused: {
      title: '아무도 듣지 않는 곳에 연결하기',
      text: '앱이 서버를 열었다가 듣는 소켓을 바로 닫고, 클라이언트가 그 포트로 연결을 시도합니다.',
      outcome:
        '성공할 때만큼 빨리 답이 왔습니다. 상대 커널이 그곳에 있고, 안 된다고 답한 것입니다. 거절은 그 컴퓨터에 닿았다는 뜻입니다.',
    },
    silence: {
      title: '줄이 가득 찬 곳에 연결하기',
      text: 'backlog가 1인 서버가 accept하지 않고, 대기열은 가득 찼습니다. 그때 클라이언트 하나가 더 SYN을 보냅니다.',
      outcome:
        '된다는 답도 안 된다는 답도 오지 않습니다. 클라이언트는 SYN_SENT에 머물며 SYN을 다시 보냅니다. 방화벽이 SYN을 버렸거나 컴퓨터가 꺼져 있어도 똑같아 보입니다.',
    },
    cancel: {
      title: '포기하기',
      text: 'Linux는 2분쯤 계속 시도합니다. 사람은 더 일찍 그만둘 수 있습니다. 연결 중인 클라이언트를 취소하세요.',
      outcome: '소켓이 사라졌고, 아무에게도 알리지 않았습니다. 끝낼 연결이 없었기 때문입니다.',
    },
  },
  facts: {
    connected: '{{us}}µs 만에 연결됨',
    pair: '{{local}} ⇄ {{remote}}; 커널이 고른 포트는 {{port}}번',
    stays: '{{port}}번 포트의 듣는 소켓은 여전히 {{state}} 상태',
    threeSegments: '선 위로 오간 것: SYN, SYN+ACK, ACK',
    refused: '{{us}}µs 만에 {{code}}',
    twoSegments: '선 위로 오간 것: SYN, RST+ACK',
    queueFull: '커널에서 수락을 기다리는 연결: {{n}}개, 더 들어갈 자리가 없음',
    synSent: '{{from}} → {{to}} 연결은 {{state}} 상태',
    noAnswer: '{{ms}}ms 동안 답이 없음',
    againAndAgain: '선 위로 오간 것: SYN, SYN, …',
    ended: '{{ms}}ms 만에 {{code}}',
  },
  cards: {
    listenStays: {
      title: 'SYN_RCVD로 가는 소켓',
      text: '강의 노트에서는 서버가 LISTEN에서 SYN_RCVD로 갑니다. 듣는 소켓은 LISTEN에 그대로 머뭅니다. SYN이 올 때마다 새 연결이 생기고, 마지막 ACK가 올 때까지 그 연결이 SYN_RECEIVED에 있습니다.',
    },
    synAndAck: {
      title: '성공을 알아보는 법',
      text: '강의 노트는 SYN = 1이면 성공이라고 합니다. 답에는 SYN과 함께, 이쪽의 SYN을 확인하는 ACK가 있어야 합니다. 거절하는 답에는 RST와 ACK가 있습니다. 그리고 확인 번호는 마지막으로 받은 바이트가 아니라 다음에 받을 바이트의 번호입니다.',
    },
    header: {
      title: 'TCP 헤더 표에 빠진 것',
      text: '강의 노트의 표에는 아홉 필드가 있습니다. 두 포트, 순서 번호와 확인 번호, 데이터 오프셋, 컨트롤 비트, 윈도, 체크섬, 긴급 포인터입니다. 그 밖에 예약 비트가 있고, MSS, 윈도 스케일, SACK, 타임스탬프 같은 옵션이 있습니다. 긴급 포인터는 새 프로그램에서 쓰지 않는 것이 좋습니다. 그리고 TCP가 보내는 단위는 패킷이 아니라 세그먼트라고 부릅니다.',
    },
  },
};
