import type { Translated } from '../catalogue';
import type { wire as english } from '../en/wire';

export const wire: Translated<typeof english> = {
  title: '와이어',
  connection: '연결',
  saveSvg: 'SVG로 저장',
  savePng: 'PNG로 저장',
  tooLong: 'PNG로는 너무 깁니다. SVG로 저장하세요.',
  views: '와이어 보기 방식',
  view: {
    ladder: '사다리',
    states: '상태',
    buffers: '버퍼',
    bytes: '바이트',
    calls: '호출',
    header: '헤더',
  },
  empty: '아직 연결이 없습니다.',
  emptyHint: '앞에 있는 창에 연결이 생기면 양쪽 끝을 여기에 보여 줍니다.',

  show: {
    client: '클라이언트 창에서 보기',
    server: '서버 창에서 보기',
  },

  states: {
    title: 'TCP의 상태(RFC 9293)',
    seen: '커널에서 봄',
    inferred: '추정',
    dark: '아직 아님',
    is: {
      client: '클라이언트가 여기 있음',
      server: '서버가 여기 있음',
    },
    letter: {
      client: 'C',
      server: 'S',
    },
    legend:
      '실선: 커널의 표에서 본 상태 ◆. 점선: 추정 ○. 두 번 보는 사이에 지나갔거나 connect와 accept로 알 수 있는 상태입니다.',
  },

  ladder: {
    label: '사다리',
    steps: '와이어의 단계',
    side: {
      client: '클라이언트',
      server: '서버',
    },
    elsewhere: '이 앱에 없음',
    empty: '아직 아무것도 없습니다.',
    earlier: '이전 단계는 표시하지 않습니다.',
    follow: '따라가기',
    smaller: '줄 간격 줄이기',
    larger: '줄 간격 늘리기',

    handshake: '핸드셰이크: {{segments}}',
    write: '쓰기 {{size}}',
    read: '읽기 {{size}}',
    reads: '쓰기 1번 → 읽기 {{n}}번',
    writes: '쓰기 {{n}}번 → 읽기 1번',
    unread: '{{size}} 읽지 않음',
    statePassed: '{{from}} → ○ {{passed}} → {{to}} · ○ 추정',
    pause: '{{time}} 동안 이벤트 없음',

    picture: '와이어 {{client}} ⇄ {{server}}',
    open: '점선: 반대쪽 끝을 보지 못함',
  },
};
