import type { Translated } from '../catalogue';
import type { a11y as english } from '../en/a11y';

export const a11y: Translated<typeof english> = {
  skip: {
    label: '페이지 바로 가기',
    panes: '창으로 가기',
    on: '화면 낭독기를 쓰시나요? 화면 낭독기 모드 켜기',
    off: '화면 낭독기 모드 끄기',
  },
  splitter: '창의 경계',
  move: {
    left: '창을 왼쪽으로 옮기기',
    right: '창을 오른쪽으로 옮기기',
    up: '창을 위로 옮기기',
    down: '창을 아래로 옮기기',
    join: '창을 다음 창의 탭으로 옮기기',
    maximise: '창을 최대로 넓히기, 또는 되돌리기',
  },
  mode: {
    on: '화면 낭독기 모드 켜기',
    off: '화면 낭독기 모드 끄기',
  },
  rows: {
    label: '행 목록',
    hint: '화살표, Page Up, Page Down, Home, End 키로 행을 옮겨 다닙니다. Enter는 행을 열고, Shift+F10은 할 수 있는 일을 보여 주며, Escape는 다시 새 행을 따라갑니다. 입력한 글자는 메시지 상자로 갑니다.',
    received: '{{size}} 받음: {{data}}',
    sent: '{{size}} 보냄: {{data}}',
    who: '연결 {{n}}',
    byte: '바이트 {{hex}}',
  },
  news: {
    phase: '{{pane}}: {{phase}}',
    opened_other: '{{pane}}: 새 연결 {{n}}개, 열린 연결 {{open}}개',
    closed_other: '{{pane}}: 연결 {{n}}개 닫힘, 열린 연결 {{open}}개',
    more_other: '그 밖의 변화 {{n}}가지',
    rows_other: '{{pane}}: {{n}}행',
    panes_other: '창 {{n}}개',
    in: '{{size}} 받음',
    out: '{{size}} 보냄',
  },
};
