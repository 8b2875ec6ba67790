import type { Translate } from '@shared/i18n/index';

/** Roles that are words; the others are letters, numbers and addresses, which are the same in every language. */
const NAMED = {
  server: 'server',
  client: 'client',
  second: 'second',
  iterative: 'iterative',
  concurrent: 'concurrent',
  stopped: 'stopped',
  refused: 'refused',
  full: 'full',
  silent: 'silent',
  frozen: 'frozen',
  'in hand': 'inHand',
  'first in line': 'firstInLine',
  'second in line': 'secondInLine',
  outside: 'outside',
  naive: 'naive',
  line: 'line',
  echo: 'echo',
  sender: 'sender',
  receiver: 'receiver',
  greedy: 'greedy',
  asks: 'asks',
  'never asks': 'neverAsks',
  'same port': 'samePort',
  'not ours': 'notOurs',
  'port 80': 'port80',
  'no name': 'noName',
  'closed port': 'closedPort',
  'far away': 'farAway',
} as const;
type Named = keyof typeof NAMED;

/** What a pane of a scenario is called. */
export function roleWords(role: string, t: Translate): string {
  return isNamed(role) ? t(`scenario.role.${NAMED[role]}`) : role;
}

function isNamed(role: string): role is Named {
  return Object.hasOwn(NAMED, role);
}
