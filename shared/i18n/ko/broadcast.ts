import type { Translated } from '../catalogue';
import type { broadcast as english } from '../en/broadcast';

export const broadcast: Translated<typeof english> = {
  start: '모든 창에 동시 입력',
  badge: '동시 입력',
  reaches_other: '이 창과 다른 창 {{n}}개에서 함께 보냅니다',
  alone: '연결되어 함께 보낼 다른 창이 없습니다',
  excluded: '제외됨: 여기서 보내는 것은 이 창에서만 나갑니다',
  exclude: '제외',
  include: '포함',
  off: '끄기',
  stop: '동시 입력 끄기',
  what: '{{pane}}(으)로 동시에 보내기',
};
