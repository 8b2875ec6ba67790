import type { Translated } from '../catalogue';
import type { report as english } from '../en/report';

export const report: Translated<typeof english> = {
  show: '문제 보고서',
  lead: '이것이 보고서 전체입니다. 예상하지 못한 문제가 생긴 위치만 적혀 있고, 주고받은 데이터는 들어 있지 않습니다.',
  copy: '보고서 복사',
  copied: '보고서를 클립보드에 복사했습니다. 주고받은 데이터는 들어 있지 않습니다.',
  notCopied: '지금은 보고서를 복사할 수 없습니다.',
};
