import type { Translated } from '../../catalogue';
import type { keepalive as english } from '../../en/scenarios/keepalive';

export const keepalive: Translated<typeof english> = {
  title: '살아 있나요? SO_KEEPALIVE',
  learn:
    '조용한 TCP 연결에서는 아무것도 오가지 않습니다. keepalive를 켜면 커널이 물어보고, 대답이 없을 때만 프로그램에 알립니다.',
  steps: {
    connect: {
      title: '클라이언트 둘 연결하기',
      text: '한 클라이언트는 SO_KEEPALIVE를 켰고, 1초 동안 조용하면 처음으로 물어봅니다. 다른 하나는 켜지 않았습니다. 그것이 기본값입니다.',
      outcome: '두 연결의 차이는 보이지 않습니다.',
    },
    quiet: {
      title: '20초 기다리기',
      text: '아무도 보내지 않습니다. 상대가 죽었다면 1초 + 1초 간격의 생존 확인 10번, 곧 11초 남짓이면 드러납니다. 무슨 일이 일어나는지 살펴보세요.',
      outcome:
        '아무 일도 없습니다. 확인할 때마다 상대의 커널이 ACK로 답하고, 어느 프로그램도 그것을 모릅니다. 묻지 않는 연결도 똑같아 보입니다. 상대가 죽어도 똑같아 보일 것입니다.',
    },
  },
  facts: {
    asks: '{{end}}: {{s}}초 동안 조용하면 물어봄',
    neverAsks: '{{end}}: 묻지 않음',
    nothing: '{{end}}: {{s}}초 동안 아무 이벤트도 없음',
    established: '{{from}} → {{to}} 연결이 ESTABLISHED 상태',
    command: '타이머를 보는 명령: ss -tno "dport = {{port}}"',
  },
  cards: {
    offByDefault: {
      title: '프로그램이 켜야 켜집니다',
      text: '강의 노트는 SO_KEEPALIVE가 서버에 기본으로 설정된다고 합니다. 기본은 꺼짐이고, 프로그램이 켜야 합니다(RFC 9293 §3.8.4). 흔한 값인 두 시간은 마지막 세그먼트부터 셉니다. 오류의 이름은 ETIMEOUT이 아니라 ETIMEDOUT입니다.',
    },
    unreachable: {
      title: '길이 끊겼을 때의 오류',
      text: '강의 노트는 네트워크가 끊기면 EHOSTUNREACH라고 합니다. Linux에서는 생존 확인에 “호스트에 닿을 수 없음”이라는 답이 와도 ETIMEDOUT으로 끝납니다. EHOSTUNREACH는 연결하는 중이거나 데이터가 가는 중일 때 나옵니다. 데이터가 가는 중이면 keepalive는 쉬고, 재전송 타이머가 약 15분 동안 다스립니다.',
    },
    lab: {
      title: '시간이 다 되는 것을 보려면',
      text: '다른 컴퓨터에 연결하고 케이블을 뽑으세요. 묻는 클라이언트는 약 12초 뒤 ETIMEDOUT으로 실패하고, 다른 하나는 언제까지나 ESTABLISHED입니다. 그 컴퓨터를 다시 켰다면 첫 생존 확인에 ECONNRESET이 옵니다. Linux에서 root라면 veth로 이은 두 네트워크 네임스페이스(ip netns)로도 됩니다. 한쪽 끝을 내리면 됩니다.',
    },
  },
};
