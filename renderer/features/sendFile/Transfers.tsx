import { OWN_CODES } from '@shared/contract/errors';
import { formatBytes, formatDuration, formatExactBytes, formatRate } from '@shared/i18n/format';
import { FileUp, Pause, Play, RotateCw, X } from 'lucide-react';
import { IconButton, useWords } from '../../ui/index';
import { type FileQueue, isOver, type TransferState } from './fileQueue';
import './sendFile.css';

/** The files of one session: how far each is, and what can be done about it. */
export function Transfers(props: {
  readonly queue: FileQueue;
  readonly transfers: readonly TransferState[];
}) {
  const { t } = useWords();
  return (
    <ul className="transfers" aria-label={t('sendFile.list')}>
      {props.transfers.map((transfer) => (
        <TransferLine key={transfer.id} queue={props.queue} transfer={transfer} />
      ))}
    </ul>
  );
}

function TransferLine({ queue, transfer }: { queue: FileQueue; transfer: TransferState }) {
  const { t } = useWords();
  const text = useTransferWords(transfer);
  const { id, file, phase, taken } = transfer;
  const { name } = file;
  const isBad = phase === 'failed' || phase === 'unread';
  return (
    <li className="transfer" data-phase={phase}>
      <FileUp className="transfer-icon" aria-hidden="true" />
      <span className="transfer-name" title={name}>
        {name}
      </span>
      {/* What a screen reader says of it is the text beside it. */}
      <progress
        className="transfer-bar"
        aria-label={t('sendFile.progress', { name })}
        value={file.size === 0 ? 1 : taken}
        max={Math.max(1, file.size)}
      />
      <span className="transfer-text" role={isBad ? 'alert' : undefined}>
        {text}
      </span>
      <span className="transfer-verbs">
        {phase === 'sending' && (
          <IconButton
            small
            label={t('sendFile.pause', { name })}
            icon={<Pause />}
            onClick={() => queue.pause(id)}
          />
        )}
        {phase === 'paused' && (
          <IconButton
            small
            label={t('sendFile.resume', { name })}
            icon={<Play />}
            onClick={() => queue.resume(id)}
          />
        )}
        {(isBad || phase === 'cancelled') && (
          <IconButton
            small
            label={t('sendFile.again', { name })}
            icon={<RotateCw />}
            onClick={() => queue.again(id)}
          />
        )}
        {isOver(transfer) ? (
          <IconButton
            small
            label={t('sendFile.dismiss', { name })}
            icon={<X />}
            onClick={() => queue.dismiss(id)}
          />
        ) : (
          <IconButton
            small
            danger
            label={t('sendFile.cancel', { name })}
            icon={<X />}
            onClick={() => queue.cancel(id)}
          />
        )}
      </span>
    </li>
  );
}

function useTransferWords(transfer: TransferState): string {
  const { t, language } = useWords();
  const { file, phase, taken, queued, rate, isStalled, lost, ms, error } = transfer;
  const size = (bytes: number): string => formatBytes(bytes, language);
  const exact = (bytes: number): string => formatExactBytes(bytes, language);
  const total = size(file.size);
  const amounts = { taken: size(taken), total };
  switch (phase) {
    case 'waiting':
      return t('sendFile.state.waiting');
    case 'sending':
      if (isStalled) return t('sendFile.state.stalled', amounts);
      if (rate === null || rate < 1) return t('sendFile.state.starting', amounts);
      return t('sendFile.state.sending', {
        ...amounts,
        rate: formatRate(rate, language),
        // Whole seconds: what is left is an estimate.
        left: formatDuration(Math.ceil((file.size - taken) / rate) * 1_000, language),
      });
    case 'paused':
      return t('sendFile.state.paused', amounts);
    case 'done':
      if (lost > 0) return t('sendFile.state.doneSome', { count: lost, n: lost, total: exact(file.size) });
      return t('sendFile.state.done', {
        total: exact(file.size),
        time: formatDuration(ms, language),
        rate: formatRate((file.size / Math.max(1, ms)) * 1_000, language),
      });
    case 'cancelled': {
      const more = queued > 0 ? t('sendFile.queued', { size: exact(queued) }) : '';
      return t('sendFile.state.cancelled', { taken: exact(taken), total: exact(file.size), more });
    }
    case 'unread':
      return t('sendFile.state.unread', { taken: exact(taken), total: exact(file.size) });
    case 'failed': {
      const own = OWN_CODES.find((code) => code === error?.code);
      const reason =
        error === null
          ? t('sendFile.dropNobody')
          : own === undefined
            ? t(`explain.${error.explanation}.title`)
            : t(`errors.${own}`);
      return t('sendFile.state.failed', { taken: exact(taken), total: exact(file.size), reason });
    }
  }
}
