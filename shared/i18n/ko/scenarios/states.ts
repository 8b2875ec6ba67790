import type { Translated } from '../../catalogue';
import type { states as english } from '../../en/scenarios/states';

export const states: Translated<typeof english> = {
  title: '모든 상태 보기',
  learn: '상태도는 실제입니다. 여기의 상태는 모두 커널 표의 한 행이었습니다.',
  steps: {
    listen: {
      title: 'LISTEN: 서버가 기다림',
      text: '서버를 시작합니다. 이 시나리오의 단계는 커널의 표에 그 상태가 나타나야만 완료됩니다.',
      outcome: '듣는 소켓의 행에는 상대가 없습니다. 누가 오든 LISTEN에 머뭅니다.',
    },
    synSent: {
      title: 'SYN_SENT: 대기열에 자리가 없음',
      text: '두 번째 서버는 수락하지 않고, backlog는 1입니다. 클라이언트 셋이 자리를 채웁니다. 하나는 수락된 채로, 둘은 줄에서 기다립니다. 그리고 네 번째가 문을 두드립니다.',
      outcome:
        'Linux는 네 번째 클라이언트의 SYN을 버리고, 클라이언트는 SYN을 거듭 보냅니다. 대기열이 가득 차지 않으면 한 컴퓨터 안에서 SYN_SENT는 너무 짧아 볼 수 없습니다.',
    },
    established: {
      title: 'ESTABLISHED: 연결됨',
      text: '클라이언트 A가 첫 번째 서버에 연결하고, 서버가 수락합니다. 연결은 하나인데 행은 몇 개일까요?',
      outcome: '두 개입니다. 양쪽 끝이 모두 이 컴퓨터에 있기 때문입니다. 행마다 자기 포트가 앞에 옵니다.',
    },
    finWait1: {
      title: 'FIN_WAIT_1: FIN이 확인되지 않음',
      text: '서버가 읽지 않습니다. A는 2.5 MB를 보내고 자기 방향을 닫습니다. 그래서 FIN이 자리를 얻지 못한 바이트 뒤에 서게 됩니다.',
      outcome: 'FIN이 도착할 때까지 A는 FIN_WAIT_1에 있습니다. 보통은 몇 마이크로초면 지나갑니다.',
    },
    finWait2: {
      title: 'FIN_WAIT_2와 CLOSE_WAIT: 반만 닫힘',
      text: '서버가 다시 읽기 시작하여 모두 읽고 FIN을 만납니다. 서버는 아직 끝내지 않습니다.',
      outcome: 'A는 FIN_WAIT_2에서 상대의 FIN을 기다리고, 서버는 CLOSE_WAIT에서 자기 프로그램을 기다립니다.',
    },
    lastAck: {
      title: 'LAST_ACK: 두 번째 FIN',
      text: '이번에는 A가 읽지 않습니다. 서버가 2.5 MB를 보내고 끝냅니다. 서버의 FIN은 두 번째 FIN이며, 아직 확인되지 않습니다.',
      outcome: '나중에 닫고 마지막 ACK만 기다리는 쪽이 LAST_ACK입니다.',
    },
    closing: {
      title: 'CLOSING: 동시에 닫기',
      text: '클라이언트 B와 서버가 모두 2.5 MB를 보내고, 읽지 않고 닫습니다. 둘 다 FIN_WAIT_1입니다. 그런 다음 서버만 읽습니다.',
      outcome:
        '서버 자신의 FIN에 대한 ACK보다 B의 FIN이 먼저 서버에 도착합니다. 이것이 CLOSING입니다. B는 읽지 않으므로 확인해 주지 못합니다.',
    },
    timeWait: {
      title: 'TIME_WAIT: 잠시 더 남음',
      text: 'B도 읽기 시작하여 서버의 FIN을 확인합니다.',
      outcome: '서버가 CLOSING에서 TIME_WAIT으로 갑니다. 동시에 닫으면 양쪽 모두 TIME_WAIT이 됩니다.',
    },
    closed: {
      title: 'CLOSED: 행이 없음',
      text: 'A가 서버가 보낸 것을 모두 읽고 FIN까지 읽습니다. 마지막 ACK가 갑니다. 표에서 CLOSED는 어떻게 보일까요?',
      outcome:
        '아무것도 보이지 않습니다. 행이 없는 것이 CLOSED입니다. LAST_ACK 다음에 TIME_WAIT 없이 바로 왔습니다.',
    },
  },
  facts: {
    listens: '{{port}}번 포트가 LISTEN 상태',
    row: '{{from}} → {{to}} 연결이 {{state}} 상태',
    gone: 'LAST_ACK에 있던 {{from}} → {{to}} 연결의 행이 이제 없음',
  },
  cards: {
    simultaneous: {
      title: '강의 노트의 상태도에 없는 것',
      text: '강의 노트에는 먼저 닫는 쪽과 나중에 닫는 쪽만 있습니다. 양쪽이 동시에 닫을 수도 있으며, 그때는 CLOSING을 지납니다(RFC 9293 §3.6). 동시에 열 수도 있습니다(§3.5). 자기 자신에게 연결하는 소켓이 그렇습니다.',
    },
    synReceived: {
      title: '빠진 상태 하나',
      text: 'SYN_RECEIVED는 SYN-ACK를 보내고 그 ACK를 받을 때까지입니다. 한 컴퓨터 안에서는 볼 틈도 없이 끝나므로 여기서는 켜지지 않습니다. SYN-ACK가 도중에 사라지면 볼 수 있지만 그렇게 하려면 root 권한과 네트워크 네임스페이스가 필요합니다. 가득 찬 대기 줄에 자리가 날 때에도 잠깐 볼 수 있습니다(실습 3).',
    },
  },
};
