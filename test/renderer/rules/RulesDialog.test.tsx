// @vitest-environment jsdom
import { type RuleSet, type RuleSetInput, type RulesState, ruleSetSchema } from '@shared/contract/rules';
import { createTranslator } from '@shared/i18n/index';
import { writeRules } from '@shared/rules/file';
import { act, cleanup, fireEvent, render, screen, waitFor, within } from '@testing-library/react';
import { useState } from 'react';
import { I18nextProvider } from 'react-i18next';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { NO_RULES, RulesDialog } from '../../../renderer/features/rules/index';
import { TooltipProvider } from '../../../renderer/ui/index';
import { stubResizeObserver } from '../resizeObserver';

let draft: RuleSet;
const applied = vi.fn<(rules: RuleSet | null) => void>();
const shown = vi.fn();
beforeEach(() => {
  stubResizeObserver();
  applied.mockClear();
  shown.mockClear();
});
afterEach(cleanup);

const set = (rules: RuleSetInput['rules']): RuleSet => ruleSetSchema.parse({ version: 1, rules });

function Shown(props: { start: RuleSet; now: RuleSet | null; state: RulesState | null }) {
  const [rules, setRules] = useState(props.start);
  draft = rules;
  return (
    <I18nextProvider i18n={createTranslator('en')}>
      <TooltipProvider>
        <RulesDialog
          session="127.0.0.1:9190"
          draft={rules}
          applied={props.now}
          state={props.state}
          unavailable={false}
          failure={null}
          isKept
          readVariable={(name) => Promise.resolve(name === 'HOME' ? '/home/me' : undefined)}
          onDraft={setRules}
          onApply={applied}
          onShow={shown}
          onClose={() => undefined}
        />
      </TooltipProvider>
    </I18nextProvider>
  );
}

function show(start: RuleSet, now: RuleSet | null = null, state: RulesState | null = null): void {
  render(<Shown start={start} now={now} state={state} />);
}

const button = (name: string | RegExp): HTMLElement => screen.getByRole('button', { name });
const field = (label: string): HTMLElement => screen.getByLabelText(label);
const type = (label: string, value: string): void =>
  void fireEvent.change(field(label), { target: { value } });
const names = (): string[] => draft.rules.map(({ name }) => name);
const ab = [
  { id: 'a', name: 'A', match: { kind: 'exact' as const, pattern: 'a' }, reply: { text: 'one' } },
  { id: 'b', name: 'B', match: { kind: 'regex' as const, pattern: '(b)' }, reply: { text: '$1' } },
];

