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
    hello: '인사(hello)',
    iterative: '반복 에코',
    line: '줄 단위 에코',
    split: '나눠 보내는 에코',
    discard: '버리기(discard)',
    chargen: '문자 생성(chargen)',
    daytime: '날짜와 시각(daytime)',
  },
  engine: {
    auto: '자동',
    blocking: '블로킹',
    portable: '이식형',
  },
  clientBehaviour: {
    manual: '수동',
    'read-once': '한 번 읽기',
    naive: '줄마다 한 번 읽기',
    line: '줄 단위',
  },
};
