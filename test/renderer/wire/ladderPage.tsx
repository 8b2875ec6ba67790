/** A ladder on the page, and ways to look at it. */
import type { Row } from '@shared/contract/events';
import { createTranslator, type Language } from '@shared/i18n/index';
import { cleanup, fireEvent, render, screen, within } from '@testing-library/react';
import { I18nextProvider } from 'react-i18next';
import { vi } from 'vitest';
import { Ladder, type LadderProps } from '../../../renderer/features/wire/Ladder';
import type { Side, WireRow } from '../../../renderer/features/wire/wireRow';
import { TooltipProvider } from '../../../renderer/ui/index';
import { Script } from './ladderRows';

export const NAMES = { client: '127.0.0.1:43276', server: '127.0.0.1:9190' };
/** Lines of the usual height that are in view. */
export const IN_VIEW = 10;
let width = 0;
let resized = (): void => undefined;
/** What was chosen, and what it is known to have become at the other end. */
export const chosen: [Side, Row, Row | null][] = [];

export function setUp(): void {
  chosen.length = 0;
  width = 1_000;
  // jsdom lays nothing out.
  vi.stubGlobal(
    'ResizeObserver',
    class {
      constructor(listener: () => void) {
        resized = listener;
      }
      observe() {}
      disconnect() {}
    },
  );
  vi.spyOn(Element.prototype, 'clientHeight', 'get').mockReturnValue(22 * IN_VIEW);
  vi.spyOn(Element.prototype, 'clientWidth', 'get').mockImplementation(() => width);
}

export function tearDown(): void {
  cleanup();
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
}

/** The view has another width now. */
export function resize(to: number): void {
  width = to;
  resized();
}

type More = Partial<LadderProps> & { readonly language?: Language };

export function show(rows: readonly WireRow[], more: More = {}) {
  const translators = { en: createTranslator('en'), ko: createTranslator('ko') };
  const element = (list: readonly WireRow[], { language = 'en', ...props }: More) => (
    <I18nextProvider i18n={translators[language]}>
      <TooltipProvider>
        <Ladder
          rows={list}
          names={NAMES}
          epochMs={new Date(2026, 10, 20, 12, 3, 4, 100).getTime()}
          onRow={(...step) => chosen.push(step)}
          current={null}
          {...props}
        />
      </TooltipProvider>
    </I18nextProvider>
  );
  const { rerender, container } = render(element(rows, more));
  return {
    container,
    update: (list: readonly WireRow[], now: More = more) => rerender(element(list, now)),
  };
}

export const list = (): HTMLElement => screen.getByRole('list', { name: 'Steps of the wire' });
export const items = (): string[] =>
  within(list())
    .getAllByRole('listitem')
    .map((item) => (item.textContent ?? '').replaceAll(/ +/g, ' ').trim());
export const scroller = (): HTMLElement => list().closest('.ladder-scroll') as HTMLElement;
export const count = (selector: string): number => document.querySelectorAll(selector).length;
export const step = (name: RegExp): HTMLElement => screen.getByRole('button', { name });

export function scrollTo(top: number): void {
  scroller().scrollTop = top;
  fireEvent.scroll(scroller());
}

export function hello(): Script {
  return new Script().open().write('client', 'hello\n').read('server', 'hello\n');
}

export function talk(times: number, script = new Script().open()): Script {
  for (let i = 0; i < times; i++) script.write('client', `${i}`).read('server', `${i}`);
  return script;
}
