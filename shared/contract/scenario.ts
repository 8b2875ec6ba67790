/** How a guided scenario stands: what the host tells its views. */
import { z } from 'zod';
import { OUTLINES, type ScenarioId } from '../scenarios/outlines';
import { EVIDENCE } from './events';

export const scenarioIdSchema = z.enum(Object.keys(OUTLINES) as [ScenarioId, ...ScenarioId[]]);

/**
 * `open`: its turn, and not seen yet. `acting`: being done for the person. `failed`: done, and what should have been seen was not,
 * or an action was refused; it is done after all when it is seen later. `unavailable`: this machine lacks what it needs.
 */
export const STEP_STATUSES = ['waiting', 'open', 'acting', 'done', 'failed', 'unavailable'] as const;

/** What a step may need and a machine may lack. */
export const NEEDS = ['kernel', 'blocking', 'ipv6', 'both-families', 'linux', 'no-root', 'child'] as const;
export type Need = (typeof NEEDS)[number];

/** What was seen, and how: a text of the scenario's catalogue with its values. */
export const factSchema = z.strictObject({
  evidence: z.enum(EVIDENCE),
  fact: z.string(),
  values: z.record(z.string(), z.union([z.string(), z.number()])),
});

export const stepStateSchema = z.strictObject({
  status: z.enum(STEP_STATUSES),
  facts: z.array(factSchema),
  /** Of an `unavailable` step: what is lacking. */
  lacks: z.enum(NEEDS).nullable(),
  /** Of a `failed` step: what was refused; null when nothing was, and nothing was seen either. */
  problem: z.string().nullable(),
});

export const scenarioRunSchema = z.strictObject({
  scenario: scenarioIdSchema,
  /** Differs with every start. */
  run: z.int().min(1),
  /** Step after step is done for the person. */
  playing: z.boolean(),
  /** The panes it opened, by what they are called in its texts. */
  panes: z.array(z.strictObject({ role: z.string(), session: z.int() })),
  /** In the order of the outline. */
  steps: z.array(stepStateSchema),
});

export type StepStatus = (typeof STEP_STATUSES)[number];
export type FactState = z.infer<typeof factSchema>;
export type StepState = z.infer<typeof stepStateSchema>;
export type ScenarioRunState = z.infer<typeof scenarioRunSchema>;
