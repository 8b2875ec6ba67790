import { EVIDENCE_MARKS } from '@shared/contract/events';
import { formatNumber, type Language, type Translate } from '@shared/i18n/index';
import { type HostState, useHostState } from '../../host/index';
import { useWords } from '../../ui/index';
import { Fact } from './Fact';

/** The backlog as asked for. What the system makes of it is told in the tooltip: no system lets a program ask. */
export function Backlog({ backlog }: { readonly backlog: number }) {
  const { t, language } = useWords();
  const hello = useHostState((state) => state.hello);
  const effect = effectOf(backlog, hello, t, language);
  return (
    <Fact evidence="app" meaning={t('panes.backlog.meaning')} hint={`${EVIDENCE_MARKS.told} ${effect}`}>
      {t('panes.counter.backlog', { n: formatNumber(backlog, language) })}
    </Fact>
  );
}

function effectOf(backlog: number, hello: HostState['hello'], t: Translate, language: Language): string {
  if (hello?.platform === 'win32') return t('panes.backlog.windows');
  if (hello?.platform !== 'linux') return t('panes.backlog.unknown');
  const { somaxconn } = hello;
  if (somaxconn === null) return t('panes.backlog.linux');
  const max = formatNumber(somaxconn, language);
  const room = formatNumber(Math.min(backlog, somaxconn) + 1, language);
  return `${t('panes.backlog.linux')} ${t('panes.backlog.room', { max, room })}`;
}
