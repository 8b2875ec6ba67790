import { execFile } from 'node:child_process';
import { appendFileSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { openSocketTable, type SocketTable, type TableResult } from '../../../electron/kernel/index';
import { builtKernel } from '../../helpers/builtKernel';
import { pollUntil } from '../../helpers/pollUntil';
import { rawPeers } from '../../helpers/rawPeers';

const kernel = builtKernel();
const raw = rawPeers();

async function withTable<T>(worker: URL, use: (table: SocketTable) => Promise<T>): Promise<T> {
  const table = openSocketTable(worker);
  try {
    return await use(table);
  } finally {
    await table.close();
  }
}

/** A worker that notes its start in a file, then does as told. */
function noting(name: string, source: string): { url: URL; starts: () => number } {
  const notes = join(kernel.folder, `${name}.notes`);
  appendFileSync(notes, '');
  const head = `import { appendFileSync, readFileSync } from 'node:fs';
    import { parentPort } from 'node:worker_threads';
    appendFileSync(${JSON.stringify(notes)}, 'x');
    const starts = readFileSync(${JSON.stringify(notes)}, 'utf8').length;`;
  return {
    url: kernel.script(`${name}.js`, `${head}\n${source}`),
    starts: () => readFileSync(notes, 'utf8').length,
  };
}

const failsWith = (detail: RegExp) => ({
  ok: false,
  error: { reason: 'worker', detail: expect.stringMatching(detail) },
});

/** Ports of the listening sockets that were found; a port may also have a TIME_WAIT of an earlier connection. */
function listeners(found: TableResult | undefined): number[] {
  if (found?.ok !== true) throw new Error(`not read: ${JSON.stringify(found)}`);
  return found.value.rows.filter(({ state }) => state === 'LISTEN').map(({ local }) => local.port);
}

/** Threads of this process; its thread pool has all of its own by now. */
const threads = () => readdirSync('/proc/self/task').length;

describe('reading', () => {
  it('costs the worker time, not us, and says how much', async () => {
    await withTable(kernel.worker, async (table) => {
      const found = await table.read([1]);
      expect(found).toMatchObject({ ok: true, value: { rows: [] } });
      if (found.ok) expect(found.value.durationMs).toBeGreaterThan(0);
    });
  });

  it('is one at a time: those who ask meanwhile share the next one, for all their ports', async () => {
    const listening = await Promise.all([raw.listen(), raw.listen(), raw.listen()]);
    await withTable(kernel.worker, async (table) => {
      const first = table.read([listening[0].port]);
      const later = listening.map(({ port }) => table.read([port]));
      const many = Array.from({ length: 1_000 }, () => table.read([]));
      expect((await first).ok).toBe(true);
      const shared = await Promise.all([...later, ...many]);
      expect(new Set(shared).size).toBe(1);
      expect(shared[0]).not.toBe(await first);
      expect(listeners(shared[0]).sort()).toEqual(listening.map(({ port }) => port).sort());
      expect(listeners(await first)).toEqual([listening[0].port]);
    });
  });

  it('is never older than the question', async () => {
    await withTable(kernel.worker, async (table) => {
      for (let round = 0; round < 50; round++) {
        void table.read([1]);
        const { port } = await raw.listen();
        expect(listeners(await table.read([port]))).toEqual([port]);
      }
    });
  });
});

describe('a worker that is no good', () => {
  it.each([
    ['missing', () => new URL('missing.js', kernel.worker), /missing[.]js/],
    ['broken', () => kernel.script('broken.js', 'nonsense!'), /./],
    ['not a file', () => new URL('https://example.test/worker.js'), /./],
    ['gone when asked', () => kernel.script('gone.js', 'process.exit(7)'), /ended with 7/],
  ])('because it is %s is an answer', async (_why, worker, detail) => {
    await withTable(worker(), async (table) => {
      for (let i = 0; i < 6; i++) expect(await table.read([1])).toMatchObject(failsWith(detail));
    });
  });

  it('is started again at the next read, three times in a row at most', async () => {
    const dying = noting('dying', `parentPort.on('message', () => { throw new Error('cannot'); });`);
    await withTable(dying.url, async (table) => {
      expect(dying.starts()).toBe(0);
      for (let i = 0; i < 8; i++) expect(await table.read([1])).toMatchObject(failsWith(/cannot/));
      expect(dying.starts()).toBe(3);
    });
  });

  it('is started as often as it must be, as long as it answers in between', async () => {
    const answer = `{ ok: true, value: { packed: { addresses: [], numbers: new Float64Array(0) }, totalRows: starts, durationMs: 0 } }`;
    const moody = noting(
      'moody',
      `let asked = 0;
      parentPort.on('message', () => {
        if (++asked === 2) process.exit(0);
        parentPort.postMessage(${answer});
      });`,
    );
    await withTable(moody.url, async (table) => {
      for (let i = 1; i <= 10; i++) {
        expect(await table.read([1])).toMatchObject({ ok: true, value: { totalRows: i } });
        expect(await table.read([1])).toMatchObject(failsWith(/ended with 0/));
      }
    });
  });

  it('fails those who wait too, and does not hold up the next', async () => {
    const once = noting(
      'once',
      `const answer = { ok: true, value: { packed: { addresses: [], numbers: new Float64Array(0) }, totalRows: 0, durationMs: 0 } };
      parentPort.on('message', () => {
        if (starts === 1) throw new Error('the first time');
        parentPort.postMessage(answer);
      });`,
    );
    await withTable(once.url, async (table) => {
      const [first, second] = await Promise.all([table.read([1]), table.read([2])]);
      expect(first).toMatchObject(failsWith(/the first time/));
      expect(second).toMatchObject({ ok: true });
      expect(once.starts()).toBe(2);
    });
  });
});

describe('a worker that does not answer', () => {
  it.each([
    ['silent', `parentPort.on('message', () => undefined);`],
    ['busy for ever', `parentPort.on('message', () => { for (;;); });`],
  ])('because it is %s is given up', async (name, source) => {
    const before = threads();
    const hanging = noting(`hanging-${name.length}`, source);
    const table = openSocketTable(hanging.url, process.platform, 500);
    expect(await table.read([1])).toMatchObject(failsWith(/no answer/));
    await pollUntil('its thread to be gone', () => threads() <= before);
    // Asked again, another one is tried.
    expect(await table.read([1])).toMatchObject(failsWith(/no answer/));
    expect(hanging.starts()).toBe(2);
    await table.close();
  });
});

describe('closing', () => {
  const closed = { ok: false, error: { reason: 'closed', detail: '' } };

  it('answers who waits, and everybody later', async () => {
    const table = openSocketTable(kernel.worker);
    const waiting = [table.read([1]), table.read([1]), table.read([2])];
    await Promise.all([table.close(), table.close()]);
    for (const read of waiting) expect(await read).toEqual(closed);
    expect(await table.read([1])).toEqual(closed);
    await table.close();
  });

  it('is nothing to do when nothing was read', async () => {
    const before = threads();
    const table = openSocketTable(kernel.worker);
    expect(threads()).toBe(before);
    await table.close();
    expect(await table.read([1])).toEqual(closed);
  });

  it('leaves nothing behind, a hundred times', async () => {
    const before = threads();
    for (let i = 0; i < 100; i++) {
      await withTable(kernel.worker, async (table) => {
        const reading = table.read([1]);
        if (i % 2 === 0) await reading;
        expect(threads()).toBeGreaterThan(before);
      });
    }
    await pollUntil('every thread to be gone', () => threads() <= before);
  });
});

describe('a process', () => {
  /** Runs a script of its own; what it printed, or an error when it had to be killed. */
  const run = async (name: string, source: string) => {
    kernel.script(
      name,
      `import { openSocketTable } from ${JSON.stringify(kernel.index.href)};
      const table = openSocketTable(new URL(${JSON.stringify(kernel.worker.href)}));
      ${source}`,
    );
    const options = { timeout: 15_000, killSignal: 'SIGKILL' } as const;
    return (await promisify(execFile)(process.execPath, [join(kernel.folder, name)], options)).stdout.trim();
  };

  it('is not kept alive by a table that was read', async () => {
    const source = `const life = setTimeout(() => console.log('too late'), 20_000);
      table.read([1]).then((found) => { console.log(found.ok); clearTimeout(life); });`;
    expect(await run('ends.mjs', source)).toBe('true');
  });

  it('is not even kept alive by a reading under way', async () => {
    expect(
      await run('leaves.mjs', `table.read([1]).then(() => setTimeout(() => console.log('alive'), 5_000));`),
    ).not.toBe('alive');
  });

  it('that was started with options of its own has a worker without them', async () => {
    kernel.script('loader.mjs', `console.log('loaded');`);
    const loader = join(kernel.folder, 'loader.mjs');
    kernel.script(
      'optioned.mjs',
      `import { openSocketTable } from ${JSON.stringify(kernel.index.href)};
      const table = openSocketTable(new URL(${JSON.stringify(kernel.worker.href)}));
      const life = setTimeout(() => undefined, 20_000);
      table.read([1]).then((found) => { console.log(found.ok); clearTimeout(life); });`,
    );
    const args = ['--import', loader, join(kernel.folder, 'optioned.mjs')];
    const { stdout } = await promisify(execFile)(process.execPath, args, { timeout: 15_000 });
    expect(stdout.trim().split('\n')).toEqual(['loaded', 'true']);
  });
});

describe('other systems', () => {
  it('of which we know nothing are not available, and nothing is started', async () => {
    const table = openSocketTable(new URL('missing.js', kernel.worker), 'aix');
    expect(await table.read([1])).toEqual({ ok: false, error: { reason: 'platform', detail: 'aix' } });
    await table.close();
  });

  it('have another program, which this one has not', async () => {
    const table = openSocketTable(kernel.worker, 'win32');
    expect(await table.read([1])).toMatchObject({ ok: false, error: { reason: 'no-program' } });
    // An answer, not a loss: it may be asked again and again.
    for (let i = 0; i < 5; i++)
      expect(await table.read([1])).toMatchObject({ error: { reason: 'no-program' } });
    await table.close();
  });
});
