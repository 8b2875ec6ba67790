/** What is typed about a behaviour, and the behaviour it asks for. Pure. */
import {
  BUFFER_MAX,
  CLIENT_BEHAVIOURS,
  CLIENTS_MAX,
  type clientSpecSchema,
  SERVER_BEHAVIOURS,
  type ServerBehaviour,
  SPLIT_DELAY_MAX_MS,
  type serverSpecSchema,
} from '@shared/contract/index';
import { z } from 'zod';
import { type Problem, whole } from './typed';

export const serverBehaviourValues = {
  behaviour: z.enum(SERVER_BEHAVIOURS),
  greeting: z.string(),
  greetingNul: z.boolean(),
  once: z.boolean(),
  maxClients: z.string(),
  writeBuffer: z.string(),
  pieceBytes: z.string(),
  pieceDelay: z.string(),
};
export type ServerBehaviourValues = z.infer<z.ZodObject<typeof serverBehaviourValues>>;

export const clientBehaviourValues = {
  behaviour: z.enum(CLIENT_BEHAVIOURS),
  readOnceBuffer: z.string(),
  naiveBuffer: z.string(),
};
export type ClientBehaviourValues = z.infer<z.ZodObject<typeof clientBehaviourValues>>;

/** As in the course notes: `sizeof("Hello World!")`, five clients, buffers of 1024 and 30 with room for the NUL. */
export const SERVER_BEHAVIOUR_DEFAULTS: ServerBehaviourValues = {
  behaviour: 'echo',
  greeting: 'Hello World!',
  greetingNul: true,
  once: false,
  maxClients: '5',
  writeBuffer: '1024',
  pieceBytes: '3',
  pieceDelay: '200',
};

export const CLIENT_BEHAVIOUR_DEFAULTS: ClientBehaviourValues = {
  behaviour: 'manual',
  readOnceBuffer: '29',
  naiveBuffer: '1023',
};

type ServerInput = NonNullable<z.input<typeof serverSpecSchema>['behaviour']>;
type ClientInput = NonNullable<z.input<typeof clientSpecSchema>['behaviour']>;

/** The behaviour as the contract checks it. */
export function serverBehaviourOf(values: ServerBehaviourValues): ServerInput {
  const name: ServerBehaviour['name'] = values.behaviour;
  switch (name) {
    case 'hello':
      return { name, text: values.greeting, nul: values.greetingNul, once: values.once };
    case 'iterative':
      return { name, maxClients: whole(values.maxClients), buffer: whole(values.writeBuffer) };
    case 'split':
      return { name, bytes: whole(values.pieceBytes), delayMs: whole(values.pieceDelay) };
    default:
      return { name };
  }
}

export function clientBehaviourOf(values: ClientBehaviourValues): ClientInput {
  const name = values.behaviour;
  if (name === 'read-once') return { name, buffer: whole(values.readOnceBuffer) };
  return name === 'naive' ? { name, buffer: whole(values.naiveBuffer) } : { name };
}

type OptionField = Exclude<keyof ServerBehaviourValues | keyof ClientBehaviourValues, 'behaviour'>;

const BUFFER: Problem = { key: 'number', min: 1, max: BUFFER_MAX };
/** Field and complaint by behaviour and option. */
const PROBLEMS: Readonly<Record<string, readonly [OptionField, Problem]>> = {
  'hello text': ['greeting', { key: 'greeting' }],
  'iterative maxClients': ['maxClients', { key: 'number', min: 0, max: CLIENTS_MAX }],
  'iterative buffer': ['writeBuffer', BUFFER],
  'split bytes': ['pieceBytes', BUFFER],
  'split delayMs': ['pieceDelay', { key: 'number', min: 0, max: SPLIT_DELAY_MAX_MS }],
  'read-once buffer': ['readOnceBuffer', BUFFER],
  'naive buffer': ['naiveBuffer', BUFFER],
};

/** What the contract says about the options of a behaviour, beside their fields. */
export function behaviourProblems(
  name: string,
  issues: readonly { readonly path: readonly PropertyKey[] }[],
): { readonly [Field in OptionField]?: Problem } {
  const found = issues
    .filter(({ path }) => path[0] === 'behaviour')
    .flatMap(({ path }) => {
      const problem = PROBLEMS[`${name} ${String(path[1])}`];
      return problem === undefined ? [] : [problem];
    });
  return Object.fromEntries(found);
}
