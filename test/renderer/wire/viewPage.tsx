// One view of a wire, with the rows of a script.
import type { Language } from '@shared/i18n/index';
import { createTranslator } from '@shared/i18n/index';
import { render } from '@testing-library/react';
import { I18nextProvider } from 'react-i18next';
import { vi } from 'vitest';
import type { WireEnds } from '../../../renderer/features/wire/useWireRows';
import type { WireRow } from '../../../renderer/features/wire/wireRow';
import type { WireView, WireViewProps } from '../../../renderer/features/wire/wireView';
import { TooltipProvider } from '../../../renderer/ui/index';
import { stubResizeObserver } from '../resizeObserver';

export const BOTH: WireEnds = {
  client: { session: 2, socket: 1, name: '127.0.0.1:43276' },
  server: { session: 1, socket: 1, name: '127.0.0.1:9190' },
};

/** jsdom lays nothing out: a virtual list needs some height to have rows. */
export function giveHeight(): void {
  stubResizeObserver();
  vi.spyOn(Element.prototype, 'clientHeight', 'get').mockReturnValue(740);
  vi.spyOn(Element.prototype, 'clientWidth', 'get').mockReturnValue(500);
}

export interface Shown {
  readonly ends?: WireEnds;
  readonly language?: Language;
  readonly chosen?: WireViewProps['chosen'];
  readonly choose?: WireViewProps['choose'];
}

/** Shows a view and answers how to give it other rows. */
export function showView(View: WireView, rows: readonly WireRow[], shown: Shown = {}) {
  const { ends = BOTH, language = 'en', chosen = null, choose = vi.fn() } = shown;
  const none = { client: null, server: null };
  const page = (list: readonly WireRow[], now = chosen) => (
    <I18nextProvider i18n={createTranslator(language)}>
      <TooltipProvider>
        <View
          choice={{ id: '1.1-2.1', name: '#1', ends, kernel: none, last: none }}
          rows={list}
          epochMs={0}
          chosen={now}
          twin={null}
          choose={choose}
          show={vi.fn()}
          marked={null}
          explain={() => null}
        />
      </TooltipProvider>
    </I18nextProvider>
  );
  const { rerender } = render(page(rows));
  return {
    update: (list: readonly WireRow[], now = chosen) => rerender(page(list, now)),
  };
}
