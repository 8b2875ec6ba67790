import type { Translated } from '../../catalogue';
import type { endings as english } from '../../en/scenarios/endings';

export const endings: Translated<typeof english> = {
  title: 'EOF, RST, 그리고 프로그램의 죽음',
  learn: '연결이 끝나는 방법은 여러 가지이고, 상대가 알게 되는 것도 저마다 다릅니다.',
  steps: {
    open: {
      title: '클라이언트 둘 연결하기',
      text: '줄 단위로 메아리치는 서버와 클라이언트 A, B입니다. 이 시나리오의 연결은 저마다 다른 방법으로 끝납니다. 서버가 무엇을 알게 되는지 살펴보세요.',
      outcome: '똑같은 연결 둘이 있습니다.',
    },
    close: {
      title: 'A는 차례대로 닫기',
      text: 'A가 close()를 부릅니다. 커널은 보낸 것을 모두 전한 뒤 FIN을 보냅니다.',
      outcome: '서버는 EOF, 곧 0바이트를 읽고 자기도 닫습니다. 먼저 닫은 A에 TIME_WAIT이 남습니다.',
    },
    reset: {
      title: 'B는 강제로 끊기(리셋)',
      text: 'B가 연결을 버립니다. 커널은 FIN 대신 RST를 보냅니다. C에서는 SO_LINGER의 시간을 0으로 하면 됩니다.',
      outcome: '서버의 읽기가 실패합니다. 이 연결은 양쪽 어디에도 남지 않으며, TIME_WAIT도 없습니다.',
    },
    unread: {
      title: '읽지 않은 데이터를 두고 죽은 프로그램',
      text: '다른 프로그램이 별도의 프로세스에서 연결하고 아무것도 읽지 않습니다. 서버가 1 MB를 보낸 뒤, 그 프로그램은 강제로 종료(SIGKILL)됩니다.',
      outcome:
        '죽은 프로그램의 커널에는 이제 아무도 읽지 않을 바이트가 있습니다. 그래서 FIN 대신 RST로 알립니다. 읽지 않은 데이터를 두고 close()를 불러도 같습니다(RFC 9293 §3.6.1).',
    },
    kill: {
      title: '읽을 것 없이 죽은 프로그램',
      text: '다시 한 번 프로그램이 연결했다가 강제로 종료됩니다. 이번에는 기다리는 데이터가 없습니다. close()를 부를 틈도 없습니다. 서버는 무엇을 알게 될까요?',
      outcome:
        'Linux에서 서버는 EOF를 읽습니다. 죽은 프로세스의 파일은 커널이 닫고, FIN도 커널이 보냅니다. 서버는 보통의 닫기와 구별할 수 없습니다.',
    },
    lateWrite: {
      title: '떠난 상대에게 쓰기',
      text: '서버가 D와의 연결을 완전히 닫습니다. D는 닫지 않고 두 번 씁니다.',
      outcome:
        '첫 번째 쓰기는 커널이 받았지만 상대는 RST로 답했습니다. 보낸 것이 도착한 것은 아닙니다. 그다음 쓰기는 그 RST를 만나 실패합니다.',
    },
  },
  facts: {
    listening: '서버가 {{port}}번 포트에서 듣고 있음',
    connected: '연결된 클라이언트: {{n}}개',
    eof: '{{who}}: 닫음. 서버는 EOF를 읽음',
    timeWait: '{{from}} → {{to}} 연결이 TIME_WAIT 상태',
    told: '{{who}}: 서버가 받은 오류는 {{code}}',
    noRow: '{{from}} → {{to}} 연결의 행이 이제 없음',
    noRows: '{{from}} → {{to}} 연결도, 반대쪽 끝도 이제 행이 없음',
    killedEof: '{{who}}번 포트의 프로그램이 죽음. 서버는 EOF를 읽음',
    killedCode: '{{who}}번 포트의 프로그램이 죽음. 서버가 받은 오류는 {{code}}',
    accepted: 'EOF 뒤에 커널이 받은 쓰기: {{n}}번',
    refusedWrite: '{{n}}번째 쓰기의 오류는 {{code}}',
  },
  cards: {
    table: {
      title: '끝나는 네 가지 방법',
      text: 'close(): 상대는 EOF, TIME_WAIT은 닫은 쪽에. 리셋: 상대는 ECONNRESET, TIME_WAIT 없음. 읽지 않은 데이터를 둔 close(): RST, TIME_WAIT 없음. 프로그램의 죽음: 상대는 EOF, TIME_WAIT은 스스로 닫았을 때처럼 죽은 프로그램 쪽에.',
    },
  },
};
