/** Keeps the computer awake while something is recorded, if that is wanted. */

export interface StayAwakeOptions {
  readonly isRecording: () => boolean;
  readonly isWanted: () => boolean;
  /** Electron's blocker. */
  readonly blocker: { start(): number; stop(id: number): void };
}

export class StayAwake {
  private id: number | null = null;

  constructor(private readonly options: StayAwakeOptions) {}

  /** Call after whatever may have changed the answer. */
  look(): void {
    const { isRecording, isWanted, blocker } = this.options;
    const must = isRecording() && isWanted();
    if (must && this.id === null) this.id = blocker.start();
    else if (!must) this.stop();
  }

  stop(): void {
    if (this.id !== null) this.options.blocker.stop(this.id);
    this.id = null;
  }
}
