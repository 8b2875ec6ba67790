import type { Translated } from '../catalogue';
import type { wireBytes as english } from '../en/wireBytes';

export const wireBytes: Translated<typeof english> = {
  label: '바이트',
  direction: {
    client: '클라이언트 → 서버',
    server: '서버 → 클라이언트',
  },
  groups: '쓰기와 그 쓰기가 나뉜 읽기',
  empty: '아직 오간 바이트가 없습니다.',
  stream:
    'TCP는 바이트의 흐름입니다. n번째로 쓴 바이트가 n번째로 읽히지만, 쓰기가 어디서 끝났는지는 아무에게도 전달되지 않습니다. ○',
  partial: '여기에 없는 행이 있어 더 오갔을 수 있습니다. 행이 빠진 곳에서는 쓰기와 읽기를 잇지 않습니다.',

  writes_other: '쓰기 {{n}}번',
  reads_other: '읽기 {{n}}번',
  became: '{{sent}} → {{got}}',
  same: '{{written}} = {{read}}',
  differ: '씀 {{written}}, 읽음 {{read}}',
  onItsWay: '{{size}} 가는 중',
  neverRead: '{{size}} 끝내 읽지 않음',
  unknown: '빠진 행이 있어 어떻게 되었는지 알 수 없음',
  readsElsewhere: '읽는 쪽은 여기서 보이지 않음',
  writesElsewhere: '쓰는 쪽은 여기서 보이지 않음',
  lesson: {
    kept: '이번에는 경계가 그대로임',
    split: '나뉘어 읽힘',
    joined: '하나로 합쳐져 읽힘',
    cut: '다른 곳에서 다시 나뉨',
  },

  range: '{{from}}–{{to}}',
  at: '{{n}}번째 바이트부터',
  several: '×{{n}} · {{size}}',
  writeBoxes: '쓰기',
  readBoxes: '읽기',
  elsewhere: '여기서 보이지 않음',
};
