import type { Translated } from '../catalogue';
import type { events as english } from '../en/events';

export const events: Translated<typeof english> = {
  title: '이벤트',
  table: '모든 세션의 이벤트',
  filter: '필터',
  allSessions: '모든 세션',
  session: '세션',
  group: {
    life: '세션',
    opening: '열기',
    data: '데이터',
    ending: '닫기',
    control: '제어',
  },
  search: '이벤트 검색',
  empty: '아직 이벤트가 없습니다.',
  emptyFiltered: '필터에 맞는 이벤트가 없습니다.',
  clearFilter: '모두 보기',
  truncated: '더 오래된 이벤트는 남아 있지 않습니다.',

  goTo: '해당 창에서 보기',

  explanation: '설명',
  whatHappened: '무슨 일이 있었나',
  whatNext: '이제 무엇을 할까',
  attempts: '시도한 주소',
  systemSays: '시스템 메시지',
};
