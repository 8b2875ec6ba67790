import type { Translated } from '../catalogue';
import type { compose as english } from '../en/compose';

export const compose: Translated<typeof english> = {
  message: '메시지',
  placeholder: {
    text: '메시지 입력',
    hex: '16진수, 예: 48 65 6C',
    raw: '누르는 키를 바로 보냅니다. {{keys}} 키로 끝냅니다.',
  },
  inputMode: '입력 방식',
  inputModeHint: '메시지를 쓰는 방식: \\r \\x0D 같은 이스케이프가 있는 텍스트, 16진수, 또는 키 하나하나',
  mode: { text: '텍스트', hex: '16진수', raw: '키 그대로' },
  encoding: '인코딩',
  encodingHint: '글자를 바이트로 바꾸는 방식. 줄 끝에도 적용됩니다',
  lineEnding: '줄 끝',
  lineEndingHint: '보내는 메시지마다 뒤에 붙습니다',
  ending: {
    none: '없음',
    lf: 'LF ␊',
    cr: 'CR ␍',
    crlf: 'CRLF ␍␊',
    nul: 'NUL ␀',
  },
  to: '받는 쪽',
  toAll: '모두({{n}})',
  toOne: '#{{n}} {{address}}',
  lostTarget: '#{{n}} 연결이 없어져 모든 연결로 보냅니다.',
  large: '여기에 표시하기에는 큰 텍스트 {{size}}',
  discard: '버리기',
  send: '보내기',
  sendHint:
    'Enter로 보내고 Shift+Enter로 줄을 바꿉니다. Ctrl+Enter는 줄 끝 없이 보내고 Ctrl+R은 보낸 메시지를 찾습니다',
  size: '{{size}} 보낼 예정',
  bytes: '보낼 바이트',
  sentLast: '마지막으로 보낸 바이트',
  more: '… +{{size}}',
  progress: '{{total}} 중 {{done}} 넘김',
  stopSending: '보내기 중지',

  offer: '{{form}} 그대로 보냅니다. 제어 문자를 뜻한 것입니까?',
  convert: '이스케이프로 바꾸기',
  converted: '이스케이프로 바꾸었습니다.',
  literal: '백슬래시를 글자 그대로',
  literalDone: '백슬래시를 모두 두 개로 썼습니다. 하나씩 보냅니다.',
  undo: '되돌리기',

  search: {
    label: '보낸 메시지 찾기',
    keys: 'Enter: 가져오기 · Ctrl+R: 더 이전 것 · Esc: 나가기',
    place: '{{total}}개 중 {{n}}번째',
    none: '찾지 못했습니다',
    empty: '아직 보낸 메시지가 없습니다',
  },

  problem: {
    at: '{{place}}: {{what}}',
    character: '{{n}}번째 글자',
    line: '{{line}}번째 줄 {{n}}번째 글자',
    'unknown-escape': '{{text}} 이스케이프는 없습니다. 백슬래시는 \\\\로 씁니다.',
    'lone-backslash': '백슬래시 뒤에 아무것도 없습니다. 백슬래시는 \\\\로 씁니다.',
    'incomplete-x': '{{text}} 뒤에는 \\x0D처럼 16진수 두 자리가 와야 합니다.',
    'incomplete-u': '{{text}} 뒤에는 \\u{AC00}처럼 중괄호 안에 16진수가 와야 합니다.',
    octal: '{{text}} 표기는 8진수일 수 있습니다. 숫자 앞에서는 \\x00으로 씁니다.',
    'no-character': '{{text}} 번호의 글자는 없습니다.',
    unencodable: '{{text}} 글자는 {{encoding}} 인코딩에 없습니다.',
    'odd-digit': '{{text}} 하나는 바이트의 절반입니다. 16진수 두 자리가 한 바이트입니다.',
    'empty-prefix': '{{text}} 뒤에 숫자가 없습니다.',
    'foreign-character': '{{text}} 글자는 16진수가 아닙니다.',
  },

  error: {
    nobody: '보낼 상대가 연결되어 있지 않습니다.',
    nothing: '보낼 것이 없습니다. 메시지와 줄 끝이 모두 비어 있습니다.',
    ended: '이 연결에서는 보내기가 끝났습니다.',
    partial: '{{total}} 중 {{done}}만 넘겼습니다.',
    failed: '보내지 못함: {{reason}}',
  },
};
