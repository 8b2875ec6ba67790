import type { Translated } from '../../catalogue';
import type { concurrency as english } from '../../en/scenarios/concurrency';

export const concurrency: Translated<typeof english> = {
  title: '반복 서버와 동시 서버',
  learn:
    '한 클라이언트 곁에 머무는 서버는 다른 클라이언트를 기다리게 합니다. 프로세스, 스레드, 이벤트 루프가 이 문제를 풉니다.',
  steps: {
    open: {
      title: '서버 둘과 클라이언트 둘씩 열기',
      text: '한 서버는 반복 서버, 다른 서버는 동시 서버이며 둘 다 에코 서버입니다. I1과 I2는 반복 서버에, C1과 C2는 동시 서버에 연결합니다.',
      outcome: '넷 모두 연결되었습니다. 아직은 두 서버가 똑같아 보입니다.',
    },
    say: {
      title: '넷이 함께 “hi”라고 말하기',
      text: '네 클라이언트가 같은 줄을 동시에 보냅니다. 각 서버의 두 번째 클라이언트를 비교해 보세요.',
      outcome:
        '셋은 메아리를 받았습니다. I2는 받지 못했습니다. 반복 서버는 I1에게서만 읽으며, I1이 아무리 오래 말이 없어도 마찬가지입니다.',
    },
    closeFirst: {
      title: 'I1 닫기',
      text: '반복 서버의 첫 클라이언트가 떠납니다. 이제 I2의 메아리는 얼마 만에 올까요?',
      outcome:
        '곧바로 옵니다. I2가 기다린 시간 가운데 네트워크가 쓴 시간은 거의 없습니다. I2는 I1이 떠나기를 기다렸을 뿐입니다.',
    },
  },
  facts: {
    iterativeListens: '반복 서버({{port}}번 포트)에 연결된 클라이언트: {{n}}개',
    concurrentListens: '동시 서버({{port}}번 포트)에 연결된 클라이언트: {{n}}개',
    echo: '{{who}}: {{us}}µs 만에 메아리를 받음',
    noEcho: '{{who}}: {{ms}}ms 동안 메아리가 없음',
    queue: '커널에서 반복 서버의 수락을 기다리는 연결: {{n}}개',
    lateEcho: '{{who}}: {{ms}}ms 만에 메아리를 받음',
    afterClose: '서버가 {{who}}의 소켓을 닫은 지 {{us}}µs 뒤의 일',
  },
  cards: {
    fork: {
      title: '여럿을 상대하는 세 가지 방법',
      text: '부모 프로세스가 accept하고 클라이언트마다 자식을 fork합니다. 자식은 연결된 디스크립터를 갖고, 부모는 자기 몫을 닫고 다시 accept합니다. 스레드는 같은 일을 한 프로세스 안에서 합니다. Node는 어느 쪽도 아닙니다. 루프 하나가 어느 소켓이 준비되었는지 커널에 묻고, 준비된 소켓을 처리합니다.',
    },
    onlyIterative: {
      title: 'accept를 다시 부르는 때',
      text: '강의 노트는 클라이언트가 떠날 때까지 accept를 부르지 않는다고 합니다. 이것은 반복 서버에만 맞는 말입니다. 동시 서버는 한 클라이언트를 상대하면서 다음 클라이언트를 수락합니다.',
    },
  },
};
