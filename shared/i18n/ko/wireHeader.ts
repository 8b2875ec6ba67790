import type { Translated } from '../catalogue';
import type { wireHeader as english } from '../en/wireHeader';

export const wireHeader: Translated<typeof english> = {
  label: '헤더',
  drawing: 'TCP 세그먼트의 헤더(RFC 9293, 그림 1)',
  direction: '방향',
  from: {
    client: '클라이언트 → 서버',
    server: '서버 → 클라이언트',
  },
  filter: 'Wireshark 필터 복사',
  copied: '복사됨',
  bits: '{{n}}비트',
  optionBits: '0~320비트',
  invisible: '프로그램에는 보이지 않습니다. 패킷을 캡처하면 볼 수 있습니다',
  notKept: '캡처한 패킷에는 있지만 이 앱이 보관하지 않는 값입니다',
  noAck: 'ACK 플래그가 없어 여기서는 뜻이 없습니다',
  segment: '캡처한 세그먼트 {{n}}/{{total}}',
  earlier: '앞 세그먼트',
  later: '뒤 세그먼트',
  relative: '{{value}} (상대 번호 {{relative}})',
  scaled: '{{value}} (배율 적용: {{scaled}} B)',
  noOptions: '없음',
  leftOut: '강의 노트에는 없는 필드입니다.',
  correctionLabel: '교정:',

  field: {
    sourcePort: {
      name: '송신 포트',
      text: '이 세그먼트를 보내는 쪽의 포트입니다. IP 헤더의 주소와 함께 연결의 한쪽 끝을 가리킵니다.',
    },
    destinationPort: {
      name: '수신 포트',
      text: '세그먼트를 받을 쪽의 포트입니다. 두 주소와 두 포트, 이 네 가지가 연결 하나를 가리킵니다.',
    },
    sequence: {
      name: '순서 번호',
      text: '이 세그먼트에 실린 첫 바이트의 번호입니다. 양쪽이 저마다 고른 번호에서 시작하며 그 번호를 SYN으로 알립니다. SYN과 FIN은 각각 한 바이트로 셉니다.',
    },
    acknowledgement: {
      name: '확인 응답 번호',
      text: '이 세그먼트를 보내는 쪽이 다음에 받을 바이트의 번호입니다. 그 앞의 바이트는 모두 도착했습니다. ACK 플래그가 있을 때만 뜻이 있습니다.',
    },
    dataOffset: {
      name: '데이터 오프셋',
      text: '데이터가 시작하는 위치를 32비트 단위로 나타냅니다. 옵션이 없으면 5, 가장 크면 15입니다.',
    },
    reserved: {
      name: '예약',
      text: '나중에 쓰려고 남겨 둔 비트입니다. 보낼 때는 0으로 채우고 받을 때는 무시합니다.',
    },
    flags: {
      name: '제어 비트',
      text: 'SYN은 연결을 열고, FIN은 한 방향을 끝내고, RST는 연결을 포기합니다. ACK는 확인 응답 번호가 유효함을, PSH는 데이터를 곧바로 넘기라는 것을, URG는 긴급 포인터가 유효함을 뜻합니다. ECE와 CWR은 혼잡을 알립니다.',
    },
    window: {
      name: '윈도',
      text: '이 세그먼트를 보내는 쪽이 앞으로 더 받을 수 있는 바이트 수입니다. 0이면 상대는 보내기를 멈춥니다. 양쪽은 SYN에서 배율을 정할 수 있습니다.',
    },
    checksum: {
      name: '체크섬',
      text: '헤더와 데이터, IP 주소까지 더해 계산합니다. 손상되었거나 잘못 배달된 세그먼트를 버리기 위한 값입니다. 루프백에서는 대개 계산하지도 않습니다.',
    },
    urgent: {
      name: '긴급 포인터',
      text: 'URG 플래그가 있을 때, 긴급 데이터가 끝나는 곳을 순서 번호에서부터 센 값입니다.',
    },
    options: {
      name: '옵션',
      text: '대부분 SYN에 실립니다. 가장 큰 세그먼트 크기(MSS), 윈도 배율, 빠진 부분을 알려도 되는지(SACK)를 정합니다. 타임스탬프는 모든 세그먼트에 실립니다.',
    },
  },

  correction: {
    acknowledgement: '마지막으로 받은 바이트의 번호가 아니라 다음에 받을 바이트의 번호입니다.',
    flags:
      'SYN = 1만으로는 성공이 아닙니다. 응답에 SYN과 ACK가 함께 있고, 그 ACK가 우리의 SYN을 확인해야 합니다(RFC 9293 §3.10.7.3). 거절은 RST와 ACK입니다.',
    reserved: '데이터 오프셋과 제어 비트 사이에 4비트가 더 있습니다.',
    options: '긴급 포인터 뒤에 옵션이 올 수 있습니다. MSS, SACK, 윈도 배율, 타임스탬프 등입니다.',
    urgent: '새 프로그램은 쓰지 않는 것이 좋습니다(RFC 9293 §3.8.5).',
    segment: 'TCP가 보내는 것은 세그먼트입니다. “패킷”은 IP가 보내는 것을 가리키는 말입니다.',
  },
};
