import type { ScenarioRunState } from '@shared/contract/scenario';
import { createTranslator, type Language } from '@shared/i18n/index';
import { act, cleanup, fireEvent, render, screen, within } from '@testing-library/react';
import { I18nextProvider } from 'react-i18next';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type CastMember, ScenarioPanel } from '../../../renderer/features/scenarios/index';
import { TooltipProvider } from '../../../renderer/ui/index';
import { stubResizeObserver } from '../resizeObserver';
import { runOf, step } from './runs';

let scrolledTo: string[];

beforeEach(() => {
  scrolledTo = [];
  // jsdom lays nothing out.
  Element.prototype.scrollIntoView = function scrollIntoView(this: Element) {
    scrolledTo.push(this.querySelector('h3')?.textContent ?? this.getAttribute('aria-label') ?? '');
  };
  stubResizeObserver();
});

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

const actions = {
  act: vi.fn(),
  play: vi.fn(),
  start: vi.fn(),
  leave: vi.fn(),
  choose: vi.fn(),
  showPane: vi.fn(),
  showLayers: vi.fn(),
};
beforeEach(() => {
  for (const each of Object.values(actions)) each.mockReset();
});

interface More {
  readonly cast?: readonly CastMember[];
  readonly hasHost?: boolean;
  readonly isWanted?: boolean;
  readonly language?: Language;
}

function show(first: ScenarioRunState, more: More = {}) {
  const onFocused = vi.fn();
  const translator = createTranslator(more.language ?? 'en');
  const element = (run: ScenarioRunState, { cast = [], hasHost = true, isWanted = false }: More) => (
    <I18nextProvider i18n={translator}>
      <TooltipProvider>
        <ScenarioPanel
          run={run}
          cast={cast}
          hasHost={hasHost}
          isWanted={isWanted}
          onFocused={onFocused}
          actions={actions}
        />
      </TooltipProvider>
    </I18nextProvider>
  );
  const { rerender } = render(element(first, more));
  return { onFocused, update: (run: ScenarioRunState, now: More = more) => rerender(element(run, now)) };
}

const region = () => screen.getByRole('region', { name: 'Scenario' });
const items = () =>
  within(within(region()).getByRole('list', { name: 'Steps' }))
    .getAllByRole('listitem')
    .filter((item) => item.classList.contains('step'));
const button = (name: string | RegExp) => within(region()).getByRole('button', { name });
const said = () => region().querySelector(':scope > [role="status"]')?.textContent;
const listening = { evidence: 'app', fact: 'listening', values: { port: '9190' } } as const;
const timeWait = { evidence: 'kernel', fact: 'timeWait', values: { from: '9190', to: '50001' } } as const;

describe('the steps', () => {
  it('say in words how they stand, and open up when it is their turn', () => {
    show(runOf('hello', ['open']));
    expect(items().map((item) => item.querySelector('h3')?.textContent)).toHaveLength(5);
    expect(items()[0]?.textContent).toContain('its turn');
    expect(items()[0]?.textContent).toContain('It takes one client, greets it and stops.');
    expect(items()[0]?.getAttribute('aria-current')).toBe('step');
    expect(items()[1]?.textContent).toBe('2Connect a client that reads oncewaiting');
  });

  it('show once seen: the facts with the mark of where each comes from, and what they mean', () => {
    show(
      runOf('hello', [
        step('done', { facts: [listening] }),
        'done',
        step('done', { facts: [timeWait] }),
        'open',
      ]),
    );
    const first = items()[0] as HTMLElement;
    expect(first.textContent).toContain('done');
    expect(first.textContent).toContain('The server listens on port 9190');
    expect(within(first).getByRole('img', { name: 'observed by the app' }).textContent).toBe('●');
    const third = items()[2] as HTMLElement;
    expect(within(third).getByRole('img', { name: 'kernel’s socket table' }).textContent).toBe('◆');
    expect(third.textContent).toContain('9190 → 50001 is in TIME_WAIT');
    expect(third.textContent).toContain('the server closed first');
  });

  it('say what this machine lacks for them', () => {
    show(runOf('hello', ['done', 'done', step('unavailable', { lacks: 'kernel' }), 'open']));
    expect(items()[2]?.textContent).toContain('not available here');
    expect(items()[2]?.textContent).toContain('socket table cannot be read here');
    expect(items()[3]?.getAttribute('aria-current')).toBe('step');
  });

  it('say what was refused, or that nothing was seen, and offer another try', () => {
    const { update } = show(runOf('hello', [step('failed', { problem: 'listen EADDRINUSE' })]));
    expect(items()[0]?.textContent).toContain('not seen yet');
    expect(items()[0]?.textContent).toContain('This was refused: listen EADDRINUSE');
    fireEvent.click(button('Try again'));
    expect(actions.act).toHaveBeenCalledTimes(1);
    update(runOf('hello', ['failed']));
    expect(items()[0]?.textContent).toContain('has not been seen');
  });

  it('bring their cards along once they are over: a note, or a correction of the notes', () => {
    const { update } = show(runOf('handshake', ['open']));
    expect(screen.queryByRole('note')).toBeNull();
    update(runOf('handshake', ['done', step('unavailable', { lacks: 'linux' }), 'open']));
    const cards = screen.getAllByRole('note');
    expect(cards).toHaveLength(2);
    for (const card of cards) expect(card.textContent).toContain('Correction of the notes');
    update(runOf('hello', ['done', 'done', 'open']));
    expect(screen.getByRole('note').textContent).toMatch(/^Note/);
  });
});

