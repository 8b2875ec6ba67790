/** Rows of sessions as packets of a capture file. */
export { readRemark, type SessionFacts } from './remarks';
export { Synthesiser, type SynthesiserOptions } from './synthesiser';
