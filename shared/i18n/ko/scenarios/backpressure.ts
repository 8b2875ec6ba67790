import type { Translated } from '../../catalogue';
import type { backpressure as english } from '../../en/scenarios/backpressure';

export const backpressure: Translated<typeof english> = {
  title: '막히는 보내기: 송신 버퍼',
  learn: 'send()는 바이트를 커널의 버퍼로 복사합니다. 버퍼가 가득 차면 보내는 쪽이 기다려야 합니다.',
  steps: {
    pause: {
      title: '서버의 읽기 멈추기',
      text: '클라이언트가 연결하고, 서버가 읽기를 멈춥니다. 연결은 열려 있습니다.',
      outcome: '이제 서버의 수신 대기열에서 바이트를 꺼내는 이가 없습니다.',
    },
    fill: {
      title: '8 MB 보내기',
      text: '클라이언트가 아무도 읽지 않는 8 MB를 보냅니다. 바이트가 기다릴 수 있는 세 곳을 살펴보세요. 앱, 보내는 쪽 커널, 받는 쪽 커널입니다.',
      outcome:
        '두 커널이 모두 가득 찼고, 나머지는 앱에서 기다립니다. 앱은 쓰기 하나가 모두 넘어갈 때까지 그 전부를 세므로 실제보다 많게 셀 수 있습니다. 서버가 읽은 것은 없습니다.',
    },
    resume: {
      title: '다시 읽기',
      text: '서버가 읽기를 다시 시작합니다. 세 계기가 내려가는 것을 보세요.',
      outcome: '모든 바이트가 도착했고, 잃거나 겹친 것은 없습니다. 보내는 쪽이 기다렸을 뿐입니다.',
    },
  },
  facts: {
    paused: '서버가 {{socket}} 연결을 읽지 않음',
    given: '클라이언트에 보내라고 준 것: {{n}}바이트',
    queued: '앱에서 기다림: {{n}}바이트',
    unsent: '보내는 쪽 커널에 있고 확인되지 않음: {{n}}바이트',
    unread: '받는 쪽 커널에 있고 읽지 않음: {{n}}바이트',
    received: '서버가 읽은 것: {{n}}바이트',
    arrived: '서버에 도착한 것: {{n}}바이트',
    drained: '마지막 쓰기가 커널에 넘어가기까지 {{ms}} ms',
    empty: '송신 대기열이 비었음',
  },
  cards: {
    blockingWrite: {
      title: 'C라면',
      text: 'C 프로그램의 write()는 여기서 멈춥니다. 바이트를 송신 버퍼로 복사할 자리가 날 때까지 기다리며, 그 크기는 SO_SNDBUF로 정합니다. Node는 멈추지 않습니다. 바이트를 스스로 들고 있다가, 커널이 가져가면 drain으로 알립니다.',
    },
  },
};
