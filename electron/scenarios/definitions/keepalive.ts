import type { Actor } from '../actor';
import { endOf } from '../evidence';
import { portsOf } from '../kernelRows';
import { define, type Facts } from '../scenario';
import type { Stage } from '../stage';

/** Longer than a dead peer would have been found out: 1 s idle, and 10 probes, one a second. */
const QUIET_MS = 20_000;
const DELAY_MS = 1_000;
const ROLES = ['asks', 'never asks'] as const;

const clients = (stage: Stage): readonly Actor[] => ROLES.map((role) => stage.actor(role));

export const keepalive = define('keepalive', {
  connect: {
    async act(stage) {
      const { port } = await stage.server('server', { behaviour: { name: 'manual' } });
      const [asks, silent] = ROLES;
      await stage.connected(asks, port, { keepAlive: { delayMs: DELAY_MS } });
      await stage.connected(silent, port);
    },
    seen(stage) {
      const [asks, silent] = clients(stage).map((client) => client.last('connected'));
      if (asks === undefined || silent === undefined) return null;
      return [
        { evidence: 'app', fact: 'asks', values: { end: endOf(asks.local), s: DELAY_MS / 1_000 } },
        { evidence: 'app', fact: 'neverAsks', values: { end: endOf(silent.local) } },
      ];
    },
  },
  quiet: {
    withinMs: 2 * QUIET_MS,
    seen(stage) {
      const facts: Facts<'keepalive'> = [];
      for (const client of clients(stage)) {
        const last = client.rows.at(-1);
        const socket = client.sockets[0];
        if (last === undefined || socket === undefined || stage.now() - last.at < QUIET_MS) return null;
        if (stage.seesKernel && socket.kernel?.state !== 'ESTABLISHED') return null;
        const s = Math.floor((stage.now() - last.at) / 1_000);
        facts.push({ evidence: 'app', fact: 'nothing', values: { end: endOf(socket.local), s } });
        if (socket.kernel !== null)
          facts.push({ evidence: 'kernel', fact: 'established', values: portsOf(socket) });
      }
      const { port } = stage.actor('server');
      if (stage.platform === 'linux')
        facts.push({ evidence: 'told', fact: 'command', values: { port: String(port) } });
      return facts;
    },
  },
});
