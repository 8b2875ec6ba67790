import { define } from '../scenario';

const hex = (byte: number): string => byte.toString(16).padStart(2, '0');

export const hello = define('hello', {
  start: {
    async act(stage) {
      await stage.server('server', { behaviour: { name: 'hello', nul: true, once: true } });
    },
    seen(stage) {
      const server = stage.actor('server');
      const row = server.first('listening');
      return row === undefined
        ? null
        : [{ evidence: 'app', fact: 'listening', values: { port: String(server.port) } }];
    },
  },
  connect: {
    async act(stage) {
      await stage.client('client', stage.actor('server').port, { behaviour: { name: 'read-once' } });
    },
    seen(stage) {
      const server = stage.actor('server');
      const client = stage.actor('client');
      const accepted = server.first('accepted');
      const closed = server.first('closed');
      const [message] = client.messages();
      if (accepted === undefined || closed === undefined || message === undefined) return null;
      const bytes = client.bytes('received');
      if (closed.first !== 'local' || bytes.at(-1) !== 0) return null;
      return [
        {
          evidence: 'app',
          fact: 'accepted',
          values: { port: String(accepted.remote?.port ?? '?') },
        },
        { evidence: 'app', fact: 'sent', values: { n: server.count('sent') } },
        {
          evidence: 'app',
          fact: 'message',
          values: { text: message, end: [...bytes.subarray(-2)].map(hex).join(' ') },
        },
        { evidence: 'app', fact: 'serverFirst' },
      ];
    },
  },
  timeWait: {
    needs: ['kernel'],
    seen(stage) {
      const server = stage.actor('server');
      const row = server.first('state', ({ to }) => to === 'TIME_WAIT');
      if (row === undefined) return null;
      const values = { from: String(row.local?.port ?? '?'), to: String(row.remote?.port ?? '?') };
      return [{ evidence: 'kernel', fact: 'timeWait', values }];
    },
  },
  refused: {
    async act(stage) {
      await stage.client('second', stage.actor('server').port, { behaviour: { name: 'read-once' } });
    },
    seen(stage) {
      const row = [stage.find('second'), stage.find('client')]
        .map((each) => each?.first('connect-failed', ({ error }) => error.code === 'ECONNREFUSED'))
        .find((each) => each !== undefined);
      return row === undefined
        ? null
        : [{ evidence: 'app', fact: 'refused', values: { code: row.error.code } }];
    },
  },
  restart: {
    act(stage) {
      stage.actor('server').listen();
    },
    seen(stage) {
      const server = stage.actor('server');
      return server.all('listening').length < 2
        ? null
        : [{ evidence: 'app', fact: 'listensAgain', values: { port: String(server.port) } }];
    },
  },
});
