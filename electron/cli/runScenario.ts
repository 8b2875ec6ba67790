import { EVIDENCE_MARKS } from '@shared/contract/events';
import type { ScenarioRunState, StepState, StepStatus } from '@shared/contract/scenario';
import { factWords, needWords, scenarioWords } from '@shared/i18n/scenarioWords';
import { outlineOf, SCENARIO_IDS, type ScenarioId } from '@shared/scenarios/outlines';
import { createEngine } from '../engine/index';
import { watchOurSockets } from '../kernel/index';
import { peerStarter, Scenarios } from '../scenarios/index';
import { SERVER_WORKER, TABLE_WORKER } from './engineFiles';
import type { ScenarioOptions } from './scenarioProgram';
import type { Terminal } from './terminal';

const OVER: readonly StepStatus[] = ['done', 'failed', 'unavailable'];
const GLYPHS: Partial<Record<StepStatus, string>> = { done: '✓', failed: '✗', unavailable: '–' };

/** `bothends scenario list`: the course, one line each. */
export function listScenarios({ json }: ScenarioOptions, { out, t }: Terminal): Promise<number> {
  const width = Math.max(...SCENARIO_IDS.map((id) => id.length));
  for (const [index, id] of SCENARIO_IDS.entries()) {
    const { title, learn, steps } = scenarioWords(id, t);
    const entry = { id, number: index + 1, title, learn, steps: steps.map((step) => step.title) };
    out.write(json ? `${JSON.stringify(entry)}\n` : `${id.padEnd(width)}  ${title}\n`);
  }
  return Promise.resolve(0);
}

/** `bothends scenario run`: plays them one after the other; 1 when a step failed. */
export async function runScenarios(
  ids: readonly ScenarioId[],
  { json }: ScenarioOptions,
  terminal: Terminal,
): Promise<number> {
  const kernel = watchOurSockets(TABLE_WORKER);
  const engine = createEngine({ serverWorker: SERVER_WORKER, ...(kernel !== undefined && { kernel }) });
  const scenarios = new Scenarios(engine, { startPeer: peerStarter() });
  const counts = { passed: 0, failed: 0, unavailable: 0 };
  const stopped = terminal.stopped.then((code) => ({ code }));
  let code: number | null = null;
  for (const id of ids) {
    const report = json ? new JsonReport(id, terminal) : new TextReport(id, terminal);
    const ending = await Promise.race([play(scenarios, id, (state) => report.see(state)), stopped]);
    if ('code' in ending) {
      code = ending.code;
      break;
    }
    for (const { status } of ending.steps) {
      if (status === 'done') counts.passed++;
      else if (status === 'unavailable') counts.unavailable++;
      else counts.failed++;
    }
  }
  await scenarios.close();
  await engine.dispose();
  const { out, t } = terminal;
  out.write(json ? `${JSON.stringify(counts)}\n` : `\n${t('cli.scenario.summary', counts)}\n`);
  return code ?? (counts.failed > 0 ? 1 : 0);
}

/** Plays one scenario until its last step is over, or one has failed. */
async function play(
  scenarios: Scenarios,
  id: ScenarioId,
  see: (state: ScenarioRunState) => void,
): Promise<ScenarioRunState> {
  const started = await scenarios.start(id);
  if (!started.ok) throw new Error(started.error.message);
  return new Promise((resolve) => {
    const look = (state: ScenarioRunState | null): void => {
      if (state === null) return;
      see(state);
      const isOver = state.steps.every(({ status }) => OVER.includes(status));
      if (!isOver && !state.steps.some(({ status }) => status === 'failed')) return;
      stop();
      resolve(state);
    };
    const stop = scenarios.onChanged(look);
    scenarios.play(started.value.run, true);
    look(scenarios.state);
  });
}

/** Tells of each step once it is over. */
abstract class Report {
  private told = 0;

  constructor(
    protected readonly id: ScenarioId,
    protected readonly terminal: Terminal,
  ) {}

  see({ steps }: ScenarioRunState): void {
    for (
      let step = steps[this.told];
      step !== undefined && OVER.includes(step.status);
      step = steps[this.told]
    )
      this.tell(step, this.told++);
  }

  protected abstract tell(step: StepState, index: number): void;

  protected words(step: StepState): string[] {
    const { t, language } = this.terminal;
    return step.facts.map((fact) => factWords(this.id, fact, t, language));
  }
}

class JsonReport extends Report {
  protected tell(step: StepState, index: number): void {
    const words = this.words(step);
    const facts = step.facts.map((fact, i) => ({ ...fact, text: words[i] }));
    const name = outlineOf(this.id).steps[index];
    this.terminal.out.write(`${JSON.stringify({ scenario: this.id, step: name, ...step, facts })}\n`);
  }
}

class TextReport extends Report {
  constructor(id: ScenarioId, terminal: Terminal) {
    super(id, terminal);
    const { title, learn } = scenarioWords(id, terminal.t);
    const number = SCENARIO_IDS.indexOf(id) + 1;
    terminal.out.write(`\n${number}. ${title}\n   ${learn}\n`);
  }

  protected tell(step: StepState, index: number): void {
    const { out, t } = this.terminal;
    const { steps } = scenarioWords(this.id, t);
    const words = this.words(step);
    const lines = [`   ${GLYPHS[step.status] ?? ' '} ${steps[index]?.title ?? ''}`];
    for (const [i, { evidence }] of step.facts.entries())
      lines.push(`       ${EVIDENCE_MARKS[evidence]} ${words[i] ?? ''}`);
    if (step.status === 'failed') lines.push(`       ${step.problem ?? t('cli.scenario.notSeen')}`);
    if (step.lacks !== null)
      lines.push(`       ${t('cli.scenario.unavailable', { reason: needWords(step.lacks, t) })}`);
    out.write(`${lines.join('\n')}\n`);
  }
}
