import type { Translated } from '../catalogue';
import type { desktop as english } from '../en/desktop';

export const desktop: Translated<typeof english> = {
  menu: {
    file: '파일',
    edit: '편집',
    view: '보기',
    window: '창',
    help: '도움말',
    about: '{{app}} 정보',
    quit: '{{app}} 종료',
    undo: '실행 취소',
    redo: '다시 실행',
    cut: '잘라내기',
    copy: '복사',
    paste: '붙여넣기',
    selectAll: '모두 선택',
    reload: '새로 고침',
    devTools: '개발자 도구',
    fullScreen: '전체 화면',
    minimize: '최소화',
    closeWindow: '창 닫기',
  },
  quit: {
    title: 'Bothends를 종료할까요?',
    text_other: '연결된 소켓이 {{count}}개 있습니다. 종료하면 모두 닫힙니다.',
    submit: '종료',
    keep: '계속 실행',
  },
  crash: {
    title: '창이 멈췄습니다',
    text: '페이지를 잃었습니다({{reason}}). 세션은 계속 실행 중입니다.',
    reload: '다시 열기',
    quit: '종료',
  },
};
