import type { Translated } from '../catalogue';
import type { states as english } from '../en/states';

export const states: Translated<typeof english> = {
  CLOSED: {
    meaning: '연결이 없으며, 커널의 소켓 표에도 행이 없습니다.',
    next: '듣기를 시작하면 LISTEN으로, 연결을 시작하면 SYN_SENT로 갑니다.',
    who: '열기 전의 소켓과 사라진 뒤의 모든 소켓.',
  },
  LISTEN: {
    meaning: '서버가 이 포트로 오는 연결을 기다립니다.',
    next: '닫을 때까지 LISTEN에 머물고, SYN이 올 때마다 새 연결이 생겨 SYN_RECEIVED에서 시작합니다.',
    who: '서버의 듣는 소켓.',
  },
  SYN_SENT: {
    meaning: '클라이언트가 연결을 요청(SYN)하고 답을 기다립니다.',
    next: 'SYN-ACK가 오면 ESTABLISHED로 가고, 거절(RST)되거나 끝내 답이 없으면 CLOSED로 끝납니다.',
    who: '아직 답을 받지 못한 클라이언트. 서버의 대기열이 가득 찼거나 상대가 없으면 오래 머뭅니다.',
  },
  SYN_RECEIVED: {
    meaning: '요청(SYN)에 SYN-ACK로 답했고, 핸드셰이크의 마지막 ACK를 아직 받지 못했습니다.',
    next: '그 ACK가 오면 ESTABLISHED로 갑니다.',
    who: '서버에 새로 생긴 연결. 프로그램은 아직 수락할 수 없습니다.',
  },
  ESTABLISHED: {
    meaning: '핸드셰이크가 끝나 양쪽 모두 보내고 받을 수 있습니다.',
    next: '이쪽이 먼저 끝내면 FIN_WAIT_1로, 상대가 먼저 끝내면 CLOSE_WAIT으로 갑니다.',
    who: '열려 있는 연결의 양쪽 끝. 아직 수락을 기다리는 연결도 여기에 있습니다.',
  },
  FIN_WAIT_1: {
    meaning: '이쪽이 끝(FIN)을 보냈고, 상대의 확인(ACK)은 아직 오지 않았습니다.',
    next: '이쪽 FIN의 ACK가 오면 FIN_WAIT_2로, 그보다 상대의 FIN이 먼저 오면 CLOSING으로 갑니다.',
    who: '먼저 끝내는 쪽. FIN 앞의 데이터를 상대가 읽지 않으면 오래 머뭅니다.',
  },
  FIN_WAIT_2: {
    meaning: '이쪽의 끝은 확인되었고, 상대가 끝낼 때까지 계속 받을 수 있습니다.',
    next: '상대의 FIN이 오면 TIME_WAIT으로 갑니다.',
    who: '먼저 끝낸 쪽. 연결이 반만 닫혀 있는 동안 여기에 있습니다.',
  },
  CLOSE_WAIT: {
    meaning: '상대는 끝냈고, 이쪽은 아직 보낼 수 있으며 이제 닫을 차례입니다.',
    next: '닫으면 LAST_ACK로 갑니다. 닫기를 잊으면 계속 남아 소켓이 샙니다.',
    who: '아직 끝내지 않은 쪽. 클라이언트가 떠난 서버인 경우가 많습니다.',
  },
  CLOSING: {
    meaning: '양쪽이 동시에 끝내서, 이쪽 FIN의 ACK보다 상대의 FIN이 먼저 왔습니다.',
    next: '이쪽 FIN의 ACK가 오면 TIME_WAIT으로 갑니다.',
    who: '양쪽이 동시에 닫는 연결의 끝. 드뭅니다.',
  },
  LAST_ACK: {
    meaning: '양쪽 모두 끝냈고, 이쪽 FIN의 ACK만 남았습니다.',
    next: '그 ACK가 오면 TIME_WAIT 없이 CLOSED로 끝납니다.',
    who: '나중에 끝낸 쪽.',
  },
  TIME_WAIT: {
    meaning:
      '연결은 끝났지만, 늦게 온 세그먼트가 새 연결을 방해하지 못하도록 커널이 주소 쌍을 잠시 기억합니다.',
    next: '정해진 시간(2·MSL)이 지나면 CLOSED로 끝납니다.',
    who: '먼저 끝낸 쪽. 동시에 닫았다면 양쪽 모두.',
  },

  cause: {
    'passive-open': {
      label: '수동 열기',
      text: '프로그램이 듣기 시작합니다(listen). 이제 커널이 이 포트로 오는 연결을 받습니다.',
    },
    'active-open': {
      label: '능동 열기',
      text: '프로그램이 연결을 시작합니다(connect). 커널이 SYN을 보냅니다.',
    },
    send: {
      label: '데이터 보내기',
      text: 'RFC에서는 듣는 소켓이 데이터를 보내면 능동으로 바뀔 수 있습니다. 소켓 프로그램은 그렇게 할 수 없으므로 실제로 볼 일은 없습니다.',
    },
    close: {
      label: '닫기',
      text: '프로그램이 닫거나 보내기만 끝냅니다. 열린 연결이면 마지막 바이트 뒤에 FIN을 보내고, 듣거나 연결하는 중인 소켓은 그냥 사라집니다.',
    },
    'rcv-syn': {
      label: 'SYN 도착',
      text: '연결 요청이 왔습니다. 듣는 소켓이면 커널이 새 연결을 만들고, SYN_SENT에서 받았다면 양쪽이 동시에 서로에게 연결하는 것입니다.',
    },
    'rcv-syn-ack': {
      label: 'SYN-ACK 도착',
      text: '상대가 요청을 받아들이고 이쪽 SYN을 확인했습니다. SYN만으로는 부족하고, 이쪽 SYN에 대한 ACK가 함께 있어야 합니다.',
    },
    'rcv-ack-of-syn': {
      label: '이쪽 SYN의 ACK',
      text: '세 번 악수의 마지막 단계입니다. 연결이 완성되어 수락을 기다립니다.',
    },
    'rcv-fin': {
      label: 'FIN 도착',
      text: '상대가 보내기를 끝냈고, 그 앞에 보낸 것은 모두 도착했습니다.',
    },
    'rcv-ack-of-fin': {
      label: '이쪽 FIN의 ACK',
      text: '이쪽이 보낸 것이 끝(FIN)까지 모두 상대 커널에 도착했습니다. 상대 프로그램은 아직 읽지 않았을 수 있습니다.',
    },
    'rcv-fin-ack': {
      label: 'FIN과 ACK 함께',
      text: '세그먼트 하나가 상대의 끝을 알리면서 이쪽 FIN도 확인합니다. RFC의 그림에는 없으며, 이때도 커널은 눈에 띄지 않을 만큼 짧게 FIN_WAIT_2를 거칩니다.',
    },
    'timeout-2msl': {
      label: '2·MSL 지남',
      text: '세그먼트가 살아 있을 수 있는 가장 긴 시간의 두 배가 지나, 이 연결의 것은 더 이상 전송 중일 수 없습니다.',
    },
    rst: {
      label: 'RST 도착',
      text: '상대가 연결을 거절했거나 강제로 끊었습니다. 연결은 바로 사라집니다.',
    },
    abort: {
      label: '이쪽이 리셋',
      text: '이쪽이 연결을 강제로 끊었거나 읽지 않은 데이터를 남긴 채 닫았습니다. 상대는 RST를 받고, 이쪽에는 아무것도 남지 않습니다.',
    },
    'give-up': {
      label: '답이 없음',
      text: '커널이 정해진 만큼 되풀이해 보냈지만 답이 없어 포기했습니다. 상대는 모를 수 있습니다.',
    },
  },
  sends: '{{segment}} 보냄',

  note: {
    'listener-stays':
      '듣는 소켓 자신은 LISTEN을 떠나지 않습니다. 서버가 SYN_RECEIVED로 간다고 적힌 자료가 많지만, 그렇게 되는 것은 새로 생긴 연결입니다.',
    'syn-received-unseen':
      'SYN_RECEIVED는 보통의 루프백에서는 보여 줄 수 없습니다. 들여다볼 틈도 없이 커널이 핸드셰이크를 마치기 때문입니다. SYN-ACK나 그 답이 사라질 때만 눈에 띌 만큼 머뭅니다.',
    'simultaneous-open':
      '두 소켓이 동시에 서로에게 연결하면 둘 다 SYN_SENT에서 SYN_RECEIVED로 갑니다. 자기 자신에게 연결된 소켓도 이 길을 지납니다.',
    'data-elsewhere':
      '데이터는 ESTABLISHED에서만 오가는 것이 아닙니다. CLOSE_WAIT에서는 아직 보낼 수 있고, FIN_WAIT_1과 FIN_WAIT_2에서는 아직 받을 수 있습니다.',
    'simultaneous-close':
      'CLOSING을 빠뜨린 자료가 많지만 실제로 있는 상태입니다. 양쪽 모두 읽지 않는 채로 끝내게 한 뒤 한쪽만 읽게 해 보세요.',
    'time-wait-name': '이름은 TIME_WAIT입니다. 일부 자료의 “TIME_OUT”은 잘못 적은 것입니다.',
    'time-wait-length': 'RFC의 MSL은 2분이므로 TIME_WAIT은 4분이 되지만, Linux는 언제나 60초를 기다립니다.',
    'no-time-wait': '리셋으로 끊긴 연결은 어느 쪽에도 TIME_WAIT을 남기지 않습니다.',
  },
};
