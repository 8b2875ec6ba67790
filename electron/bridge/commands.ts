import {
  type CommandName,
  type CommandParams,
  type CommandValue,
  commandSchemas,
} from '@shared/contract/commands';
import type { ErrorInfo } from '@shared/contract/errors';
import { describeIssues } from '@shared/contract/issues';
import { fail, type Result } from '@shared/contract/result';
import { badCommand } from './refusals';

type Answer<N extends CommandName> = Result<CommandValue<N>, ErrorInfo>;

/** What answers each command: the compiler asks for every one of them. */
export type CommandHandlers = {
  readonly [N in CommandName]: (params: CommandParams<N>) => Answer<N> | Promise<Answer<N>>;
};

/** Checks a command against the contract and answers it. Refusals name the path of what is wrong; bugs become INTERNAL. */
export async function dispatch(
  handlers: CommandHandlers,
  name: unknown,
  params: unknown,
): Promise<Result<unknown, ErrorInfo>> {
  if (!isCommand(name)) return badCommand(`there is no command ${describe(name)}`);
  return answer(handlers, name, params);
}

async function answer<N extends CommandName>(
  handlers: CommandHandlers,
  name: N,
  params: unknown,
): Promise<Result<unknown, ErrorInfo>> {
  const parsed = commandSchemas[name].params.safeParse(params);
  if (!parsed.success) return badCommand(`${name}: ${describeIssues(parsed.error)}`);
  try {
    return await handlers[name](parsed.data as CommandParams<N>);
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    return fail({ code: 'INTERNAL', message: `${name}: ${message}`, explanation: 'internal' });
  }
}

function isCommand(name: unknown): name is CommandName {
  return typeof name === 'string' && Object.hasOwn(commandSchemas, name);
}

/** The name of a command that does not exist; anything but a short text is not worth repeating. */
function describe(name: unknown): string {
  return typeof name === 'string' ? JSON.stringify(name.slice(0, 80)) : `of type ${typeof name}`;
}
