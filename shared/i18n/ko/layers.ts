import type { Translated } from '../catalogue';
import type { layers as english } from '../en/layers';

export const layers: Translated<typeof english> = {
  title: '계층, 그리고 TCP와 UDP',
  lead: '○ 설명입니다. 이 컴퓨터에서 관측한 것은 이 페이지에 없습니다.',

  stack: {
    title: '같은 구조를 그린 두 그림',
    caption: '네트워크 계층: OSI 모형의 일곱 계층, 실제의 네 계층, 그리고 누가 맡는지',
    seven: '7계층',
    four: '4계층',
    what: '하는 일',
    who: '맡는 쪽',
    osi: {
      application: '응용',
      presentation: '표현',
      session: '세션',
      transport: '전송',
      network: '네트워크',
      link: '데이터 링크',
      physical: '물리',
    },
    name: {
      application: '응용(APPLICATION)',
      transport: '전송(TCP, UDP)',
      internet: '인터넷(IP)',
      link: '링크(LINK)',
    },
    does: {
      application: '바이트의 뜻을 정합니다. 메시지, 줄, 요청과 응답이 여기에 있습니다.',
      transport:
        '포트로 구별하여 프로그램에서 프로그램으로 전합니다. TCP는 순서를 지키고 잃은 것을 다시 보냅니다.',
      internet:
        '주소로 구별하여 컴퓨터에서 컴퓨터로 전합니다. 패킷마다 경로를 찾으므로 경로에 따라 걸리는 시간이 다릅니다.',
      link: '바로 옆 장치로 전합니다. 이더넷, Wi-Fi 등 LAN·MAN·WAN의 표준이 여기에 있습니다.',
    },
    by: {
      application: '프로그램. Bothends도 여기에 있습니다.',
      transport: '커널',
      internet: '커널과 중간의 라우터',
      link: '드라이버와 네트워크 카드',
    },
    socket: '소켓이 경계입니다. 위는 프로그램, 아래는 커널입니다.',
  },

  hides: {
    title: '소켓이 보여 주는 것과 감추는 것',
    shown: '프로그램에 보이는 것',
    shownItems: {
      ends: '양쪽 끝의 주소와 포트',
      bytes: '쓴 순서 그대로의 바이트',
      waiting: '기다려야 한다는 것',
      end: '끝(FIN) 또는 오류(RST, 응답 없음)',
    },
    hidden: '커널이 감추는 것',
    hiddenItems: {
      segments: '바이트를 세그먼트로 어떻게 나누었는지',
      numbers: '순서 번호, ACK, 다시 보낸 것',
      window: '윈도우와 버퍼가 찬 정도(일부는 ◆로 보임)',
      route: '경로, 패킷의 크기, 하드웨어 주소',
    },
  },

  wrap: {
    title: '여섯 바이트가 가는 길',
    text: '클라이언트가 {{message}}(6 B)을 씁니다. 계층마다 앞에 헤더를 붙여 아래 계층에 넘기고, 상대 쪽에서는 계층마다 자기 헤더를 떼어 냅니다.',
    caption: 'TCP, IP, 이더넷에 차례로 담긴 작은 메시지(크기에 비례)',
    row: {
      application: '한 번의 쓰기',
      transport: 'TCP 세그먼트',
      internet: 'IP 패킷',
      link: '이더넷 프레임',
    },
    part: {
      ethernet: '이더넷 {{n}} B',
      ip: 'IPv4 {{n}} B',
      tcp: 'TCP {{n}} B',
      check: '{{n}} B',
    },
    total: '{{n}} B',
    notes: {
      headers:
        '가장 작은 헤더의 크기입니다. IPv6 헤더는 {{ipv6}} B, UDP 헤더는 {{udp}} B이고, Linux는 보통 TCP에 타임스탬프 {{stamps}} B를 더합니다. 프레임의 마지막 {{check}} B는 오류 검사값입니다.',
      loopback:
        '127.0.0.1에는 이더넷이 없습니다. 커널이 패킷을 자신에게 넘기므로 네트워크 카드를 지나지 않습니다.',
    },
  },

  compare: {
    title: 'TCP와 UDP',
    caption: 'TCP와 UDP가 프로그램에 약속하는 것',
    topic: {
      connection: '연결',
      order: '순서',
      borders: '경계',
      loss: '손실',
      flow: '흐름 제어',
      header: '헤더',
      twoSends: '6 B씩 두 번 보내면',
      closedPort: '닫힌 포트로 보내면',
      use: '쓰이는 곳',
    },
    tcp: {
      connection: '먼저 악수하고, 마지막에 양쪽이 저마다 끝을 알립니다. 두 커널이 상태를 기억합니다.',
      order: '쓴 순서대로, 한 번씩만 도착합니다.',
      borders: '없습니다. 바이트의 흐름입니다.',
      loss: 'ACK가 올 때까지 다시 보내고, 끝내 오지 않으면 오류로 알립니다.',
      flow: '윈도우가 있어, 받는 쪽이 느리게 읽으면 보내는 쪽이 기다립니다.',
      header: '20 B 이상',
      twoSends: '12 B를 한 번에 읽게 될 수도 있습니다.',
      closedPort: 'RST가 돌아와 connect가 ECONNREFUSED로 실패합니다.',
      use: '빠짐없이 전해야 하는 것: 웹, 메일, 파일, 원격 셸. 더 복잡하고 시작이 느립니다.',
    },
    udp: {
      connection: '없습니다. 데이터그램은 저마다 따로입니다.',
      order: '도착하는 대로입니다. 같은 것이 두 번 올 수도 있습니다.',
      borders: '한 번의 보내기가 데이터그램 하나, 한 번의 받기입니다.',
      loss: '잃으면 그만이고, 아무도 알려 주지 않습니다.',
      flow: '없습니다. 버퍼가 가득 차면 버립니다.',
      header: '8 B',
      twoSends: '메시지 두 개로 도착합니다.',
      closedPort:
        '보통의 소켓에서는 오류가 없습니다. connect한 소켓에서는 다음 호출이 ECONNREFUSED로 실패합니다(ICMP).',
      use: '늦느니 잃는 편이 나은 것: 이름 조회(DNS), 통화, 게임. QUIC은 그 위에 순서를 직접 만듭니다.',
    },
    note: '두 번 보내기와 닫힌 포트의 줄은 Linux에서 잰 결과입니다. Bothends는 TCP 소켓을 열며, UDP는 비교를 위해 실었습니다.',
  },
};