describe('doing', () => {
  it('does the step once, however the button is pressed', () => {
    const { update } = show(runOf('hello', ['open']));
    fireEvent.click(button('Do this step'), { detail: 1 });
    fireEvent.click(button('Do this step'), { detail: 2 });
    expect(actions.act).toHaveBeenCalledTimes(1);
    const held = fireEvent.keyDown(button('Do this step'), { key: 'Enter', repeat: true });
    expect(held).toBe(false);
    update(runOf('hello', ['acting']));
    fireEvent.click(button('Being done…'));
    expect(actions.act).toHaveBeenCalledTimes(1);
  });

  it('keeps its button, and the focus on it, while the steps move on', () => {
    const { update } = show(runOf('hello', ['open']));
    const own = button('Do this step');
    own.focus();
    update(runOf('hello', ['acting']));
    update(runOf('hello', ['done', 'open']));
    expect(button('Do this step')).toBe(own);
    expect(document.activeElement).toBe(own);
    expect(scrolledTo.at(0)).toBe('Start the greeting server');
    expect(scrolledTo.at(-1)).toBe('Connect a client that reads once');
  });

  it('does all steps, and pauses', () => {
    const { update } = show(runOf('hello', ['open']));
    fireEvent.click(button('Do all steps'));
    expect(actions.play).toHaveBeenLastCalledWith(true);
    update(runOf('hello', ['acting'], { playing: true }));
    expect(button('Doing all steps…').getAttribute('aria-disabled')).toBe('true');
    fireEvent.click(button('Pause'));
    expect(actions.play).toHaveBeenLastCalledWith(false);
  });

  it('asks nothing of a host that is not there', () => {
    show(runOf('hello', ['open']), { hasHost: false });
    fireEvent.click(button('Do this step'));
    fireEvent.click(button('Do all steps'));
    fireEvent.click(button('Start over'));
    for (const each of Object.values(actions)) expect(each).not.toHaveBeenCalled();
  });

  it('starts over', () => {
    show(runOf('hello', ['done', 'open']));
    fireEvent.click(button('Start over'));
    expect(actions.start).toHaveBeenLastCalledWith('hello');
  });

  it.each([
    ['Leave and close its panes', false],
    ['Leave and keep its panes', true],
  ])('leaves: %s', async (name, keepPanes) => {
    show(runOf('hello', ['done', 'open']));
    fireEvent.keyDown(button('Leave'), { key: 'Enter' });
    fireEvent.click(await screen.findByRole('menuitem', { name }));
    expect(actions.leave).toHaveBeenCalledExactlyOnceWith(keepPanes);
  });

  it('takes the focus when it was begun here', async () => {
    const { onFocused } = show(runOf('hello', ['open']), { isWanted: true });
    await vi.waitFor(() => expect(onFocused).toHaveBeenCalled());
    expect(document.activeElement).toBe(button('Do this step'));
  });
});

it('says one thing only, when a step ticks: which', () => {
  const { update } = show(runOf('hello', ['done', 'open']));
  expect(said()).toBe('');
  update(runOf('hello', ['done', 'acting']));
  expect(said()).toBe('');
  act(() => update(runOf('hello', ['done', 'done', 'open'])));
  expect(said()).toBe('Step 2 done');
});

