import type { Translated } from '../catalogue';
import type { wireCalls as english } from '../en/wireCalls';

export const wireCalls: Translated<typeof english> = {
  label: '호출',
  legend:
    '켜짐: 그 호출이 남긴 이벤트를 봄 ●. 설명 ○: Node의 라이브러리인 libuv나 커널이 스스로 한 일. 꺼짐: 보지 못함.',
  partial: '여기에 없는 행이 있습니다. 꺼진 호출도 일어났을 수 있고, 호출이 더 많았을 수 있습니다.',
  dark: '보지 못함',

  fact: {
    peer: '상대 {{address}}',
    backlog: '대기열 {{n}}',
    eof: '0을 돌려줌: 스트림의 끝',
    fin: 'FIN을 보냄',
    reset: 'RST를 보냄',
    first: '먼저 닫음',
  },

  told: {
    listening: 'libuv가 listen() 안에서',
    connecting: 'libuv가 connect() 안에서',
    kernel: '아무도 부르지 않음. connect 때 커널이 빈 포트를 고름',
    asked: '로컬 주소를 정해 두어 libuv가 부름',
    loop: '기다리는 연결이 있으면 libuv가 루프를 돌 때 바로',
    engine: 'half-open이 꺼져 있어 엔진이 FIN에 답함',
  },

  phone: {
    telephone: '전화기를 마련한다',
    number: '콘센트에 꽂고 번호를 받는다',
    exchange: '전화국이 개통한다. 이제 벨이 울릴 수 있다',
    lift: '수화기를 든다',
    anyLine: '아무 콘센트에나 꽂는다. 거는 쪽은 정해진 번호가 없어도 된다',
    dial: '번호를 눌러 전화를 건다',
    speak: '말한다',
    listen: '듣는다',
    done: '“나는 할 말을 다 했다”고 하고 계속 듣는다',
    heard: '상대가 할 말을 다 했음을 듣는다',
    hangUp: '전화를 끊는다',
    unplug: '전화기를 뽑는다. 이제 아무도 새로 걸 수 없다',
    dead: '통화가 끊어졌다',
  },
};
