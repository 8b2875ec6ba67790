import type { Translated } from '../../catalogue';
import type { halfClose as english } from '../../en/scenarios/halfClose';

export const halfClose: Translated<typeof english> = {
  title: '반만 닫기와 CLOSE_WAIT',
  learn: 'FIN은 한쪽 방향만 닫습니다. 나머지 방향을 닫지 않으면 CLOSE_WAIT이 남습니다.',
  steps: {
    connect: {
      title: '클라이언트 연결하기',
      text: '스스로는 아무것도 하지 않는 서버와 클라이언트 A입니다. 양쪽 모두 상대가 끝내도 자기 방향은 열어 둡니다.',
      outcome: '연결에는 방향이 둘 있고, 둘 다 열려 있습니다.',
    },
    halfClose: {
      title: 'A의 보내는 쪽만 닫기',
      text: 'A 창에서 ‘반만 닫기’를 쓰세요. C의 shutdown(SHUT_WR)처럼 FIN을 보냅니다. 양쪽 끝의 상태를 살펴보세요.',
      outcome:
        '서버는 스트림의 끝(EOF)을 읽습니다. A는 FIN_WAIT_2입니다. 자기 FIN은 확인되었고 상대의 FIN을 기다립니다. 서버는 CLOSE_WAIT입니다. 프로그램이 닫기를 TCP가 기다립니다.',
    },
    stillHere: {
      title: '그래도 서버가 보내기',
      text: '반대 방향이 끝난 연결에서 서버가 “still here”를 보냅니다.',
      outcome: 'A는 자기 FIN을 보낸 뒤에도 받습니다. 반만 닫힌 연결은 다른 방향으로 데이터를 계속 나릅니다.',
    },
    serverCloses: {
      title: '나머지 방향도 닫기',
      text: '이제 서버도 끝냅니다. 둘 중 어느 쪽에 TIME_WAIT이 남을까요?',
      outcome: '서버는 LAST_ACK를 지나 이제 행이 없습니다. 먼저 닫은 쪽은 A이므로 TIME_WAIT은 A에 남습니다.',
    },
    leak: {
      title: '서버가 닫기를 잊으면',
      text: '클라이언트 B, C, D가 연결하고 끝냅니다. 서버는 close()를 빠뜨린 프로그램처럼 가만히 있습니다.',
      outcome:
        '클라이언트마다 서버에 CLOSE_WAIT 소켓이 하나씩 남습니다. 이 상태를 끝내는 타이머는 없습니다. 닫기를 잊는 서버는 결국 디스크립터가 바닥납니다.',
    },
    cleanUp: {
      title: '마침내 닫기',
      text: '클라이언트가 끝낸 연결을 서버가 모두 닫습니다. 행은 얼마나 빨리 사라질까요?',
      outcome: '프로그램이 닫는 대로 커널이 밀린 FIN을 보내고, 행이 사라집니다.',
    },
  },
  facts: {
    listening: '서버가 {{port}}번 포트에서 듣고 있음',
    connected: 'A가 {{port}}번 포트에서 연결됨',
    ended: 'A({{port}}번 포트)가 FIN을 보냄',
    eof: '서버가 {{socket}} 연결에서 스트림의 끝을 읽음',
    state: '{{from}} → {{to}} 연결이 {{state}} 상태',
    late: 'A가 자기 FIN을 보낸 뒤 {{n}}바이트를 받음',
    bothClosed: '{{client}} 연결의 두 방향이 모두 닫힘. A가 먼저 닫음',
    noRow: '{{from}} → {{to}} 연결의 행이 이제 없음',
    forgotten: '클라이언트가 끝낸 서버 소켓: {{n}}개',
    closeWait: 'CLOSE_WAIT 상태인 서버 소켓: {{n}}개',
    cleaned: '서버가 닫은 연결: {{n}}개',
    noneLeft: '이제 행이 없는 서버의 연결: {{n}}개',
  },
  cards: {
    notOnlyEstablished: {
      title: '데이터는 ESTABLISHED에서만 오가지 않습니다',
      text: '강의 노트는 ESTABLISHED에서만 데이터를 주고받는다고 합니다. 방금 보았듯이 CLOSE_WAIT에서 보낼 수 있고, FIN_WAIT_1과 FIN_WAIT_2에서 받을 수 있습니다(RFC 9293 §3.6.1).',
    },
  },
};
