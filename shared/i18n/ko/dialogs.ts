import type { Translated } from '../catalogue';
import type { dialogs as english } from '../en/dialogs';

export const dialogs: Translated<typeof english> = {
  server: {
    title: '새 서버',
    lead: '포트를 열고 기다리며, 받아들인 모든 연결을 보여 줍니다.',
    submit: '시작',
  },
  client: {
    title: '새 클라이언트',
    lead: '서버에 연결하고 연결의 양방향을 보여 줍니다.',
    submit: '연결',
  },
  more: '옵션 더 보기',

  host: '호스트',
  serverHostHint: '127.0.0.1 – 이 컴퓨터만 · 0.0.0.0 – 모든 IPv4 주소 · :: – IPv6와 IPv4 모두',
  clientHostHint: '이름이나 주소. 예: example.com, 127.0.0.1, ::1',
  port: '포트',
  serverPortHint: '0이거나 비어 있으면 남는 포트를 씁니다',
  clientPortHint: '서버가 듣고 있는 포트',
  behaviour: '동작',
  clientBehaviourHint: '클라이언트는 입력한 것을 보냅니다.',
  behaviourHint: {
    echo: '받은 바이트를 그대로 돌려보냅니다.',
    manual: '입력한 것만 보냅니다.',
  },

  ipv6Only: 'IPv6만',
  ipv6OnlyHint: '끄면 ::이 IPv4 연결도 받으며, 그 연결은 IPv4 주소로 표시합니다.',
  backlog: '대기열(backlog)',
  backlogHint:
    '핸드셰이크를 마치고 accept를 기다릴 수 있는 연결 수. 시스템이 더 줄일 수 있고, Linux는 하나 더 받습니다.',
  maxConnections: '최대 연결 수',
  maxConnectionsHint: '비우면 제한이 없습니다. 정원을 넘은 연결은 핸드셰이크 직후 닫습니다.',
  halfOpen: '상대가 보내기를 끝내도 열어 둠(half-open)',
  halfOpenHint: '끄면 상대의 FIN이 도착하는 즉시 이쪽도 닫습니다.',
  noDelay: '작은 데이터도 바로 보냄(TCP_NODELAY)',
  noDelayHint: '끄면 작은 데이터는 앞서 보낸 데이터의 ACK를 기다릴 수 있습니다(Nagle 알고리즘).',
  keepAlive: '조용한 상대가 살아 있는지 확인(SO_KEEPALIVE)',
  keepAliveHint: '기본은 꺼짐. 끄면 데이터를 주고받지 않는 동안 상대가 사라져도 알 수 없습니다.',
  keepAliveDelay: '첫 확인까지(초)',
  localAddress: '로컬 주소',
  localAddressHint: '비우면 시스템이 고릅니다.',
  localPort: '로컬 포트',
  localPortHint: '비우면 시스템이 임시 포트(ephemeral port)를 고릅니다.',
  connectTimeout: '연결을 포기할 때까지(초)',
  reconnect: '연결이 끊기면',
  reconnectManual: '직접 다시 연결',
  reconnectAuto: '자동으로 다시 연결',

  reachableWarning:
    '다른 컴퓨터에서 이 서버에 접속할 수 있습니다. 암호가 없으며 받은 내용을 그대로 보여 줍니다.',
  anyAddressWarning:
    '{{host}}은(는) “이 컴퓨터의 모든 주소”라는 뜻입니다. 서버에만 쓰고 목적지로는 쓰지 마세요.',

  invalid: {
    hostMissing: '호스트를 입력하세요.',
    host: '호스트 이름이나 주소가 아닙니다. http://와 포트는 빼고 입력하세요.',
    port: '1부터 65535 사이의 포트를 입력하세요.',
    serverPort: '0부터 65535 사이의 포트를 입력하세요. 0은 남는 포트를 씁니다.',
    number: '{{min}}부터 {{max}} 사이의 정수를 입력하세요.',
    localAddress: '이 컴퓨터의 IPv4 또는 IPv6 주소를 입력하세요.',
    rejected: '입력한 값을 쓸 수 없습니다: {{message}}',
  },
};
