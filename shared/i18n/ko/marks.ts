import type { Translated } from '../catalogue';
import type { marks as english } from '../en/marks';

export const marks: Translated<typeof english> = {
  title: '표시',
  toggle: '행 표시하거나 지우기',
  mark: '행 표시',
  unmark: '표시 지우기',
  note: '행을 표시하고 메모 쓰기…',
  command: '표시 보기',
  list: '표시한 행',
  empty: '표시한 행이 없습니다.',
  emptyHint: '↑로 행에 가서 표시하거나({{keys}}), 행을 마우스 오른쪽 단추로 누르세요.',
  jump: '행으로 가기',
  noteOf: '{{row}} 메모',
  notePlaceholder: '메모…',
  remove: '{{row}} 표시 지우기',
  removed: '{{row}} 표시를 지웠습니다.',
  undo: '되돌리기',
};
