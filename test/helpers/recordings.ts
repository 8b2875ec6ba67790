import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { eventWords } from '@shared/i18n/eventWords';
import { createTranslator } from '@shared/i18n/index';
import { afterEach } from 'vitest';
import type { Engine } from '../../electron/engine/index';
import { NO_MARKS, Recording, type RecordingOptions } from '../../electron/recording/index';

/** Recordings of an engine under test, into a folder that goes when the test is over. */
export function testRecordings() {
  const folders: string[] = [];
  const running: Recording[] = [];
  afterEach(async () => {
    await Promise.all(running.splice(0).map((each) => each.stop()));
    for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
  });
  const folder = (): string => {
    const made = mkdtempSync(join(tmpdir(), 'bothends-recording-'));
    folders.push(made);
    return made;
  };
  return {
    folder,
    start(engine: Engine, more: Partial<RecordingOptions> = {}) {
      const { t } = createTranslator('en');
      const file = more.file ?? join(folder(), 'run.pcapng');
      const recording = Recording.start({
        engine,
        recording: 1,
        session: null,
        file,
        replace: false,
        whenSlow: 'slow',
        rotation: { bytes: null, seconds: null },
        version: '0.0.0',
        describe: (row) => eventWords(row, t, 'en').text,
        nameOf: (spec) => `${spec.kind} ${spec.host}:${spec.port}`,
        marks: NO_MARKS,
        onChanged: () => undefined,
        ...more,
      });
      if (!(recording instanceof Recording)) throw new Error(recording.detail);
      running.push(recording);
      return { file, recording };
    },
  };
}
