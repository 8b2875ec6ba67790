// Both ends of a connection: the panel Wire, captured packets, and the scenarios that lead through them.
import { expect, type Locator } from '@playwright/test';
import type { ScenarioId } from '@shared/scenarios/outlines';
import { panel, startFromPicker, step } from '../support/scenarios';
import type { Picture, Stage } from './stage';

const WINDOW = { width: 1120, height: 760 };

async function openWire(stage: Stage, view?: 'states' | 'buffers' | 'bytes' | 'calls'): Promise<Locator> {
  await stage.page.keyboard.press('Control+Shift+L');
  const wire = stage.panel(stage.t('wire.title'));
  await expect(wire).toBeVisible();
  if (view !== undefined) await stage.page.getByRole('tab', { name: stage.t(`wire.view.${view}`) }).click();
  return wire;
}

/** A scenario with its first steps done. */
async function lead(stage: Stage, scenario: ScenarioId, steps: number): Promise<undefined> {
  await startFromPicker(stage.page, scenario, stage.language);
  const act = stage.button(stage.t('scenario.act'), panel(stage.page, stage.language));
  for (let number = 1; number <= steps; number++) {
    await act.click();
    await expect(step(stage.page, number)).toHaveAttribute('data-status', 'done', { timeout: 30_000 });
  }
  return undefined;
}

export const TCP: readonly Picture[] = [
  {
    name: 'wire',
    start: { viewport: WINDOW },
    draw: async (stage) => {
      const { client } = await stage.openPair();
      await stage.say(client, 'hello');
      await stage.say(client, '안녕하세요');
      const wire = await openWire(stage);
      await expect(wire.getByRole('listitem').filter({ hasText: '안녕하세요' })).toHaveCount(4);
      return undefined;
    },
  },
  {
    name: 'states',
    start: { viewport: { width: 1120, height: 1080 }, colorScheme: 'light' },
    draw: async (stage) => {
      const { client } = await stage.openPair();
      const wire = await openWire(stage, 'states');
      await stage.button(stage.t('panes.verb.halfClose'), client.region).click();
      const seen = (state: string): Locator =>
        stage.page.getByRole('button', { name: new RegExp(`^${state} · ${stage.t('wire.states.seen')}`) });
      await expect(seen('TIME_WAIT')).toBeVisible();
      await expect(seen('CLOSED')).toBeVisible();
      return wire;
    },
  },
  {
    name: 'buffers',
    start: { viewport: WINDOW },
    draw: async (stage) => {
      const { t } = stage;
      const { server, client } = await stage.openPair();
      const wire = await openWire(stage, 'buffers');
      await stage.button(t('panes.verb.pauseReading'), server.region).first().click();
      const send = stage.button(t('compose.send'), client.region);
      for (let i = 0; i < 3; i++) {
        await client.message.fill('x'.repeat(3_000_000));
        await expect(send).toHaveAttribute('aria-disabled', 'false');
        await client.message.press('Enter');
        await expect(client.message).toHaveValue('');
      }
      await expect(wire).toContainText(t('wireBuffers.note.paused.server'));
      await expect(wire).toContainText(t('wireBuffers.note.blocked'), { timeout: 20_000 });
      return wire;
    },
  },
  {
    // Of a machine where packets may be captured.
    name: 'capture',
    start: { viewport: WINDOW },
    draw: async (stage) => {
      const { port, pane } = await stage.openServer();
      await stage.button(stage.t('capture.start'), pane.region).click();
      await expect(stage.button(stage.t('capture.stop'), pane.region)).toBeVisible();
      await stage.openClient(port);
      await expect(pane.traffic).toContainText('SYN ACK');
      await openWire(stage);
      const steps = stage.page.getByRole('list', { name: stage.t('wire.ladder.steps') });
      await expect(steps).toContainText('SYN ACK');
      await stage.page.getByRole('tab', { name: stage.t('wire.view.ladder') }).focus();
      return undefined;
    },
  },
  {
    name: 'course',
    start: { viewport: { width: 1000, height: 700 }, colorScheme: 'light' },
    draw: async (stage) => {
      await stage.button(stage.t('shell.scenarios')).click();
      return stage.dialog(stage.t('scenario.picker.title'));
    },
  },
  {
    name: 'course-servers',
    start: { viewport: { width: 1200, height: 720 } },
    draw: (stage) => lead(stage, 'iterative', 2),
  },
  {
    name: 'course-connections',
    start: { viewport: { width: 1200, height: 720 }, colorScheme: 'light' },
    draw: (stage) => lead(stage, 'half-close', 3),
  },
  {
    name: 'course-bytes',
    start: { viewport: { width: 1200, height: 720 } },
    draw: (stage) => lead(stage, 'boundaries', 2),
  },
  {
    name: 'course-peers',
    start: { viewport: { width: 1200, height: 720 }, colorScheme: 'light' },
    draw: (stage) => lead(stage, 'addresses', 4),
  },
];
