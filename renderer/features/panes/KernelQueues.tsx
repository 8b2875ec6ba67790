import type { SocketState } from '@shared/contract/state';
import { formatBytes } from '@shared/i18n/index';
import { useWords } from '../../ui/index';

/** Bytes that wait in the kernel: sent and not acknowledged, received and not read. Nothing is said of empty queues. */
export function KernelQueues({ kernel }: { kernel: SocketState['kernel'] }) {
  const { t, language } = useWords();
  const queues = [
    ['sendQueue', kernel?.sendQueue ?? 0],
    ['receiveQueue', kernel?.receiveQueue ?? 0],
  ] as const;
  return queues.map(
    ([name, bytes]) =>
      bytes > 0 && (
        <span key={name} className="kernel-queue" title={t(`panes.kernel.${name}Hint`)}>
          {t(`panes.kernel.${name}`, { size: formatBytes(bytes, language) })}
          <span className="evidence" aria-hidden="true">
            ◆
          </span>
        </span>
      ),
  );
}
