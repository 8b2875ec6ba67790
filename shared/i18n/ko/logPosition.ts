import type { Translated } from '../catalogue';
import type { logPosition as english } from '../en/logPosition';

export const logPosition: Translated<typeof english> = {
  label: '로그 안의 위치',
  hint: '로그 전체입니다. 끌거나 화살표·페이지 키를 눌러 어디로든 바로 갈 수 있습니다',
  row: '{{of}}줄 가운데 {{n}}번째',
  rowAt: '{{of}}줄 가운데 {{n}}번째 · {{time}}',
};
