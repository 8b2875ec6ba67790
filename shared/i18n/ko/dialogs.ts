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
  clientBehaviourHint: {
    manual: '입력한 것을 보내고, 도착한 것을 모두 보여 줍니다.',
    'read-once': '한 번만 읽고 닫습니다.',
    naive:
      '한 줄을 보낼 때마다 정확히 한 번만 읽습니다. 못 읽은 나머지는 한 박자 늦게 나옵니다. q나 Q만 보내면 끝냅니다.',
    line: '줄이 끝나야 대답이 다 온 것으로 봅니다.',
  },
  behaviourHint: {
    echo: '받은 바이트를 모든 클라이언트에게 동시에 그대로 돌려보냅니다.',
    manual: '입력한 것만 보냅니다.',
    hello: '클라이언트마다 인사를 보내고 먼저 닫습니다.',
    iterative: '한 번에 한 클라이언트에게만 에코합니다. 나머지는 차례를 기다립니다.',
    line: '한 줄이 다 오면 돌려보내고 그 길이를 알려 줍니다.',
    split: '받은 것을 조금씩 나눠 돌려보냅니다. TCP에는 메시지 경계가 없습니다.',
    discard: '모두 받고 아무 대답도 하지 않습니다(RFC 863).',
    chargen: '상대가 받는 만큼 계속 문자 줄을 보냅니다(RFC 864).',
    daytime: '날짜와 시각을 보내고 닫습니다(RFC 867).',
  },
  behaviourOption: {
    greeting: '인사말',
    greetingNul: 'NUL 바이트도 보내기',
    greetingNulHint: 'C 문자열은 NUL로 끝납니다. “Hello World!”는 13바이트가 됩니다.',
    once: '한 명만 받고 멈추기',
    onceHint: '첫 클라이언트를 처리하면 듣는 소켓을 닫습니다.',
    maxClients: '처리할 클라이언트 수',
    maxClientsHint: '다 처리하면 서버를 닫고 기다리던 연결을 리셋합니다. 0은 제한 없음.',
    bufferWrite: '버퍼(바이트)',
    bufferWriteHint: '한 번에 이만큼까지 돌려보냅니다.',
    pieceBytes: '조각의 바이트 수',
    pieceDelay: '조각 사이의 시간(ms)',
    bufferRead: '버퍼(바이트)',
    bufferReadHint: '한 번의 read가 이만큼까지 가져옵니다. 나머지는 커널에 남습니다.',
  },

  engine: '엔진',
  engineHint:
    '블로킹: 바쁠 때 정말로 accept하지 않는 스레드라서 커널의 대기열이 차고, accept를 얼릴 수 있습니다. 이식형: Node가 바로 수락합니다.',
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
    greeting: '4,096자까지 쓸 수 있습니다.',
    hostMissing: '호스트를 입력하세요.',
    host: '호스트 이름이나 주소가 아닙니다. http://와 포트는 빼고 입력하세요.',
    port: '1부터 65535 사이의 포트를 입력하세요.',
    serverPort: '0부터 65535 사이의 포트를 입력하세요. 0은 남는 포트를 씁니다.',
    number: '{{min}}부터 {{max}} 사이의 정수를 입력하세요.',
    localAddress: '이 컴퓨터의 IPv4 또는 IPv6 주소를 입력하세요.',
    rejected: '입력한 값을 쓸 수 없습니다: {{message}}',
  },
};
