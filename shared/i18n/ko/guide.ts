import type { Translated } from '../catalogue';
import type { guide as english } from '../en/guide';

export const guide: Translated<typeof english> = {
  title: '사용 안내서',
  pages: '안내서의 쪽',
  search: '안내서에서 찾기',
  nothing: '이 말이 있는 쪽이 없습니다.',
};
