import type { Translated } from '../catalogue';
import type { guide as english } from '../en/guide';

export const guide: Translated<typeof english> = {
  title: '사용 안내서',
  pages: '안내서의 쪽',
  search: '안내서에서 찾기',
  nothing: '이 말이 있는 쪽이 없습니다.',
  section: {
    begin: '첫걸음',
    tcp: '양쪽에서 보는 TCP',
    course: '강의',
    send: '보내기',
    automatic: '저절로 하는 일',
    look: '살펴보기',
    keep: '남기기',
    around: '앱 둘레',
  },
};
