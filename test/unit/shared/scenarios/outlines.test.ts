import { scenarioIdSchema } from '@shared/contract/scenario';
import { OUTLINES, outlineOf, SCENARIO_IDS } from '@shared/scenarios/outlines';
import { describe, expect, it } from 'vitest';

const duplicates = (names: readonly string[]) => names.filter((name, i) => names.indexOf(name) !== i);

it('are the fourteen of the course, in its order', () => {
  expect(SCENARIO_IDS).toEqual([
    'hello',
    'iterative',
    'backlog',
    'sockets',
    'concurrency',
    'handshake',
    'closing',
    'half-close',
    'states',
    'endings',
    'boundaries',
    'backpressure',
    'keepalive',
    'addresses',
  ]);
  expect(scenarioIdSchema.options).toEqual(SCENARIO_IDS);
});

it('have ids that can stand in a command line', () => {
  for (const id of SCENARIO_IDS) expect(id).toMatch(/^[a-z]+(-[a-z]+)*$/);
});

describe.each(SCENARIO_IDS)('%s', (scenario) => {
  const { steps, cards, quiz } = outlineOf(scenario);

  it('is its outline', () => {
    expect(outlineOf(scenario)).toBe(OUTLINES[scenario]);
  });

  it('has steps and cards with ids of their own, which are part of a key', () => {
    expect(steps).not.toEqual([]);
    expect(duplicates(steps)).toEqual([]);
    expect(duplicates(cards.map(({ id }) => id))).toEqual([]);
    for (const id of [...steps, ...cards.map((card) => card.id), ...(quiz?.options ?? [])])
      expect(id).toMatch(/^[a-z][A-Za-z0-9]*$/);
  });

  it('shows each card after a step, in the order of the steps', () => {
    const places = cards.map(({ after }) => steps.indexOf(after));
    expect(places).not.toContain(-1);
    expect(places).toEqual([...places].sort((a, b) => a - b));
  });

  it('asks a question that can be answered, after a step', () => {
    if (quiz === null) return;
    expect(steps).toContain(quiz.after);
    expect(quiz.options.length).toBeGreaterThanOrEqual(2);
    expect(duplicates(quiz.options)).toEqual([]);
    expect(quiz.options).toContain(quiz.right);
  });
});

it('correct the notes where they are wrong', () => {
  const corrections = SCENARIO_IDS.flatMap((id) =>
    outlineOf(id).cards.filter(({ kind }) => kind === 'correction'),
  );
  expect(corrections.length).toBeGreaterThanOrEqual(8);
});
