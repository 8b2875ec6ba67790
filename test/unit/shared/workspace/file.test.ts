import { readWorkspace, sameWork, writeWorkspace } from '@shared/workspace/file';
import { EMPTY_WORKSPACE, type WorkspaceFile } from '@shared/workspace/schema';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { workspaces } from '../../../helpers/workspaces';

const head = { format: 'bothends-workspace', version: 1 };
const client = { kind: 'tcp-client', port: 9 };

function problemOf(json: unknown): unknown {
  const read = readWorkspace(typeof json === 'string' ? json : JSON.stringify(json));
  return read.ok ? 'ok' : [read.error.problem, read.error.detail];
}

describe('a workspace as text', () => {
  it('is what it was when it is read again, whatever is in it', () => {
    fc.assert(
      fc.property(workspaces, (workspace) => {
        expect(readWorkspace(writeWorkspace(workspace))).toEqual({ ok: true, value: workspace });
      }),
      { numRuns: 60 },
    );
  });

  it('can be read by people, and has what was left out as it usually is', () => {
    const text = JSON.stringify({ ...head, panes: [{ pane: 1, spec: client }] });
    const read = readWorkspace(`\uFEFF${text}`);
    expect(read.ok && read.value.panes[0]).toMatchObject({ rules: null, view: null, port: null, marks: [] });
    expect(writeWorkspace(EMPTY_WORKSPACE)).toContain('\n  "version": 1,\n');
  });

  it('is refused with the reason', () => {
    expect(problemOf('{ "format": "both')).toEqual(['not-json', expect.stringMatching(/JSON|string/)]);
    expect(problemOf({ version: 1 })).toEqual(['not-a-workspace', '']);
    expect(problemOf([])).toEqual(['not-a-workspace', '']);
    expect(problemOf({ ...head, version: 2 })).toEqual(['future', '2']);
    expect(problemOf({ ...head, version: 7, format: 'other' })).toEqual(['not-a-workspace', '']);
    expect(problemOf({ ...head, panes: [{ pane: 1, spec: { ...client, port: 70_000 } }] })).toEqual([
      'damaged',
      'panes[0].spec.port',
    ]);
    expect(problemOf({ ...head, extra: 1 })).toEqual(['damaged', 'extra']);
    const twice = [1, 1].map((pane) => ({ pane, spec: client }));
    expect(problemOf({ ...head, panes: twice })).toEqual(['damaged', 'panes']);
    expect(problemOf(`"${'x'.repeat(8 * 1024 * 1024)}"`)).toEqual(['too-large', '']);
  });

  it('is never read as something else when a part of it is missing', () => {
    fc.assert(
      fc.property(workspaces, fc.double({ min: 0, max: 0.99, noNaN: true }), (workspace, part) => {
        const text = writeWorkspace(workspace).trimEnd();
        expect(readWorkspace(text.slice(0, Math.floor(text.length * part))).ok).toBe(false);
      }),
      { numRuns: 60 },
    );
  });
});

describe('the same work', () => {
  const leaf = (id: string, size: number) => ({
    type: 'leaf',
    size,
    data: { id: '1', views: [id], activeView: id },
  });
  const arranged = (size: number, ...ids: string[]): WorkspaceFile => {
    const layout = {
      grid: { root: { type: 'branch', data: ids.map((id) => leaf(id, size)) }, orientation: 'HORIZONTAL' },
      panels: Object.fromEntries(ids.map((id) => [id, { id }])),
    };
    const read = readWorkspace(JSON.stringify({ ...head, layout }));
    if (!read.ok) throw new Error(read.error.detail);
    return read.value;
  };

  it('does not depend on sizes, nor on whose autosave it is', () => {
    const autosave = { at: 1, file: '/a', unsaved: true, sum: '00000000' };
    expect(sameWork(arranged(5, 'events', 'wire'), { ...arranged(9, 'events', 'wire'), autosave })).toBe(
      true,
    );
  });

  it('depends on everything else', () => {
    const workspace = arranged(5, 'events', 'wire');
    expect(sameWork(workspace, arranged(5, 'wire', 'events'))).toBe(false);
    expect(sameWork(workspace, { ...workspace, layout: null })).toBe(false);
    expect(sameWork(workspace, { ...workspace, notes: 'x' })).toBe(false);
  });
});
