import type { Translated } from '../catalogue';
import type { host as english } from '../en/host';

export const host: Translated<typeof english> = {
  connecting: 'Bothends에 연결하는 중…',
  disconnected: 'Bothends와의 연결이 끊겼습니다.',
  disconnectedHint: '세션은 계속 실행 중이며, 다시 연결되면 그대로 보입니다.',
  reconnecting: '다시 연결하는 중…',
  retryIn: '{{time}} 뒤 다시 시도',
  retryNow: '지금 시도',
  otherVersion: 'Bothends가 업데이트되었습니다. 계속하려면 페이지를 새로 고치세요.',
  reload: '새로 고침',
  gone: {
    title: 'Bothends가 다시 시작되어 연결되어 있던 것은 모두 닫혔습니다.',
    missing: '사라진 세션: {{list}}.',
    back: '돌아왔지만 멈춰 있고 비어 있는 세션: {{list}}.',
    openAgain: '다시 열기',
  },
  notAllowed: '이 페이지는 더 이상 접속할 수 없습니다. Bothends가 시작할 때 출력한 주소로 다시 여세요.',
  commandFailed: '{{what}}: {{reason}}',
  pageFailed: '페이지의 이 부분에 문제가 생겼습니다.',
  pageFailedHint: '세션에는 영향이 없습니다.',
};
