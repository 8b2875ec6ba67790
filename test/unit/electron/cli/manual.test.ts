import { Argument, Command, Option } from 'commander';
import { describe, expect, it } from 'vitest';
import { commandTree } from '../../../../electron/cli/commandTree';
import { manualPage } from '../../../../electron/cli/manual';

const words = {
  name: 'NAME',
  synopsis: 'SYNOPSIS',
  description: 'NOTES',
  options: 'OPTIONS',
  commands: 'COMMANDS',
  byDefault: (value: string) => `default: ${value}`,
  notes: "Exit codes.\n\n'quoted' and .dotted",
};

function program(): Command {
  const made = new Command('tool').description('Does \\ things').version('1').helpCommand(false);
  made
    .command('say')
    .description('.says')
    .addArgument(new Argument('<what>', 'What to say').choices(['hi', 'bye']))
    .addOption(new Option('--loud <n>', 'How loud').choices(['1', '2']).default('1'))
    .option('--quick', 'At once', false);
  made.command('list').helpCommand(false).command('all').description('All of them');
  return made;
}

describe('the commands of a program', () => {
  it('are told from the program on, each before those in it', () => {
    const tree = commandTree(program());
    expect(tree.map(({ path }) => path.join(' '))).toEqual(['', 'say', 'list', 'list all']);
    expect(tree[0]?.commands).toEqual(['say', 'list']);
    expect(tree[1]).toMatchObject({
      arguments: [{ name: '<what>', choices: ['hi', 'bye'] }],
      options: [
        { names: ['--loud'], takesValue: true, choices: ['1', '2'], byDefault: '1' },
        { names: ['--quick'], takesValue: false, byDefault: null },
        { names: ['-h', '--help'] },
      ],
    });
  });
});

describe('the manual page', () => {
  const lines = manualPage(program(), '1.2.3', words).split('\n');

  it('has the sections of a manual, in order', () => {
    expect(lines[0]).toBe('.TH TOOL 1 "" "tool 1.2.3" ""');
    expect(lines.filter((line) => line.startsWith('.SH')).map((line) => line.slice(4))).toEqual([
      'NAME',
      'SYNOPSIS',
      'OPTIONS',
      'COMMANDS',
      'NOTES',
    ]);
  });

  it('tells choices and defaults once', () => {
    const at = lines.indexOf('.B \\-\\-loud <n>');
    expect(lines[at + 1]).toBe('How loud (1, 2; default: 1)');
    expect(lines[lines.indexOf('.I <what>') + 1]).toBe('What to say (hi, bye)');
    expect(lines[lines.indexOf('.B \\-\\-quick') + 1]).toBe('At once');
  });

  it('lets no text become a request or an escape', () => {
    expect(lines).toContain('tool \\- Does \\e things');
    expect(lines).toContain('\\&.says');
    expect(lines).toContain("\\&'quoted' and .dotted");
  });
});
