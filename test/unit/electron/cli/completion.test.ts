import { spawnSync } from 'node:child_process';
import { createTranslator } from '@shared/i18n/index';
import { describe, expect, it } from 'vitest';
import { completionScript } from '../../../../electron/cli/completion';
import { createProgram } from '../../../../electron/cli/program';

const nothing = (): void => undefined;
const program = createProgram(createTranslator('en').t, {
  web: nothing,
  server: nothing,
  client: nothing,
  check: nothing,
  scenarioList: nothing,
  scenarioRun: nothing,
  replay: nothing,
  print: nothing,
});

const hasBash = spawnSync('bash', ['-c', 'exit 0']).status === 0;

/** What bash itself offers for these words, the last of them unfinished. */
function complete(...words: string[]): string[] {
  const script = `${completionScript('bash', program)}
COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); _bothends; printf '%s\\n' "\${COMPREPLY[@]}"`;
  const { stdout, stderr, status } = spawnSync('bash', ['-c', script, 'bash', 'bothends', ...words], {
    encoding: 'utf8',
  });
  expect({ stderr, status }).toEqual({ stderr: '', status: 0 });
  return stdout.split('\n').filter((word) => word !== '');
}

describe.skipIf(!hasBash)('the completion of bash, in bash', () => {
  it('offers the commands, and those in a command', () => {
    expect(complete('s')).toEqual(['server', 'scenario']);
    expect(complete('scenario', 'r')).toEqual(['run']);
    expect(complete('scenario', 'run', 'hel')).toEqual(['hello']);
  });

  it('offers the options of the command that was named', () => {
    expect(complete('server', '--be')).toEqual(['--behaviour']);
    expect(complete('client', '--local-')).toEqual(['--local-address', '--local-port']);
    expect(complete('web', '--be')).toEqual([]);
  });

  it('offers the choices of an option, and nothing where anything goes', () => {
    expect(complete('server', '--engine', '')).toEqual(['blocking', 'portable']);
    expect(complete('client', '--behaviour', 'n')).toEqual(['naive']);
    expect(complete('server', '--host', '')).toEqual([]);
    expect(complete('completion', 'z')).toEqual(['zsh']);
  });
});

describe('the other shells', () => {
  it('zsh runs what bash runs', () => {
    const zsh = completionScript('zsh', program);
    expect(zsh.startsWith('#compdef bothends\n')).toBe(true);
    expect(zsh.endsWith(completionScript('bash', program))).toBe(true);
  });

  it('fish is told every command and option, one a line', () => {
    const lines = completionScript('fish', program).split('\n');
    expect(lines).toContain(
      "complete -c bothends -n '__fish_seen_subcommand_from scenario; and not __fish_seen_subcommand_from list run' -f -a run -d 'Do every step of a scenario and print what was seen'",
    );
    expect(lines.find((line) => line.includes('-l engine'))).toContain("-x -a 'blocking portable'");
    // A quote in a description ends no string.
    for (const line of lines) expect(line.replaceAll("'\\''", '').split("'").length % 2).toBe(1);
  });
});
