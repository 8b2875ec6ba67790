/** How fast bytes went of late. Pure but for what it remembers. */
const WINDOW_MS = 3_000;
/** No byte taken for this long: the other end does not read. */
const STALLED_MS = 1_500;

export class Pace {
  private samples: { readonly at: number; readonly taken: number }[] = [];

  /** Tells how much is taken in all; answers bytes a second, null while that is unknown. */
  saw(at: number, taken: number): { readonly rate: number | null; readonly isStalled: boolean } {
    this.samples.push({ at, taken });
    const oldest = this.samples.findIndex((sample) => sample.at >= at - WINDOW_MS);
    this.samples = this.samples.slice(Math.max(0, oldest));
    const [first] = this.samples;
    const since = at - (first?.at ?? at);
    const last = this.samples.findLast((sample) => sample.taken < taken);
    const still = this.samples.find((sample) => sample.at > (last?.at ?? Number.NEGATIVE_INFINITY));
    return {
      rate: since < 250 ? null : ((taken - (first?.taken ?? taken)) / since) * 1_000,
      isStalled: still !== undefined && at - still.at >= STALLED_MS,
    };
  }
}
