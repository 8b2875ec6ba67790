import type { Translated } from '../catalogue';
import type { web as english } from '../en/web';

export const web: Translated<typeof english> = {
  ready: 'Bothends 준비됨: {{url}}',
  unexpected: '예상하지 못한 문제가 생겼지만 세션은 계속됩니다. {{what}} ({{file}}에 기록함)',
  readyHint: '이 주소에는 이 Bothends의 접속 키가 들어 있습니다. 멈추려면 Ctrl+C를 누르세요.',
  notOpening: '이 주소를 브라우저에서 여세요.',
  sshHint:
    '다른 컴퓨터에서 열려면 ssh -L {{port}}:127.0.0.1:{{port}} {{host}} 실행 후 그 컴퓨터에서 위 주소를 여세요.',
  reachable:
    '경고: 다른 컴퓨터에서 {{address}}(으)로 이 페이지에 접속할 수 있습니다. 접속 키가 있으면 누구나 쓸 수 있습니다.',
  noBuild: '페이지가 빌드되지 않았습니다. 실행하세요: npm run build',

  refusal: {
    unauthorized: {
      title: '접속 키가 없습니다',
      text: 'Bothends가 시작할 때 출력한 주소 전체를 여세요. 주소 끝에 접속 키가 있습니다.',
    },
    forbidden: {
      title: '이 페이지의 요청이 아닙니다',
      text: '다른 사이트가 Bothends를 쓰려고 했습니다. Bothends의 페이지만 쓸 수 있습니다.',
    },
    notFound: {
      title: '여기에는 아무것도 없습니다',
      text: '존재하지 않는 주소입니다.',
    },
    methodNotAllowed: {
      title: '읽기만 됩니다',
      text: '이 주소는 읽을 수만 있습니다(GET, HEAD).',
    },
    misdirected: {
      title: '주소가 다릅니다',
      text: 'Bothends는 시작할 때 출력한 주소로만 응답합니다.',
    },
  },
};
