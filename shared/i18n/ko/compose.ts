import type { Translated } from '../catalogue';
import type { compose as english } from '../en/compose';

export const compose: Translated<typeof english> = {
  message: '메시지',
  placeholder: '메시지 입력',
  lineEnding: '줄 끝',
  lineEndingHint: '보내는 메시지마다 뒤에 붙습니다',
  ending: {
    none: '없음',
    lf: 'LF ␊',
    crlf: 'CRLF ␍␊',
    cr: 'CR ␍',
  },
  to: '받는 쪽',
  toAll: '모두({{n}})',
  toOne: '#{{n}} {{address}}',
  lostTarget: '#{{n}} 연결이 없어져 모든 연결로 보냅니다.',
  large: '여기에 표시하기에는 큰 텍스트 {{size}}',
  discard: '버리기',
  send: '보내기',
  sendHint: 'Enter로 보내고 Shift+Enter로 줄을 바꿉니다',
  size: '{{size}} 보낼 예정',
  progress: '{{total}} 중 {{done}} 넘김',
  stopSending: '보내기 중지',

  error: {
    nobody: '보낼 상대가 연결되어 있지 않습니다.',
    nothing: '보낼 것이 없습니다. 메시지와 줄 끝이 모두 비어 있습니다.',
    ended: '이 연결에서는 보내기가 끝났습니다.',
    partial: '{{total}} 중 {{done}}만 넘겼습니다.',
    failed: '보내지 못함: {{reason}}',
  },
};
