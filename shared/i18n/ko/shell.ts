import type { Translated } from '../catalogue';
import type { shell as english } from '../en/shell';

export const shell: Translated<typeof english> = {
  toolbar: '도구 모음',
  /** Short, beside a plus sign; the full names are `newServer` and `newClient`. */
  server: '서버',
  client: '클라이언트',
  newServer: '새 서버',
  newClient: '새 클라이언트',
  scenarios: '시나리오',
  commands: '명령',
  wire: '와이어',
  snippets: '스니펫',
  marks: '표시',
  inspect: '바이트',
  events: '이벤트',
  settings: '설정',
  allSettings: '모든 설정…',
  workspace: '창 영역',

  /** Said by the dock to screen readers. */
  dock: {
    opened: '{{title}} 열림',
    closed: '{{title}} 닫힘',
  },

  empty: {
    title: '소켓의 양쪽 끝을 함께 봅니다',
    lead: '서버와 클라이언트를 나란히 열고, 입력하고, 양쪽에서 오가는 모든 바이트를 확인하세요.',
    pair: '이 컴퓨터에서 서버 + 클라이언트',
    pairHint: '비어 있는 포트에 에코 서버를 열고 클라이언트를 바로 연결합니다.',
    connectTo: '다른 곳에 연결…',
    connectToHint: '이미 실행 중인 서버에 연결할 클라이언트를 엽니다.',
    scenarios: '시나리오 열기',
    scenariosHint: '실제 소켓으로 한 단계씩 해 보는 열네 가지 실험입니다.',
    beginning: '시나리오의 창이 여기에 나타납니다.',
  },

  status: {
    label: '상태',
    desktop: '데스크톱',
    web: '브라우저',
    sockets_other: '소켓 {{n}}개',
    sessions_other: '세션 {{n}}개',
    traffic: '초당 받은 바이트와 보낸 바이트',
    log: '로그 {{size}}',
    logDisk: '로그 {{size}} · 디스크 {{disk}}',
    logDiskHint: '모든 세션의 로그가 쓰는 메모리와, 그보다 많아 임시 파일에 둔 크기',
    logHint: '모든 세션의 로그가 쓰는 메모리',
    noKernel: '◆ 여기서는 볼 수 없음',
    noKernelHint: '이 시스템에서는 커널의 소켓 표를 읽을 수 없어 상태와 커널 버퍼를 보여 주지 않습니다.',
    loopbackOnly: '127.0.0.1 전용',
    loopbackOnlyHint: '여기 있는 모든 서버는 이 컴퓨터에서만 접속할 수 있습니다.',
    reachable: '네트워크에서 접속 가능',
    reachableHint: '다른 컴퓨터의 연결을 받는 서버가 있습니다.',
  },

  theme: {
    label: '테마',
    system: '시스템 설정 따름',
    dark: '어둡게',
    light: '밝게',
  },
  language: {
    label: '언어',
    system: '시스템 설정 따름',
    en: 'English',
    ko: '한국어',
  },
};
