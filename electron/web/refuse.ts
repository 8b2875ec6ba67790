import { type IncomingMessage, STATUS_CODES } from 'node:http';
import { PAGE_HEADERS } from '@shared/contract/pagePolicy';
import { chooseLanguage, createTranslator } from '@shared/i18n/index';
import type { Refusal } from './access';

const NAMES = {
  401: 'unauthorized',
  403: 'forbidden',
  404: 'notFound',
  405: 'methodNotAllowed',
  421: 'misdirected',
} as const satisfies Record<Refusal, string>;

/** What a refused request is answered with: a status, the page's headers, and two lines a person can read. */
export interface RefusalAnswer {
  readonly status: Refusal;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

export function refusalAnswer(status: Refusal, request: IncomingMessage): RefusalAnswer {
  const { t } = createTranslator(chooseLanguage((request.headers['accept-language'] ?? '').split(',')));
  const name = NAMES[status];
  const body = `${t(`web.refusal.${name}.title`)}\n\n${t(`web.refusal.${name}.text`)}\n`;
  return {
    status,
    headers: {
      ...PAGE_HEADERS,
      'Cache-Control': 'no-store',
      'Content-Type': 'text/plain; charset=utf-8',
      'Content-Length': String(Buffer.byteLength(body)),
      ...(status === 405 ? { Allow: 'GET, HEAD' } : {}),
    },
    body,
  };
}

/** The same as the text of an HTTP answer, for a connection that asked to become a WebSocket. */
export function rawRefusal({ status, headers, body }: RefusalAnswer): string {
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}`);
  return [`HTTP/1.1 ${status} ${STATUS_CODES[status]}`, ...lines, 'Connection: close', '', body].join('\r\n');
}
