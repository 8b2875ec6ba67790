import type { Translated } from '../catalogue';
import type { steps as english } from '../en/steps';

export const steps: Translated<typeof english> = {
  list: '지금 할 수 있는 일',
  text: {
    'listens-now': '지금은 이 앱의 서버 창이 그곳에서 듣고 있습니다({{address}}).',
    'other-address':
      '이 포트의 서버 창은 {{address}}에서만 듣고 있고, {{target}}에는 듣는 프로그램이 없었습니다.',
    'stopped-here': '{{address}}에서 듣던 이 앱의 서버 창이 지금은 듣지 않습니다.',
    'other-port':
      '{{target}}에는 듣는 프로그램이 없었습니다. 이 앱의 서버 창은 {{address}}에서 듣고 있습니다.',
    'start-here': '이 앱에 {{target}}에서 듣는 서버 창은 없습니다.',
    'try-again': '이 클라이언트는 지금 연결되어 있지 않습니다.',
    'edit-address': '이 클라이언트가 연결하려던 곳: {{target}}',
    'own-server': '이 컴퓨터에서는 이 앱의 서버 창이 {{address}}에서 듣고 있습니다.',
    'queue-full-frozen':
      '{{address}}에서 듣는 이 앱의 서버 창은 accept가 얼어 있고 대기열이 가득 찼습니다. 커널에서 {{n}}개가 기다립니다 ◆ (backlog {{max}}).',
    'frozen-accept':
      '{{address}}에서 듣는 이 앱의 서버 창은 accept가 얼어 있어 아무도 대기열에서 나오지 못합니다.',
    'queue-full-serving':
      '{{address}}에서 듣는 이 앱의 서버 창은 한 번에 한 클라이언트만 처리하며 대기열이 가득 찼습니다. 커널에서 {{n}}개가 기다립니다 ◆ (backlog {{max}}). 처리 중인 연결을 닫으면 다음 연결이 대기열에서 나옵니다.',
    'more-time': '이 클라이언트가 기다리는 시간: {{time}}',
    'any-local-port':
      '이 클라이언트는 로컬 포트 {{port}}번을 지정했습니다. 비워 두면 시스템이 남는 포트를 고릅니다.',
    'any-local-address':
      '이 클라이언트가 지정한 로컬 주소: {{address}}. 비워 두면 시스템이 그곳으로 가는 주소를 고릅니다.',
    busiest: '열린 연결이 가장 많은 창은 {{address}}입니다({{n}}개).',
    'held-by-server': '{{address}}에서 듣는 이 앱의 서버 창이 이 포트를 쓰고 있습니다.',
    'held-by-client': '클라이언트 창 → {{address}}의 로컬 포트가 {{port}}번입니다.',
    'free-port': '시스템이 남는 포트를 고르게 할 수 있습니다.',
    loopback: '{{address}}: 이 컴퓨터 자신을 뜻하는 주소로, 다른 컴퓨터에서는 접속할 수 없습니다.',
    'high-port': '{{port}}번은 1024보다 작습니다. 그 위의 포트에는 보통 특별한 권한이 필요 없습니다.',
    'portable-engine':
      '이 서버는 블로킹(blocking) 엔진을 지정했습니다. 이식형(portable) 엔진은 어디서나 동작합니다.',
    'listen-again': '{{address}}의 서버 창은 지금 듣고 있지 않습니다.',
    'other-end-server':
      '상대는 이 앱에 있습니다. 서버 창 {{address}}의 연결 #{{n}}입니다. 그쪽에서 일어난 일은 그 창의 트래픽에 있습니다.',
    'other-end-client':
      '상대는 이 앱에 있습니다. 클라이언트 창 → {{address}}입니다. 그쪽에서 일어난 일은 그 창의 트래픽에 있습니다.',
    'iterative-stopped':
      '{{address}}에서 듣던 이 앱의 반복 서버가 이제 듣지 않습니다. 듣기를 멈출 때 커널의 대기열에서 기다리던 연결은 리셋됩니다.',
    'more-clients': '이 서버는 클라이언트 {{n}}명을 처리한 뒤 듣기를 멈추도록 시작했습니다.',
    'raise-max': '이 서버는 동시에 {{max}}개까지 연결을 받으며, 지금 {{n}}개가 열려 있습니다.',
    'close-self': '이 소켓은 자기 자신에게 연결되어 있어서 서버가 {{port}}번 포트를 쓸 수 없습니다.',
    resume: '읽기가 아직 멈춰 있습니다.',
    'resume-waiting': '읽기가 아직 멈춰 있고, 커널에서 {{size}} 분량이 기다립니다 ◆.',
    'sender-waits': '역시 이 앱에 있는 상대 쪽에서 {{size}} 분량이 커널이 가져가기를 기다립니다 ●.',
    'peer-paused': '역시 이 앱에 있는 상대가 읽기를 멈췄습니다.',
    'answered-fin':
      '이 세션은 half-open을 껐으므로 상대의 FIN이 오면 앱이 시키지 않아도 이쪽 FIN을 보냅니다.',
    'close-wait': '상대는 끝냈고, 이쪽 소켓은 아직 열려 있습니다.',
    'close-wait-many':
      '이 세션에 이런 소켓이 모두 {{n}}개 있습니다. 닫을 때까지 저마다 디스크립터를 차지합니다.',
    'other-end-open':
      '역시 이 앱에 있는 상대가 이쪽 FIN을 받고도 닫지 않았습니다. 상대는 계속 보낼 수 있습니다.',
    'frozen-waiting': 'accept가 아직 얼어 있고, 커널의 대기열에서 {{n}}개가 기다립니다 ◆.',
    'frozen-nobody': 'accept가 아직 얼어 있습니다.',
    'connect-client': '지금 {{address}}에는 아무도 연결되어 있지 않습니다.',
    serving: '지금은 연결 #{{n}}의 차례입니다. 이 연결이 끝나면 다음 연결을 처리합니다.',
  },
  do: {
    connectTo: '{{address}}에 연결',
    connectAgain: '다시 연결',
    changeClient: '고쳐서 연결…',
    moreTime: '더 오래 기다리기…',
    anyLocalPort: '아무 포트에서나 연결',
    anyLocalAddress: '아무 주소에서나 연결',
    startOn: '{{target}}에서 서버 시작',
    startFree: '남는 포트에서 시작',
    startPortable: '이식형 엔진으로 시작',
    changeServer: '고쳐서 시작…',
    listenAgain: '{{address}}에서 다시 듣기',
    show: '{{address}} 보기',
    acceptOne: '하나만 받기',
    acceptAll: '다시 모두 받기',
    resume: '읽기 재개',
    resumeThere: '상대 쪽 읽기 재개',
    close: '이 연결 닫기',
    closeAll: '{{n}}개 모두 닫기',
    closeThere: '상대 쪽 닫기',
    closeServed: '연결 #{{n}} 닫기',
  },
};
