import { isLoopback } from '@shared/contract/address';
import { formatBytes, formatNumber, formatRate } from '@shared/i18n/index';
import { BookMarked, Cable, ScrollText, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { JobsStatus } from '../features/jobs/index';
import { RecordStatus } from '../features/record/index';
import { WorkspaceStatus } from '../features/workspace/index';
import { type HostState, totalRate, useHostState } from '../host/index';
import { useWords } from '../ui/index';
import type { Tool } from './dock/layout';
import type { Commands } from './useCommands';
import { useWorkspaceState } from './WorkspaceContext';

export function StatusBar({ commands }: { commands: Commands }) {
  const { t, language } = useWords();
  const kind = useHostState((state) => state.hello?.host ?? null);
  const seesKernel = useHostState((state) => state.hello?.kernel ?? true);
  const sockets = useHostState(openSockets);
  const logBytes = useHostState(logMemory);
  const diskBytes = useHostState(logDisk);
  const reachable = useHostState(isReachable);
  const rate = totalRate(useHostState((state) => state.rates));
  return (
    <section className="status figures" data-region="status" aria-label={t('shell.status.label')}>
      {kind !== null && <span>{t(`shell.status.${kind}`)}</span>}
      <span>{t('shell.status.sockets', { count: sockets, n: formatNumber(sockets, language) })}</span>
      <span title={t('shell.status.traffic')}>{formatRate(rate.in + rate.out, language)}</span>
      {diskBytes === 0 ? (
        <span title={t('shell.status.logHint')}>
          {t('shell.status.log', { size: formatBytes(logBytes, language) })}
        </span>
      ) : (
        <span title={t('shell.status.logDiskHint')}>
          {t('shell.status.logDisk', {
            size: formatBytes(logBytes, language),
            disk: formatBytes(diskBytes, language),
          })}
        </span>
      )}
      {!seesKernel && <span title={t('shell.status.noKernelHint')}>{t('shell.status.noKernel')}</span>}
      <WorkspaceStatus />
      <RecordStatus onOpen={() => commands.run('recordings')} />
      <JobsStatus keys={commands.keysOf('stop-jobs')} onStopAll={() => commands.run('stop-jobs')} />
      <span className="toolbar-space" />
      {reachable ? (
        <span className="status-warn" title={t('shell.status.reachableHint')}>
          <TriangleAlert aria-hidden="true" />
          {t('shell.status.reachable')}
        </span>
      ) : (
        <span title={t('shell.status.loopbackOnlyHint')}>{t('shell.status.loopbackOnly')}</span>
      )}
      <ToolButton tool="snippets" commands={commands} icon={<BookMarked aria-hidden="true" />} />
      <ToolButton tool="wire" commands={commands} icon={<Cable aria-hidden="true" />} />
      <ToolButton tool="events" commands={commands} icon={<ScrollText aria-hidden="true" />} />
    </section>
  );
}

/** Shows or hides a panel below. */
function ToolButton(props: { readonly tool: Tool; readonly commands: Commands; readonly icon: ReactNode }) {
  const { tool, commands, icon } = props;
  const { t } = useWords();
  const isOpen = useWorkspaceState((state) => state.tools.includes(tool));
  const command = `show-${tool}` as const;
  return (
    <button
      type="button"
      className="status-button"
      aria-pressed={isOpen}
      title={commands.keysOf(command)}
      aria-keyshortcuts={commands.shownKeys(command)?.aria}
      onClick={() => commands.run(command)}
    >
      {icon}
      {t(`shell.${tool}`)}
    </button>
  );
}

/** Listening sockets count: they are sockets. */
function openSockets({ sessions }: HostState): number {
  let sockets = 0;
  for (const { open, phase } of sessions.values()) sockets += open + (phase === 'listening' ? 1 : 0);
  return sockets;
}

function logMemory({ sessions }: HostState): number {
  let bytes = 0;
  for (const { log } of sessions.values()) bytes += log.bytes;
  return bytes;
}

function logDisk({ sessions }: HostState): number {
  let bytes = 0;
  for (const { log } of sessions.values()) bytes += log.spilled;
  return bytes;
}

function isReachable({ sessions }: HostState): boolean {
  for (const { phase, local } of sessions.values())
    if (phase === 'listening' && local !== null && !isLoopback(local.address)) return true;
  return false;
}
