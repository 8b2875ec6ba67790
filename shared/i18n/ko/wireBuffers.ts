import type { Translated } from '../catalogue';
import type { wireBuffers as english } from '../en/wireBuffers';

export const wireBuffers: Translated<typeof english> = {
  direction: {
    client: '클라이언트 → 서버',
    server: '서버 → 클라이언트',
  },
  stage: {
    app: '앱 대기열',
    send: '커널 송신 버퍼',
    receive: '커널 수신 버퍼',
    read: '읽음',
  },
  hint: {
    app: '프로그램이 썼지만 커널이 아직 받지 않은 바이트. 진행 중인 쓰기는 커널이 끝까지 받을 때까지 통째로 셉니다.',
    send: '커널이 받았지만 아직 보내지 않았거나 상대 커널이 확인(ACK)하지 않은 바이트',
    receive: '도착해서 확인(ACK)했지만 프로그램이 아직 가져가지 않은 바이트',
    read: '쓴 것 가운데 프로그램이 읽은 바이트',
  },
  of: '{{name}}, {{side}}',
  written: '{{size}} 씀',
  read: '{{size}} 읽음',
  amount: {
    elsewhere: '여기서 보이지 않음',
    unavailable: '여기서는 볼 수 없음',
    unseen: '보지 못함',
  },
  note: {
    blocked: '커널이 더 받지 않습니다. C라면 여기서 write()가 멈춥니다.',
    fin: '리눅스에서는 FIN을 송신 버퍼의 1바이트로 셉니다.',
    paused: {
      client: '클라이언트가 읽지 않습니다. 이 앱에서 읽기를 멈추었습니다.',
      server: '서버가 읽지 않습니다. 이 앱에서 읽기를 멈추었습니다.',
    },
    waiting: {
      client: '클라이언트가 아직 읽지 않습니다. 차례가 오지 않았습니다.',
      server: '서버가 아직 읽지 않습니다. 이 연결의 차례가 오지 않았습니다.',
    },
  },
  over: '닫혔습니다. 마지막으로 본 값입니다.',
  scale:
    '버퍼 막대는 고정된 로그 눈금입니다. 가득 차면 {{full}}, 눈금은 {{first}}, {{second}}에 있습니다. 읽음 막대는 쓴 것 가운데 읽은 비율입니다.',
  sums: '수의 합은 맞지 않을 수 있습니다. 차례로 하나씩 본 값이고, 프로그램이 미리 읽어 둔 버퍼(최대 65,536 B)는 어디에도 들어 있지 않습니다.',
};
