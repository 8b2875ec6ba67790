import { existsSync, mkdirSync, readFileSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { writeWorkspace } from '@shared/workspace/file';
import { EMPTY_WORKSPACE, type WorkspaceFile } from '@shared/workspace/schema';
import { UNSEALED } from '@shared/workspace/seal';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import writeFileAtomic from 'write-file-atomic';
import { Autosaves } from '../../../../electron/workspace/index';
import { testFolders, workspaces } from '../../../helpers/workspaces';

const folders = testFolders();
const NOW = 'autosave.bothends';

/** A workspace with something in it, told apart by its notes. */
function noted(notes: string): WorkspaceFile {
  return {
    ...EMPTY_WORKSPACE,
    notes,
    autosave: { at: notes.length, file: null, unsaved: true, sum: UNSEALED },
  };
}

async function with_<T>(folder: string, act: (autosaves: Autosaves) => Promise<T> | T): Promise<T> {
  const autosaves = new Autosaves(folder);
  try {
    return await act(autosaves);
  } finally {
    await autosaves.close();
  }
}

async function worksOf(autosaves: Autosaves): Promise<unknown[]> {
  const works: unknown[] = [];
  for (const { id } of await autosaves.list()) {
    const read = await autosaves.read(id);
    if (read.ok) works.push({ ...read.value, autosave: undefined });
  }
  return works;
}

async function notesOf(autosaves: Autosaves): Promise<string[]> {
  const notes: string[] = [];
  for (const { id } of await autosaves.list()) {
    const read = await autosaves.read(id);
    if (read.ok) notes.push(read.value.notes);
  }
  return notes;
}

describe('autosaves', () => {
  it('bring back what was saved last', async () => {
    const folder = folders();
    await with_(folder, async (autosaves) => {
      expect(autosaves.restore()).toEqual({ workspace: null, unread: null });
      await autosaves.save(noted('a'));
      await autosaves.save(noted('ab'));
    });
    await with_(folder, (autosaves) => {
      const { workspace, unread } = autosaves.restore();
      expect({ notes: workspace?.notes, at: workspace?.autosave?.at, unread }).toEqual({
        notes: 'ab',
        at: 2,
        unread: null,
      });
    });
  });

  it('keep what cannot be read, untouched, and offer what was before it', async () => {
    const folder = folders();
    await with_(folder, async (autosaves) => {
      autosaves.restore();
      await autosaves.save(noted('good'));
      await autosaves.save(noted('newer'));
    });
    const damaged = readFileSync(join(folder, NOW), 'utf8').slice(0, 40);
    writeFileSync(join(folder, NOW), damaged);
    await with_(folder, async (autosaves) => {
      const { workspace, unread } = autosaves.restore();
      expect(workspace).toBeNull();
      expect(unread?.trouble.trouble).toBe('not-json');
      expect(readFileSync(unread?.kept ?? '', 'utf8')).toBe(damaged);
      // Whatever is saved from now on.
      for (const notes of ['x', 'y', 'z']) await autosaves.save(noted(notes));
      expect(await notesOf(autosaves)).toContain('good');
      expect(readFileSync(unread?.kept ?? '', 'utf8')).toBe(damaged);
    });
  });

  it('of a later app are kept, and nothing is written over them', async () => {
    const folder = folders();
    mkdirSync(folder, { recursive: true });
    const future = '{"format":"bothends-workspace","version":9}';
    writeFileSync(join(folder, NOW), future);
    await with_(folder, async (autosaves) => {
      const { unread } = autosaves.restore();
      expect(unread?.trouble).toMatchObject({ trouble: 'future', detail: '9' });
      await autosaves.save(noted('mine'));
      expect(readFileSync(unread?.kept ?? '', 'utf8')).toBe(future);
    });
  });

  it('survive any damage to one file: the one before it is there', async () => {
    await fc.assert(
      fc.asyncProperty(
        workspaces.filter(({ panes }) => panes.length > 0),
        workspaces,
        fc.oneof(
          fc.record({ cut: fc.double({ min: 0, max: 1, noNaN: true }) }),
          fc.record({ flips: fc.array(fc.nat(), { minLength: 1, maxLength: 8 }) }),
        ),
        async (first, second, damage) => {
          const folder = folders();
          const good = { ...first, autosave: { at: 1, file: null, unsaved: false, sum: UNSEALED } };
          await with_(folder, async (autosaves) => {
            await autosaves.save(good);
            await autosaves.save(second);
          });
          const bytes = readFileSync(join(folder, NOW));
          const before = Buffer.from(bytes);
          if ('cut' in damage) writeFileSync(join(folder, NOW), bytes.subarray(0, bytes.length * damage.cut));
          else {
            for (const flip of damage.flips) {
              const place = flip % bytes.length;
              bytes.writeUInt8(bytes.readUInt8(place) ^ (1 << (flip % 8)), place);
            }
            writeFileSync(join(folder, NOW), bytes);
          }
          const isDamaged = !readFileSync(join(folder, NOW)).equals(before);
          await with_(folder, async (autosaves) => {
            const { workspace, unread } = autosaves.restore();
            expect(unread === null).toBe(!isDamaged);
            expect(workspace === null).toBe(isDamaged);
            for (const notes of ['x', 'y', 'z']) await autosaves.save(noted(notes));
            if (isDamaged) expect(await worksOf(autosaves)).toContainEqual({ ...first, autosave: undefined });
          });
        },
      ),
      { numRuns: 25 },
    );
  });

  it('survive a kill at any of their writes', async () => {
    for (let last = 0; last < 6; last++) {
      const folder = folders();
      await with_(folder, async (autosaves) => {
        await autosaves.save(noted('first'));
      });
      let writes = 0;
      const dying = new Autosaves(folder, async (file, text) => {
        // What is under way when it is killed is a file beside, and no more.
        if (writes++ < last) await writeFileAtomic(file, text);
        else writeFileSync(`${file}.123`, text.slice(0, 20));
      });
      dying.restore();
      await dying.save(noted('second'));
      await dying.save(noted('third'));
      await dying.close();
      await with_(folder, (autosaves) => {
        const { workspace, unread } = autosaves.restore();
        expect(unread).toBeNull();
        expect(['first', 'second', 'third']).toContain(workspace?.notes);
      });
    }
  });

  it('of two hosts at once are two: the second begins empty, and its own is kept when it ends', async () => {
    const folder = folders();
    await with_(folder, (autosaves) => autosaves.save(noted('first')));
    const first = new Autosaves(folder);
    // Another process holds it, by its number and by having said so lately.
    writeFileSync(join(folder, 'lock'), `${process.ppid}\n`);
    const second = new Autosaves(folder);
    expect(second.isSecond).toBe(true);
    expect(second.restore().workspace).toBeNull();
    await second.save(noted('second'));
    expect(readFileSync(join(folder, NOW), 'utf8')).toContain('first');
    await second.close();
    expect(await notesOf(first)).toContain('second');
    await first.close();
  });

  it('of a host that is gone are taken over', async () => {
    const folder = folders();
    writeFileSync(join(folder, 'lock'), `${process.ppid}\n`);
    const long = new Date(Date.now() - 60_000);
    utimesSync(join(folder, 'lock'), long, long);
    await with_(folder, (autosaves) => expect(autosaves.isSecond).toBe(false));
    expect(existsSync(join(folder, 'lock'))).toBe(false);
  });

  it('keep some of what was replaced, the newest', async () => {
    const folder = folders();
    await with_(folder, async (autosaves) => {
      for (let n = 1; n <= 9; n++) {
        autosaves.file(noted('x'.repeat(n)));
        await autosaves.list();
      }
      autosaves.file(EMPTY_WORKSPACE);
      autosaves.file(noted('x'.repeat(9)));
      expect((await notesOf(autosaves)).map((notes) => notes.length)).toEqual([9, 8, 7, 6, 5, 4]);
    });
  });

  it('read what they have named, and nothing else', async () => {
    const folder = folders();
    writeFileSync(join(folder, 'sub.bothends'), writeWorkspace(noted('not sealed')));
    await with_(folder, async (autosaves) => {
      expect(await autosaves.read('sub.bothends')).toMatchObject({ ok: false });
      expect(await autosaves.read('../outside.bothends')).toMatchObject({ ok: false });
      expect(await autosaves.read('lock')).toMatchObject({ ok: false });
    });
  });

  it('tell when they cannot be written', async () => {
    const autosaves = new Autosaves(folders(), () => Promise.reject(new Error('disk full')));
    await expect(autosaves.save(noted('a'))).rejects.toThrow('disk full');
    await autosaves.close();
  });
});
