/** What the system brings from outside: at the start, later from a second start, and in macOS's own way. */
import { app } from 'electron';
import { z } from 'zod';
import { type Asked, readArguments } from './startArguments';

/** What a second start tells the first one, which need not believe it. */
const secondSchema = z.object({ args: z.array(z.string()).max(1_000), folder: z.string().max(4_096) });

export interface Arrival extends Asked {
  /** Relative paths mean files in this folder. */
  readonly folder: string;
  /** The app was started for it. */
  readonly isStart: boolean;
}

/** Before anybody can take it, it waits. */
export class Arrivals {
  private readonly waiting: Arrival[] = [];
  private taker: ((arrival: Arrival) => void) | null = null;

  begin(taker: (arrival: Arrival) => void): void {
    this.taker = taker;
    for (const arrival of this.waiting.splice(0)) taker(arrival);
  }

  add(args: readonly string[], folder: string): void {
    const arrival = { ...readArguments(args), folder, isStart: this.taker === null };
    if (this.taker === null) this.waiting.push(arrival);
    else this.taker(arrival);
  }
}

/** For `requestSingleInstanceLock`: Chromium changes the order of arguments on their way. */
export function ownArguments(): { args: string[]; folder: string } {
  return { args: process.argv.slice(1), folder: process.cwd() };
}

/** Must run before `ready`: macOS tells what the app was started for before that. */
export function hearArrivals(): Arrivals {
  const arrivals = new Arrivals();
  const { args, folder } = ownArguments();
  arrivals.add(args, folder);
  app.on('open-url', (event, url) => {
    event.preventDefault();
    arrivals.add([`--link=${url}`], folder);
  });
  app.on('open-file', (event, path) => {
    event.preventDefault();
    arrivals.add([path], folder);
  });
  app.on('second-instance', (_event, argv, cwd, data) => {
    const told = secondSchema.safeParse(data);
    if (told.success) arrivals.add(told.data.args, told.data.folder);
    else arrivals.add(argv.slice(1), cwd);
  });
  return arrivals;
}