describe('the dialog of rules', () => {
  it('says what a rule is while there is none, and begins with a line for a line', () => {
    show(NO_RULES);
    expect(screen.getByText(/No rules yet/)).toBeTruthy();
    fireEvent.click(button('Add rule'));
    expect(draft.rules).toMatchObject([{ id: 'r1', name: 'Rule 1', reply: { ending: 'lf' }, after: 'stay' }]);
    type('Pattern', 'PING');
    type('Reply', 'PONG');
    fireEvent.click(button('Apply'));
    expect(applied).toHaveBeenCalledWith(draft);
  });

  it('moves, duplicates, switches off and deletes, and gives back what was deleted', () => {
    show(set(ab));
    fireEvent.keyDown(screen.getByText('A'), { key: 'ArrowDown', altKey: true });
    expect(names()).toEqual(['B', 'A']);
    fireEvent.click(screen.getByText('A'));
    fireEvent.click(button('Duplicate'));
    expect(names()).toEqual(['B', 'A', 'A copy']);
    expect(new Set(draft.rules.map(({ id }) => id)).size).toBe(3);
    fireEvent.click(screen.getByRole('checkbox', { name: 'Use “B”' }));
    expect(draft.rules[0]?.enabled).toBe(false);
    fireEvent.click(button('Delete'));
    expect(names()).toEqual(['B', 'A']);
    fireEvent.click(button('Undo'));
    expect(names()).toEqual(['B', 'A', 'A copy']);
  });

  it('says beside the field what is wrong, and applies nothing before that is put right', async () => {
    show(set(ab));
    fireEvent.click(screen.getByText('B'));
    type('Pattern', '(?<!a)b');
    expect(screen.getByRole('alert').textContent).toContain('Look-around');
    expect(screen.getByText('1 rule cannot be used yet: see beside its fields.')).toBeTruthy();
    fireEvent.click(screen.getByText('A'));
    type('Reply', '$1');
    expect(screen.getByRole('alert').textContent).toContain('no captures');
    fireEvent.click(button('Apply'));
    expect(applied).not.toHaveBeenCalled();
    await waitFor(() => expect(document.activeElement).toBe(field('Reply')));
    type('Reply', '');
    fireEvent.click(button('Apply'));
    expect(screen.getByDisplayValue('(?<!a)b')).toBeTruthy();
    fireEvent.click(screen.getByRole('checkbox', { name: 'Use “B”' }));
    type('Pattern', 'b');
    type('After (ms)', 'soon');
    fireEvent.click(button('Apply'));
    expect(applied).not.toHaveBeenCalled();
    type('After (ms)', '250');
    fireEvent.click(button('Apply'));
    expect(applied).toHaveBeenCalledTimes(1);
    expect(draft.rules[1]).toMatchObject({ delayMs: 250, enabled: false });
  });

  it('tries the rules on what is typed, byte for byte', () => {
    show(set(ab));
    type('What a peer would send', 'a\\nxby\\n');
    const answers = screen.getAllByRole('listitem').filter(({ textContent }) => /frame/.test(textContent));
    expect(answers.map(({ textContent }) => textContent)).toEqual([
      'frame 1: “A” answers 3 Bone6F 6E 65',
      'frame 2: “B” answers 1 Bb62',
    ]);
    type('What a peer would send', 'nobody');
    fireEvent.click(screen.getByRole('checkbox', { name: 'Use “B”' }));
    expect(screen.getByText(/no rule matches/)).toBeTruthy();
  });

  it('keeps what is typed of a framing, and takes over only what fits', () => {
    show(set(ab));
    fireEvent.change(field('Cut the stream'), { target: { value: 'delimiter' } });
    type('Delimiter (hex)', '0D 0');
    expect(draft.framing).toMatchObject({ kind: 'delimiter', hex: '0d0a' });
    expect(screen.getByRole('alert').textContent).toContain('pairs of hex digits');
    type('Delimiter (hex)', '03');
    expect(draft.framing).toMatchObject({ hex: '03' });
    fireEvent.change(field('Cut the stream'), { target: { value: 'length' } });
    fireEvent.change(field('Byte order'), { target: { value: 'little' } });
    type('Bytes before it', '3');
    expect(draft.framing).toMatchObject({ kind: 'length', size: 2, endian: 'little', offset: 3 });
  });

  it('shows how often each rule fired, and leads to the row', () => {
    const rules = set(ab);
    const fired = [{ rule: 'b', times: 1_234, socket: 2, seq: 77 }];
    show(rules, rules, { revision: 1, active: 2, fired, unseen: 1, behind: 0 });
    expect(screen.getByText('fired 1,234 ×')).toBeTruthy();
    expect(screen.getByText(/2 rules answer\. 1 frame was too long/)).toBeTruthy();
    fireEvent.click(button('last on #2'));
    expect(shown).toHaveBeenCalledWith(expect.objectContaining({ socket: 2, seq: 77 }));
    fireEvent.click(button('Turn off'));
    expect(applied).toHaveBeenCalledWith(null);
    type('Reply', 'two');
    expect(screen.getByText(/Changed: apply/)).toBeTruthy();
  });

  it('imports a file, says why another is none, and gives back what was there', async () => {
    show(set(ab));
    const input = document.querySelector('input[type=file]');
    if (input === null) throw new Error('no field for a file');
    const choose = (text: string) =>
      act(async () => {
        fireEvent.change(input, { target: { files: [new File([text], 'mine.json')] } });
        await Promise.resolve();
      });
    await choose('{"version":1,"rules":[{"id":"x"}]}');
    await waitFor(() =>
      expect(screen.getByRole('alert').textContent).toContain('mine.json is no file of rules'),
    );
    await choose(writeRules(set([{ id: 'c', name: 'C', match: { kind: 'exact', pattern: 'c' } }])));
    await waitFor(() => expect(names()).toEqual(['C']));
    expect(within(document.body).getByText(/1 rule imported/)).toBeTruthy();
    fireEvent.click(button('Undo'));
    expect(names()).toEqual(['A', 'B']);
  });
});

describe('trying rules that answer with the environment of the host', () => {
  const typed = (value: string): void => type('What a peer would send', value);

  it('asks the host, and shows the bytes, or that there is no such variable', async () => {
    const answers = (text: string): RuleSet =>
      set([{ id: 'a', name: 'A', match: { kind: 'exact', pattern: 'a' }, reply: { text } }]);
    show(answers('{{env.HOME}} {{env.HOME}}'));
    typed('a');
    await waitFor(() => expect(screen.getByText('/home/me /home/me')).toBeTruthy());
    cleanup();
    show(answers('{{env.NOT_THERE}}'));
    typed('a');
    await waitFor(() => expect(screen.getByText(/NOT_THERE.* is not set where Bothends runs/)).toBeTruthy());
  });
});