it('shows how many steps are behind, the ones passed over too', () => {
  show(runOf('hello', ['done', 'done', step('unavailable', { lacks: 'kernel' }), 'open']));
  const bar = screen.getByRole('progressbar', { name: 'Steps behind you' });
  expect(bar.getAttribute('aria-valuenow')).toBe('3');
  expect(bar.getAttribute('aria-valuetext')).toBe('3 of 5');
});

it('has a button for each of its panes', () => {
  const cast = [
    { role: 'server', session: 4, title: 'Server 127.0.0.1:9190', port: 9190, colour: 'red' },
    { role: 'B', session: 6, title: 'Client → 127.0.0.1:9190', port: null, colour: 'blue' },
  ];
  show(runOf('iterative', ['open']), { cast });
  const list = within(region()).getByRole('list', { name: 'Panes of this scenario' });
  expect(within(list).getByRole('button', { name: 'server: Server 127.0.0.1:9190' }).textContent).toBe(
    'server:9190',
  );
  fireEvent.click(within(list).getByRole('button', { name: 'B: Client → 127.0.0.1:9190' }));
  expect(actions.showPane).toHaveBeenCalledWith(6);
});

describe('the question', () => {
  const done = ['done', 'done', 'done', 'done', 'done'] as const;

  it('comes after its step; its answer is told at once, may be changed, and is forgotten with the run', () => {
    const { update } = show(runOf('iterative', ['done', 'done', 'done', 'done', 'acting']));
    expect(screen.queryByRole('radio')).toBeNull();
    update(runOf('iterative', done));
    const options = screen.getAllByRole('radio') as HTMLInputElement[];
    expect(options).toHaveLength(3);
    fireEvent.click(options[0] as HTMLElement);
    const verdict = () => screen.getByText(/^(Right|Not quite)/).parentElement?.textContent ?? '';
    expect(verdict()).toMatch(/^Not quite\. .{20}/);
    fireEvent.click(options[1] as HTMLElement);
    expect(verdict()).toMatch(/^Right\. .{20}/);
    update(runOf('iterative', done, { run: 2 }));
    expect((screen.getAllByRole('radio') as HTMLInputElement[]).some(({ checked }) => checked)).toBe(false);
  });
});

describe('the end', () => {
  const all = ['done', 'done', 'done', 'done', 'done'] as const;

  it('says what was seen, leads on, and takes the focus that its last button had', () => {
    const { update } = show(runOf('hello', ['done', 'done', 'done', 'done', 'acting']));
    button('Being done…').focus();
    update(runOf('hello', all));
    const end = screen.getByRole('region', { name: 'Finished' });
    expect(end.textContent).toContain('All 5 steps were seen');
    expect(document.activeElement).toBe(end);
    expect(within(region()).queryByRole('button', { name: 'Do this step' })).toBeNull();
    fireEvent.click(button(/^Next: /));
    expect(actions.start).toHaveBeenCalledWith('iterative');
  });

  it('leaves the focus of somebody who is elsewhere where it is', () => {
    const { update } = show(runOf('hello', ['done', 'done', 'done', 'done', 'acting']));
    button('Start over').focus();
    update(runOf('hello', all));
    expect(document.activeElement).toBe(button('Start over'));
  });

  it('counts what is not available here apart', () => {
    show(runOf('hello', ['done', 'done', step('unavailable', { lacks: 'kernel' }), 'done', 'done']));
    expect(screen.getByRole('region', { name: 'Finished' }).textContent).toContain(
      '4 steps were seen on real sockets; 1 step is not available here.',
    );
  });

  it('leads to the page about layers where that goes on with it, and back to the list at the end of the course', () => {
    const { update } = show(runOf('handshake', ['done', 'done', 'done', 'done']));
    fireEvent.click(button('Layers, and TCP beside UDP'));
    expect(actions.showLayers).toHaveBeenCalled();
    update(
      runOf(
        'addresses',
        Array.from({ length: 9 }, () => 'done' as const),
      ),
    );
    expect(within(region()).queryByRole('button', { name: /^Layers/ })).toBeNull();
    fireEvent.click(button('Choose another scenario'));
    expect(actions.choose).toHaveBeenCalled();
  });
});

it('speaks Korean', () => {
  show(runOf('hello', [step('done', { facts: [listening] }), 'open']), { language: 'ko' });
  const panel = screen.getByRole('region', { name: '시나리오' });
  expect(panel.textContent).toContain('서버가 9190번 포트에서 듣고 있음');
  expect(within(panel).getByRole('button', { name: '이 단계 실행' })).toBeTruthy();
  expect(panel.textContent).not.toMatch(/scenario\.|\{\{/);
});
