/** How the rows of the active pane are drawn, as commands. */
import { ENCODINGS } from '@shared/bytes/encoding';
import { BY_LINE } from '@shared/framing/spec';
import type { Translate } from '@shared/i18n/index';
import { FORMS, type PaneView, TIMES } from '../features/traffic/index';
import type { Command, CommandContext } from './command';

export function paneViewCommands({ workspace }: Pick<CommandContext, 'workspace'>): Command[] {
  const settings = workspace.activePane?.view;
  const view = settings?.get() ?? null;
  const choice = (
    id: string,
    words: (t: Translate) => string,
    isChosen: (view: PaneView) => boolean,
    change: Partial<PaneView>,
  ): Command => ({
    id: `view-${id}`,
    group: 'view',
    title: (t) => t('traffic.view.command', { what: words(t) }),
    when: () => view !== null && !isChosen(view),
    run: () => settings?.set(change),
  });
  return [
    ...FORMS.map((form) =>
      choice(
        form,
        (t) => t(`traffic.view.form.${form}`),
        (now) => !now.raw && now.form === form,
        {
          form,
          raw: false,
        },
      ),
    ),
    choice(
      'raw',
      (t) => t('traffic.view.form.raw'),
      (now) => now.raw,
      { raw: true },
    ),
    choice(
      'chunk',
      (t) => t('traffic.view.rowIs.chunk'),
      (now) => now.framing === null,
      { framing: null },
    ),
    choice(
      'line',
      (t) => t('traffic.view.rowIs.line'),
      (now) => now.framing?.kind === 'line',
      { framing: BY_LINE },
    ),
    ...TIMES.map((time) =>
      choice(
        time,
        (t) => t(`traffic.view.timeIs.${time}`),
        (now) => now.time === time,
        { time },
      ),
    ),
    ...ENCODINGS.map((encoding) =>
      choice(
        encoding,
        (t) => t(`traffic.view.encodings.${encoding}`),
        (now) => now.encoding === encoding,
        {
          encoding,
        },
      ),
    ),
    {
      id: 'view-usual',
      group: 'view',
      title: (t) => t('traffic.view.command', { what: t('traffic.view.reset') }),
      when: () => view !== null,
      run: () => settings?.reset(),
    },
    {
      id: 'view-pause',
      group: 'view',
      title: (t) => t(view?.paused === true ? 'traffic.view.resume' : 'traffic.view.pause'),
      when: () => view !== null,
      run: () => settings?.set({ paused: view?.paused !== true }),
    },
  ];
}
