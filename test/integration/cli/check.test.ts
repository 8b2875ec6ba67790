import { describe, expect, it } from 'vitest';
import { builtCli } from '../../helpers/builtCli';
import { freePort } from '../../helpers/freePort';
import { jobPeers } from '../../helpers/jobPeers';

const cli = builtCli();
const listen = jobPeers();

describe('bothends check', () => {
  it('passes an echo, in words and as JSON', async () => {
    const { port } = await listen((socket, chunk) => socket.write(chunk));
    const words = await cli.runToEnd(['check', '127.0.0.1', String(port), '--size', '1M']);
    expect([words.exit, words.err]).toEqual([0, '']);
    expect(words.outText).toContain('Passed: all 1,048,576 B');
    expect(words.outText).toMatch(/p50 .* p99 /);
    const json = await cli.runToEnd(['check', '127.0.0.1', String(port), '--size', '100', '--json']);
    expect(json.exit).toBe(0);
    expect(json.json).toMatchObject([{ outcome: 'done', sent: 100, received: 100, problem: null }]);
  });

  it('fails on a wrong byte, and says which', async () => {
    const { port } = await listen((socket, chunk, offset) => {
      if (offset === 0) chunk[42] = 0xee;
      socket.write(chunk);
    });
    const run = await cli.runToEnd(['check', '127.0.0.1', String(port), '--size', '10K']);
    expect(run.exit).toBe(1);
    expect(run.outText).toContain('Byte 42 came back wrong.');
    expect(run.outText).toMatch(/Came back: .*EE/);
  });

  it('fails when nobody listens or nothing comes back', async () => {
    const refused = await cli.runToEnd(['check', '127.0.0.1', String(await freePort())]);
    expect([refused.exit, refused.outText]).toEqual([1, '']);
    expect(refused.err).toContain('ECONNREFUSED');
    const { port } = await listen(() => undefined);
    const silent = await cli.runToEnd([
      'check',
      '127.0.0.1',
      String(port),
      '--size',
      '9',
      '--silence',
      '100',
    ]);
    expect(silent.exit).toBe(1);
    expect(silent.outText).toContain('9 B still under way');
  });
});

describe('bothends client --repeat', () => {
  it('sends a message so often, and then its end', async () => {
    const { port, got } = await listen((socket, chunk) => socket.write(chunk));
    const args = [
      'client',
      '127.0.0.1',
      String(port),
      '--repeat',
      'n={{counter}}\\n',
      '--every',
      '2',
      '--count',
      '4',
    ];
    const run = await cli.runToEnd(args);
    expect(run.exit).toBe(0);
    expect(got().toString()).toBe('n=0\nn=1\nn=2\nn=3\n');
    expect(run.outText).toBe(got().toString());
  });

  it('refuses a message that cannot be sent', async () => {
    const { port, got } = await listen(() => undefined);
    const run = await cli.runToEnd(['client', '127.0.0.1', String(port), '--repeat', '{{what}}']);
    expect(run.exit).toBe(1);
    expect(got()).toHaveLength(0);
  });
});
