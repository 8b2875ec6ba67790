import type { Row } from '@shared/contract/events';
import { createTranslator, LANGUAGES, type Language } from '@shared/i18n/index';
import { EXPLANATION_IDS } from '@shared/tcp/explanations';
import { cleanup, fireEvent, render, screen, within } from '@testing-library/react';
import { renderToStaticMarkup } from 'react-dom/server';
import { I18nextProvider } from 'react-i18next';
import { afterEach, describe, expect, it, vi } from 'vitest';
import {
  Explanation,
  matterOf,
  nextSteps,
  type Step,
  type StepAction,
} from '../../../renderer/features/explain/index';
import { TooltipProvider } from '../../../renderer/ui/index';
import { events } from '../../unit/shared/contract/examples';
import { client, failure, known, row, server } from './known';

const translators = { en: createTranslator('en'), ko: createTranslator('ko') };

afterEach(cleanup);

const BASE = { seq: 1, at: 1, session: 1, socket: 1, evidence: 'app' } as const;

function drawn(
  of: Row,
  language: Language,
  steps: readonly Step[] = [],
  onStep: (action: StepAction) => void = () => undefined,
) {
  return (
    <I18nextProvider i18n={translators[language]}>
      <TooltipProvider>
        <Explanation row={of} epochMs={0} steps={steps} onStep={onStep} onClose={() => undefined} />
      </TooltipProvider>
    </I18nextProvider>
  );
}

function show(of: Row, steps: readonly Step[] = []) {
  const onStep = vi.fn<(action: StepAction) => void>();
  render(drawn(of, 'en', steps, onStep));
  return { onStep, panel: screen.getByRole('complementary') };
}

const refused = row(1, 'connect-failed', {
  error: failure('ECONNREFUSED', 'refused', { syscall: 'connect', address: '127.0.0.1', port: 5_000 }),
  durationMs: 1,
});

describe('the explanation of a row', () => {
  it('offers its next steps before what is always true, as buttons that the keyboard reaches', () => {
    const knows = known([client(1, { port: 5_000 }), server(2, { port: 5_001 })]);
    const { onStep, panel } = show(refused, nextSteps(matterOf(refused), knows));
    const list = within(panel).getByRole('list', { name: 'What can be done now' });
    const [connect, start] = within(list).getAllByRole('listitem');
    expect(connect?.textContent).toContain(
      'Nothing listened on 127.0.0.1:5000. Your server pane listens on 127.0.0.1:5001.',
    );
    const button = within(list).getByRole('button', { name: 'Connect to 127.0.0.1:5001' });
    button.focus();
    expect(document.activeElement).toBe(button);
    fireEvent.click(button);
    expect(onStep).toHaveBeenCalledWith(
      expect.objectContaining({ kind: 'open', spec: expect.objectContaining({ port: 5_001 }) }),
    );
    expect(start?.textContent).toContain('Start a server on 127.0.0.1:5000');
  });

  it('has no list where the app knows nothing to do', () => {
    const { panel } = show(refused);
    expect(within(panel).queryByRole('list', { name: 'What can be done now' })).toBeNull();
    expect(panel.textContent).toContain('Check the port and that the server is running.');
  });

  it('shows a fact without a button where there is nothing to press', () => {
    const { panel } = show(refused, [{ id: 'answered-fin', params: {} }]);
    const list = within(panel).getByRole('list', { name: 'What can be done now' });
    expect(within(list).queryByRole('button')).toBeNull();
  });
});

describe.each(LANGUAGES)('every explanation in %s', (language) => {
  const hole = /\{\{|explain(Event)?\.|undefined/;

  /** All the words of a panel; drawn as text, since there are many. */
  function words(of: Row): string {
    const panel = document.createElement('div');
    panel.innerHTML = renderToStaticMarkup(drawn(of, language));
    return panel.textContent ?? '';
  }

  it.each(Object.keys(events) as (keyof typeof events)[])('of a %s event', (type) => {
    const { t } = translators[language];
    const text = words({ ...BASE, type, ...events[type] } as Row);
    expect(text).not.toMatch(hole);
    expect(text).toContain(t('events.whatHappened'));
    expect(text).toContain(t(`explainEvent.${type}.text`));
  });

  it.each(['received', 'sent'] as const)('of a %s chunk', (type) => {
    const text = words({ ...BASE, type, bytes: 1, data: new Uint8Array([104]), offset: 0 });
    expect(text).not.toMatch(hole);
    expect(text).toContain(translators[language].t(`explainEvent.${type}.text`));
  });

  it.each(EXPLANATION_IDS)('of the error %s', (id) => {
    const text = words(row(1, 'connect-failed', { error: failure('ECODE', id), durationMs: 1 }));
    const { t } = translators[language];
    expect(text).not.toMatch(hole);
    for (const part of ['title', 'text', 'next'] as const) expect(text).toContain(t(`explain.${id}.${part}`));
  });
});
