import { formatAddress } from '@shared/contract/address';
import type { SocketState } from '@shared/contract/state';
import { formatBytes } from '@shared/i18n/index';
import { useVirtualizer } from '@tanstack/react-virtual';
import { type CSSProperties, type KeyboardEvent, memo, useRef, useState } from 'react';
import { useRoster, useSockets } from '../../host/index';
import { classes, endpointColour, useWords } from '../../ui/index';
import type { PaneActions } from './actions';
import { Descriptor } from './Descriptor';
import { KernelQueues } from './KernelQueues';
import { SocketVerbs } from './SocketVerbs';
import { StateBadge } from './StateBadge';

const ROW_HEIGHT = 26;

/** The accepted connections, one line each. Only the lines in view exist, so thousands cost no more than five. */
export function Connections(props: {
  readonly session: number;
  readonly address: string;
  readonly shown: number | null;
  readonly actions: PaneActions;
}) {
  const { session, shown, actions } = props;
  const { t } = useWords();
  const roster = useRoster(session);
  const sockets = useSockets(session);
  const scroller = useRef<HTMLDivElement>(null);
  const [current, setCurrent] = useState<number | null>(null);
  const virtual = useVirtualizer({
    count: roster.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_HEIGHT,
    getItemKey: (index) => roster[index]?.socket ?? index,
    overscan: 4,
  });
  if (roster.length === 0)
    return <p className="connections-none">{t('panes.noConnections', { address: props.address })}</p>;

  // The row Tab goes into: the one used last, or the first.
  const entry = roster.some((socket) => socket.socket === current) ? current : roster[0]?.socket;
  const onKeyDown = (event: KeyboardEvent<HTMLElement>): void => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step === undefined) return;
    event.preventDefault();
    const at = roster.findIndex((socket) => socket.socket === entry);
    const target = roster[Math.min(roster.length - 1, Math.max(0, at + step))];
    if (target === undefined) return;
    const place = buttonPlace(event.target);
    setCurrent(target.socket);
    virtual.scrollToIndex(roster.indexOf(target));
    // The row may only now come into view.
    requestAnimationFrame(() => {
      const row = scroller.current?.querySelector(`[data-socket="${target.socket}"]`);
      const buttons = row?.querySelectorAll<HTMLElement>('button') ?? [];
      (buttons[place] ?? buttons[0])?.focus();
    });
  };

  return (
    // biome-ignore lint/a11y/useSemanticElements: a virtual list: only the lines in view exist.
    <div
      ref={scroller}
      className="connections figures"
      role="list"
      aria-label={t('panes.connections')}
      style={{ '--digits': String(roster.at(-1)?.socket ?? 1).length } as CSSProperties}
      onKeyDown={onKeyDown}
    >
      <div className="connections-inner" role="presentation" style={{ height: virtual.getTotalSize() }}>
        {virtual.getVirtualItems().map((item) => {
          const socket = sockets.get(roster[item.index]?.socket ?? 0) ?? roster[item.index];
          if (socket === undefined) return null;
          return (
            // biome-ignore lint/a11y/useSemanticElements: see above.
            <div
              key={item.key}
              role="listitem"
              className="connection-place"
              aria-setsize={roster.length}
              aria-posinset={item.index + 1}
              style={{ transform: `translateY(${item.start}px)` }}
              onFocus={() => setCurrent(socket.socket)}
            >
              <Line
                socket={socket}
                isShown={shown === null || shown === socket.socket}
                isEntry={socket.socket === entry}
                actions={actions}
              />
            </div>
          );
        })}
      </div>
    </div>
  );
}

interface LineProps {
  readonly socket: SocketState;
  readonly isShown: boolean;
  readonly isEntry: boolean;
  readonly actions: PaneActions;
}

/** Sockets are replaced when they change, so lines of idle connections are never drawn again. */
const Line = memo(function Line({ socket, isShown, isEntry, actions }: LineProps) {
  const { t, language } = useWords();
  const n = socket.socket;
  const descriptor = socket.kernel?.descriptor ?? null;
  const address = socket.remote === null ? t('panes.goneAddress') : formatAddress(socket.remote);
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset brings its own layout.
    <div
      className={classes('connection', !isShown && 'connection-dim')}
      role="group"
      aria-label={t('panes.connection', { n, address })}
      data-socket={n}
    >
      <span className="connection-dot" style={{ background: endpointColour(n) }} />
      <span className="connection-number mono" style={{ color: endpointColour(n) }}>
        #{n}
      </span>
      <span
        className="connection-address mono"
        title={descriptor === null ? undefined : t('panes.kernel.descriptorMeaning', { n: descriptor })}
      >
        {address}
      </span>
      <span className="connection-descriptor">
        <Descriptor kernel={socket.kernel} tabbable={isEntry} />
      </span>
      <span className="connection-phase">
        <StateBadge kernel={socket.kernel} tabbable={isEntry} />
        {socket.readingPaused
          ? t('panes.readingPaused')
          : (socket.kernel === null || socket.phase !== 'open') && t(`panes.socketPhase.${socket.phase}`)}
      </span>
      <span className="connection-count">
        {t('panes.counter.in', { size: formatBytes(socket.bytesIn, language) })}
      </span>
      <span className="connection-count">
        {t('panes.counter.out', { size: formatBytes(socket.bytesOut, language) })}
      </span>
      <span className="connection-queued" title={t('panes.counter.queuedHint')}>
        <KernelQueues kernel={socket.kernel} />
        {socket.queued > 0 && t('panes.counter.queued', { size: formatBytes(socket.queued, language) })}
      </span>
      <SocketVerbs socket={socket} actions={actions} tabbable={isEntry} />
    </div>
  );
});

/** Which button of its line has the focus, so that arrows stay in the column. */
function buttonPlace(target: EventTarget): number {
  if (!(target instanceof HTMLElement)) return 0;
  const buttons = target.closest('[data-socket]')?.querySelectorAll('button') ?? [];
  return Math.max(0, [...buttons].indexOf(target as HTMLButtonElement));
}
