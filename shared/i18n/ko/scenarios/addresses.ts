import type { Translated } from '../../catalogue';
import type { addresses as english } from '../../en/scenarios/addresses';

export const addresses: Translated<typeof english> = {
  title: '주소 상담소: IPv4, IPv6, INADDR_ANY, 오류의 뜻',
  learn: '서버가 듣는 주소에 따라 닿을 수 있는 사람이 달라지고, 모든 오류에는 까닭이 있습니다.',
  steps: {
    servers: {
      title: '주소의 종류마다 서버 시작하기',
      text: '127.0.0.1과 ::1은 이 컴퓨터 안에서만 쓰는 주소입니다. 0.0.0.0은 INADDR_ANY, 곧 이 컴퓨터의 모든 IPv4 주소입니다. ::은 두 종류의 모든 주소입니다. IPv6이 없으면 서버는 둘입니다.',
      outcome: '저마다 빈 포트에서 듣고 있습니다.',
    },
    matrix: {
      title: '세 가지 이름으로 부르기',
      text: '서버마다 클라이언트가 127.0.0.1, ::1, 그리고 localhost라는 이름으로 연결해 봅니다. 클라이언트 창은 다시 닫히고, 이벤트는 목록에 남습니다.',
      outcome:
        '한 종류의 주소에서 듣는 서버는 그 종류에만 답합니다. ::에서 듣는 서버는 IPv4 클라이언트도 받으며, ::ffff:127.0.0.1로 봅니다. 이름 하나에 주소가 여럿이면 차례로 시도합니다.',
    },
    inUse: {
      title: '같은 포트에서 두 번 듣기',
      text: '두 번째 서버가 첫 번째 서버의 포트를 달라고 합니다. bind()나 listen()이 실패합니다.',
      outcome: 'EADDRINUSE: 그 주소와 포트는 이미 쓰입니다. 다른 서버를 닫거나, 빈 포트를 뜻하는 0을 쓰세요.',
    },
    notOurs: {
      title: '남의 주소에서 듣기',
      text: '192.0.2.77은 문서용 주소입니다. 이 컴퓨터의 어느 인터페이스에도 없습니다.',
      outcome: 'EADDRNOTAVAIL: 서버는 자기 컴퓨터가 가진 주소에서만 들을 수 있습니다.',
    },
    privileged: {
      title: '80번 포트에서 듣기',
      text: '1024 미만의 포트는 관리자의 몫이었습니다. 이것은 시스템마다 다릅니다. 이 시스템은 무엇이라고 하는지 보세요.',
      outcome:
        'EACCES는 보통 사용자에게 허락되지 않는다는 뜻입니다. EADDRINUSE라면 다른 프로그램이 이미 쓰고 있습니다. 듣고 있다면 이 시스템은 그 포트를 지키지 않습니다.',
    },
    unknownName: {
      title: '없는 이름 부르기',
      text: '.invalid로 끝나는 이름은 결코 존재하지 않습니다. 이름을 찾는 일은 TCP보다 먼저입니다.',
      outcome:
        '주소도, 시도도, 소켓도 없습니다. ENOTFOUND는 그런 이름이 없다는 뜻이고, EAI_AGAIN은 이름 서버에 물어볼 수 없었다는 뜻입니다.',
    },
    badPort: {
      title: '70000번 포트 청하기',
      text: '포트는 TCP 헤더에 있는 16비트 수입니다. 가장 큰 수는 65535입니다.',
      outcome: '앱이 시스템에 묻기 전에 거절합니다. 연결할 곳이 없기 때문입니다.',
    },
    bothRefused: {
      title: '이름의 모든 주소에서 거절당하기',
      text: 'localhost는 ::1과 127.0.0.1을 뜻하고, 이 포트는 아무도 듣지 않습니다.',
      outcome: '연결은 한 번, 시도는 두 번, 까닭도 둘입니다. 전체 오류에는 자기 문장이 없습니다.',
    },
    farAway: {
      title: '아무도 갖지 않은 주소 부르기',
      text: '203.0.113.1도 문서용 주소입니다. 클라이언트는 1.5초 동안 기다리고 그만둡니다. 거절, 닿을 수 없음, 침묵 가운데 무엇일까요?',
      outcome:
        '네트워크에 따라 다릅니다. ENETUNREACH나 EHOSTUNREACH라면 가는 길이 없음을 누군가 압니다. ECONNREFUSED라면 누군가 대신 답했습니다. ETIMEDOUT이라면 아무도 답하지 않았고, SYN을 거듭 보냈습니다. 연결되었다면 프록시처럼 모든 주소를 대신해 답하는 장치가 길에 있습니다.',
    },
  },
  facts: {
    listening: '{{host}}: {{port}}번 포트에서 듣고 있음',
    cellConnected:
      '서버 {{server}}, 부른 주소 {{target}}: {{address}} 주소로 연결됨, 서버가 본 주소는 {{seenAs}}',
    cellTried: '서버 {{server}}, 부른 주소 {{target}}: {{address}}의 대답은 {{code}}',
    cellFailed: '서버 {{server}}, 부른 주소 {{target}}: {{code}}',
    inUse: '두 번째 서버가 받은 오류는 {{code}}',
    notOurs: '서버가 받은 오류는 {{code}}',
    privileged: '80번 포트의 서버가 받은 오류는 {{code}}',
    allowed: '여기서는 누구나 {{port}}번 포트를 쓸 수 있음. 서버가 듣고 있음',
    noName: '이름 찾기 실패: {{code}}',
    badPort: '앱이 {{port}}번 포트를 거절함',
    attempt: '{{address}}의 대답은 {{code}}',
    synSent: '{{address}} 주소로 보낸 SYN이 SYN_SENT 상태였음',
    farAway: '{{ms}} ms 뒤 {{code}}',
    farAnswered: '{{ms}} ms 뒤 누군가 {{address}} 대신 답함',
  },
  cards: {
    anyAddress: {
      title: 'INADDR_ANY, 그리고 주소의 종류를 모르는 코드',
      text: 'INADDR_ANY에서 듣는 서버는 모든 네트워크 카드로 오는 연결을 받으므로, 네트워크의 다른 사람도 닿을 수 있습니다. AF_INET은 IPv4만을 뜻합니다. getaddrinfo()는 두 종류의 주소를 모두 주므로, 주는 대로 쓰는 프로그램은 어느 쪽에서도 동작합니다. 0.0.0.0과 ::은 들을 때 쓰는 주소이니, 연결할 목적지로는 쓰지 마세요.',
    },
  },
};
