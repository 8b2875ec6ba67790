import type { StateUpdate } from '@shared/contract/index';
import type { Engine } from '../engine/index';

/** Slow enough to cost nothing under a flood, quick enough for what is told to a person. */
const LOOK_MS = 250;

/** Hears of everything first, and then of what changed, at most four times a second; the answer ends that. */
export function watchEngine(engine: Engine, heard: (update: StateUpdate) => void): () => void {
  let told = 0;
  let timer: NodeJS.Timeout | null = null;
  const look = (): void => {
    timer = null;
    const { update, seq } = engine.changes(told);
    told = seq;
    heard(update);
    engine.recorder.arm();
  };
  const stop = engine.recorder.onRecorded(() => {
    timer ??= setTimeout(look, LOOK_MS);
  });
  look();
  return () => {
    stop();
    if (timer !== null) clearTimeout(timer);
  };
}
