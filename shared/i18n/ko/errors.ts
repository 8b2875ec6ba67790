import type { Translated } from '../catalogue';
import type { errors as english } from '../en/errors';

export const errors: Translated<typeof english> = {
  BAD_COMMAND: '요청을 이해하지 못했습니다.',
  UNKNOWN_SESSION: '이 세션은 더 이상 없습니다.',
  UNKNOWN_SOCKET: '이 연결은 이미 닫혔습니다.',
  NOT_POSSIBLE_NOW: '지금은 할 수 없습니다.',
  SENDING_ENDED: '이 연결에서는 보내기가 끝났습니다.',
  QUEUE_FULL: '보내려고 기다리는 데이터가 이미 너무 많습니다.',
  NOT_AVAILABLE: '여기서는 쓸 수 없습니다.',
  CANCELLED: '취소했습니다.',
  CONTRACT_VERSION: '페이지와 앱의 버전이 다릅니다.',
  PIPE_CLOSED: '앱과의 연결이 끊겼습니다.',
  INTERNAL: 'Bothends 내부에 문제가 생겼습니다.',
};
