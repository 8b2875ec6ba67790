import type { Translated } from '../catalogue';
import type { sendFile as english } from '../en/sendFile';

export const sendFile: Translated<typeof english> = {
  command: '파일 보내기…',
  drop: '파일을 놓으면 {{pane}}(으)로 보냅니다',
  dropNobody: '보낼 상대가 연결되어 있지 않습니다. 기록 파일이면 엽니다.',
  list: '보내는 파일',
  progress: '{{name}}: 보낸 양',

  state: {
    waiting: '차례를 기다리는 중',
    sending: '{{total}} 중 {{taken}} · {{rate}} · {{left}} 남음',
    starting: '{{total}} 중 {{taken}}',
    stalled: '{{total}} 중 {{taken}} · 상대가 읽지 않고 있습니다',
    paused: '{{total}} 중 {{taken}}에서 일시 정지',
    done: '{{total}} 보냄, {{time}} 걸림({{rate}})',
    doneSome_other: '{{total}} 보냄. 연결 {{n}}개는 그 전에 끝났습니다',
    cancelled: '취소함. 커널이 {{total}} 중 {{taken}}을(를) 가져갔습니다{{more}}.',
    failed: '도중에 끝났습니다. 커널이 {{total}} 중 적어도 {{taken}}을(를) 가져갔습니다. {{reason}}',
    unread: '{{total}} 중 {{taken}} 이후로 파일을 읽을 수 없습니다. 바뀌거나 옮겨졌다면 다시 고르십시오.',
  },
  queued: '. 대기열에 있는 {{size}}도 마저 나갑니다',
  pause: '{{name}} 일시 정지',
  resume: '{{name}} 계속 보내기',
  cancel: '{{name}} 취소',
  again: '{{name}} 다시 보내기',
  dismiss: '{{name}} 닫기',
};
