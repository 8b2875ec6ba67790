import { readWorkspace } from '@shared/workspace/file';
import { MIGRATIONS, type Migration, migrate } from '@shared/workspace/migrations';
import { WORKSPACE_VERSION } from '@shared/workspace/schema';
import { describe, expect, it } from 'vitest';

describe('migrations', () => {
  it('lead from every version to the one of today', () => {
    expect(MIGRATIONS).toHaveLength(WORKSPACE_VERSION);
  });

  it('go step by step, from the version of the file', () => {
    const add =
      (step: string): Migration =>
      (file) => ({ ...file, steps: `${String(file.steps ?? '')}${step}` });
    const steps = [add('a'), add('b'), add('c')];
    expect(migrate({ version: 0 }, 0, steps)).toEqual({ version: 3, steps: 'abc' });
    expect(migrate({ version: 2 }, 2, steps)).toEqual({ version: 3, steps: 'c' });
    expect(migrate({ version: 3 }, 3, steps)).toEqual({ version: 3 });
  });
});

describe('the short form, version 0', () => {
  const short = (sessions: unknown): ReturnType<typeof readWorkspace> =>
    readWorkspace(JSON.stringify({ format: 'bothends-workspace', version: 0, sessions }));

  it('is a list of specs', () => {
    const read = short([
      { kind: 'tcp-server', port: 9190 },
      { kind: 'tcp-client', port: 9190 },
    ]);
    expect(read.ok && read.value.panes.map(({ pane, spec }) => [pane, spec.kind, spec.port])).toEqual([
      [1, 'tcp-server', 9190],
      [2, 'tcp-client', 9190],
    ]);
  });

  it('is checked like any other', () => {
    expect(short([{ kind: 'tcp-client' }])).toMatchObject({
      ok: false,
      error: { problem: 'damaged', detail: 'panes[0].spec.port' },
    });
    expect(short('none')).toMatchObject({ ok: false, error: { problem: 'damaged', detail: 'panes' } });
  });
});
