import type { Translated } from '../catalogue';
import type { common as english } from '../en/common';

export const common: Translated<typeof english> = {
  cancel: '취소',
  close: '닫기',
  copied: '복사함',
  dismiss: '알림 닫기',
  details: '자세히',
  evidence: {
    app: '앱이 관측함',
    kernel: '커널의 소켓 표',
    wire: '캡처한 패킷',
    told: '설명',
  },
  behaviour: {
    echo: '에코',
    manual: '수동',
  },
};
