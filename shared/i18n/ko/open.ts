import type { Translated } from '../catalogue';
import type { open as english } from '../en/open';

export const open: Translated<typeof english> = {
  title: '기록 열기',
  intro: 'Bothends의 기록이나 TCP 캡처 파일을 열어 봅니다. 아무것도 연결하지 않습니다.',
  file: '파일',
  fileHint: 'Bothends가 실행되는 컴퓨터에 있는 pcapng 또는 pcap 파일',
  start: '열기',
  command: '기록 열기…',
  empty: '파일을 입력하세요',
  trouble: {
    'not-found': '그런 파일이 없습니다',
    'not-a-file': '파일이 아닙니다',
    'not-permitted': '이 파일을 읽을 권한이 없습니다',
    'not-a-capture': 'pcapng도 pcap도 아닙니다',
    failed: '이 파일을 읽을 수 없습니다: {{detail}}',
  },
  reading: '{{name}} 여는 중: {{size}} 가운데 {{read}}',
  done: '{{name}}: 세션 {{sessions}}개, 패킷 {{packets}}개',
  nothing: '{{name}}에 TCP 연결이 없습니다',
  broken: '{{name}}을(를) {{size}} 가운데 {{read}}까지 읽었습니다. 그 뒤는 손상되었습니다',
  cancelled: '{{name}}: {{size}} 가운데 {{read}}에서 멈춤',
  failedReading: '{{name}}을(를) 열 수 없습니다: {{detail}}',
  passedOver: '패킷 {{n}}개는 표시하지 않습니다. TCP가 아니거나 서버가 {{max}}개를 넘습니다',
  cancel: '멈추기',
  dismiss: '닫기',
  list: '여는 중인 기록',
  readOnly: '기록 {{name}}, 읽기 전용',
  readOnlyHint: '파일에서 연 것이며 시각은 그때의 것입니다. 여기서는 아무것도 보낼 수 없습니다.',
};
