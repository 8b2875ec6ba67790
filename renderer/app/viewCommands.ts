/** How the rows of the active pane are drawn, as commands. */
import { ENCODINGS } from '@shared/bytes/encoding';
import { BY_LINE } from '@shared/framing/spec';
import type { Translate } from '@shared/i18n/index';
import { FORMS, type PaneView, TIMES } from '../features/traffic/index';
import type { Command, CommandContext } from './command';

export function paneViewCommands({ workspace }: Pick<CommandContext, 'workspace'>): Command[] {
  const settings = workspace.activePane?.view;
  if (settings === undefined) return [];
  const view = settings.get();
  const choice = (
    id: string,
    words: (t: Translate) => string,
    isChosen: boolean,
    change: Partial<PaneView>,
  ): Command => ({
    id: `view-${id}`,
    group: 'view',
    title: (t) => t('traffic.view.command', { what: words(t) }),
    when: () => !isChosen,
    run: () => settings.set(change),
  });
  return [
    ...FORMS.map((form) =>
      choice(form, (t) => t(`traffic.view.form.${form}`), !view.raw && view.form === form, {
        form,
        raw: false,
      }),
    ),
    choice('raw', (t) => t('traffic.view.form.raw'), view.raw, { raw: true }),
    choice('chunk', (t) => t('traffic.view.rowIs.chunk'), view.framing === null, { framing: null }),
    choice('line', (t) => t('traffic.view.rowIs.line'), view.framing?.kind === 'line', { framing: BY_LINE }),
    ...TIMES.map((time) =>
      choice(time, (t) => t(`traffic.view.timeIs.${time}`), view.time === time, { time }),
    ),
    ...ENCODINGS.map((encoding) =>
      choice(encoding, (t) => t(`traffic.view.encodings.${encoding}`), view.encoding === encoding, {
        encoding,
      }),
    ),
    {
      id: 'view-usual',
      group: 'view',
      title: (t) => t('traffic.view.command', { what: t('traffic.view.reset') }),
      when: () => true,
      run: () => settings.reset(),
    },
    {
      id: 'view-pause',
      group: 'view',
      title: (t) => t(view.paused ? 'traffic.view.resume' : 'traffic.view.pause'),
      when: () => true,
      run: () => settings.set({ paused: !view.paused }),
    },
  ];
}
