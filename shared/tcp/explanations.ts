/**
 * Ids of the plain-language explanations in the catalogue (`explain.<id>.title|text|next`).
 * Which situation gets which id is decided by `explain.ts`.
 */
export const EXPLANATION_IDS = [
  'refused',
  'all-attempts-failed',
  'name-not-found',
  'resolver-unavailable',
  'connect-timeout',
  'no-answer',
  'in-use',
  'not-our-address',
  'no-permission',
  'rule-blocked',
  'local-port-busy',
  'local-address-unavailable',
  'host-unreachable',
  'network-unreachable',
  'reset',
  'write-after-peer-gone',
  'left-before-accept',
  'self-connection',
  'over-max-connections',
  'too-many-files',
  'cancelled',
  'sending-ended',
  'queue-full',
  'bad-command',
  'not-available',
  'nothing-to-export',
  'export-gone',
  'recording-gone',
  'recording-running',
  'not-recorded',
  'replay-gone',
  'internal',
  'unknown',
] as const;

export type ExplanationId = (typeof EXPLANATION_IDS)[number];
