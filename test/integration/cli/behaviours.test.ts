// The nine systems on the command line, beside small C programs of the same kind.
import { describe, expect, it } from 'vitest';
import { builtCli } from '../../helpers/builtCli';
import { commandPeers } from '../../helpers/commandPeers';
import { compiledPrograms } from '../../helpers/compileC';
import { rawPeers } from '../../helpers/rawPeers';

const cli = builtCli();
const peers = rawPeers();
const start = commandPeers();
const onPosix = describe.skipIf(process.platform === 'win32');

onPosix('beside C programs', () => {
  const compile = compiledPrograms();

  it('hello: the C client prints the greeting; the server was told to serve one, and ends', async () => {
    const server = await cli.serve('--behaviour', 'hello', '--nul', '--once');
    const client = start(compile('hello_client'), ['127.0.0.1', String(server.port)]);
    expect(await client.untilExit()).toBe(0);
    expect(client.output.toString()).toBe('Message from server: Hello World! \n');
    expect(await server.untilExit()).toBe(0);
  });

  it('read-once prints what the C client prints, to the byte', async () => {
    const server = await cli.serve('--behaviour', 'hello', '--text', 'Hi!', '--nul');
    const c = start(compile('hello_client'), ['127.0.0.1', String(server.port)]);
    await c.untilExit();
    const args = ['client', '127.0.0.1', String(server.port), '--behaviour', 'read-once'];
    const ours = await cli.runToEnd(args);
    expect(ours.exit).toBe(0);
    expect(ours.outText).toBe(c.output.toString());
  });

  it('naive talks to the C server as the C client does, boundary bug and all', async () => {
    const script = 'one\ntwo 한글\nQ\n';
    const program = compile('iterative_server');
    const runs: string[] = [];
    for (const run of ['c', 'ours']) {
      const server = start(program, []);
      const [, port = ''] = await server.untilComplaint(/port (\d+)/);
      if (run === 'c') {
        const client = start(compile('echo_client'), ['127.0.0.1', port]);
        client.process.stdin.end(script);
        expect(await client.untilExit()).toBe(0);
        runs.push(client.output.toString());
      } else {
        const client = await cli.runToEnd(['client', '127.0.0.1', port, '--behaviour', 'naive'], script);
        expect(client.exit).toBe(0);
        runs.push(client.outText);
      }
      server.process.kill();
    }
    expect(runs[1]).toBe(runs[0]);
    expect(runs[0]).toContain('Message from server: two 한글\n');
  });

  it('naive and its C twin read the same too little from a server that splits', async () => {
    const server = await cli.serve('--behaviour', 'split', '--split', '3', '--delay', '100');
    const c = start(compile('echo_client'), ['127.0.0.1', String(server.port)]);
    c.process.stdin.end('hello\nQ\n');
    expect(await c.untilExit()).toBe(0);
    const args = ['client', '127.0.0.1', String(server.port), '--behaviour', 'naive'];
    const ours = await cli.runToEnd(args, 'hello\nQ\n');
    expect(ours.outText).toBe(c.output.toString());
    expect(ours.outText).toContain('Message from server: helInput message');
  });

  it('iterative says and prints what its C twin does, in both engines: five in turn, the sixth reset', async () => {
    const server = compile('iterative_server');
    const client = compile('echo_client');
    const runs: unknown[] = [];
    for (const engine of ['c', 'blocking', 'portable']) {
      const ours = engine === 'c' ? null : await cli.serve('--behaviour', 'iterative', '--engine', engine);
      const c = ours === null ? start(server, []) : null;
      const port = ours?.port ?? Number((await c?.untilComplaint(/port (\d+)/))?.[1]);
      const clients = [];
      for (let i = 1; i <= 5; i++) {
        const each = start(client, ['127.0.0.1', String(port)]);
        await each.untilOutput(/Connected/);
        each.process.stdin.write(`client ${i}\n`);
        clients.push(each);
      }
      const sixth = await peers.connect(port);
      const said: string[] = [];
      for (const each of clients) {
        await each.untilOutput(/Message from server/);
        each.process.stdin.end('Q\n');
        expect(await each.untilExit()).toBe(0);
        said.push(each.output.toString());
      }
      await sixth.untilClosed();
      const exit = await (ours ?? c)?.untilExit();
      runs.push({ said, printed: ours?.outText ?? c?.output.toString(), exit, sixth: sixth.error?.code });
    }
    expect(runs[1]).toEqual(runs[0]);
    expect(runs[2]).toEqual(runs[0]);
    const printed = [1, 2, 3, 4, 5].map((n) => `Connected client ${n} \n`).join('');
    expect(runs[0]).toMatchObject({ printed, exit: 0, sixth: 'ECONNRESET' });
  });

  it.each([
    [['--behaviour', 'iterative'], 'blocking'],
    [['--behaviour', 'iterative', '--engine', 'portable'], 'portable'],
    [['--engine', 'blocking'], 'blocking'],
    [[], 'portable'],
  ])('server %j runs in the engine %s', async (options, engine) => {
    const server = await cli.serve('--json', ...options);
    expect(server.json[0]).toMatchObject({ type: 'session-opened', spec: { engine } });
    const peer = await peers.connect(server.port);
    peer.socket.end('hello');
    await peer.untilEnded();
    expect(peer.text).toBe('hello');
    server.child.kill('SIGTERM');
    await server.untilExit();
    expect(server.json.at(-1)).toMatchObject({ type: 'session-closed', bytesIn: 5, bytesOut: 5 });
  });

  it('an engine there is not is refused', async () => {
    const run = await cli.runToEnd(['server', '0', '--engine', 'steam']);
    expect(run.exit).toBe(2);
    expect(run.err).toContain('blocking, portable');
  });
});

it('line prints the length of each line it sends back', async () => {
  const server = await cli.serve('--behaviour', 'line');
  const peer = await peers.connect(server.port);
  peer.socket.end('ab\nc');
  await peer.untilEnded();
  expect(peer.text).toBe('ab\nc');
  await server.untilOut(/1 bytes\n/);
  expect(server.outText).toBe('server received 3 bytes\nserver received 1 bytes\n');
});

it('a client by lines sends the next line after the answer to the one before', async () => {
  const server = await cli.serve('--behaviour', 'split', '--split', '2', '--delay', '5');
  const args = ['client', '127.0.0.1', String(server.port), '--behaviour', 'line'];
  const client = await cli.runToEnd(args, 'first\nsecond\n');
  expect(client.exit).toBe(0);
  expect(client.outText).toBe('first\nsecond\n');
});

describe('the options of a behaviour', () => {
  it.each([
    [['server', '0', '--text', 'x'], '--text', 'hello'],
    [['server', '0', '--behaviour', 'hello', '--split', '3'], '--split', 'split'],
    [['server', '0', '--behaviour', 'line', '--max-clients', '3'], '--max-clients', 'iterative'],
    [['client', '127.0.0.1', '80', '--buffer', '3'], '--buffer', 'read-once, naive'],
  ])('are refused beside another: %j', async (args, option, behaviour) => {
    const run = await cli.runToEnd(args);
    expect(run.exit).toBe(2);
    expect(run.err).toContain(`“${option}” belongs to --behaviour`);
    expect(run.err).toContain(behaviour);
  });
});
