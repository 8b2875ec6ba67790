import { EXPORT_FORMATS, type ExportFormat, type ExportWish } from '@shared/contract/index';
import { formatBytes, formatNumber } from '@shared/i18n/index';
import { refusalWords } from '@shared/i18n/refusalWords';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import { useHost, useRoster } from '../../host/index';
import { Banner, Button, Dialog, Field, Select, useWords } from '../../ui/index';
import { type ExportEnd, type ExportProgress, saveExport } from './saveExport';

export interface ExportDialogProps {
  /** Null: all sessions. */
  readonly session: number | null;
  /** Seq of the first and last row that were chosen. */
  readonly rows?: { readonly from: number; readonly to: number } | undefined;
  readonly onClose: () => void;
}

/** Asks what to export and how, shows how far it is, and says what is not in the file. */
export function ExportDialog({ session, rows, onClose }: ExportDialogProps) {
  const host = useHost();
  const { t, language } = useWords();
  const sockets = useRoster(session ?? 0);
  const [isAll, setAll] = useState(session === null);
  const [isSome, setSome] = useState(rows !== undefined);
  const [format, setFormat] = useState<ExportFormat>('pcapng');
  const [direction, setDirection] = useState<'in' | 'out'>('in');
  const [socket, setSocket] = useState<number | null>(null);
  const [progress, setProgress] = useState<ExportProgress | null>(null);
  const [end, setEnd] = useState<ExportEnd | null>(null);
  const running = useRef<AbortController | null>(null);
  // Who closes the dialog has given it up.
  useEffect(() => () => running.current?.abort(), []);
  const isRunning = progress !== null && end === null;

  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (isRunning) return;
    const controller = new AbortController();
    running.current = controller;
    setEnd(null);
    setProgress({ rows: 0, of: 0, bytes: 0, trimmed: 0, missing: 0 });
    const isRaw = format === 'raw';
    const wish: ExportWish = {
      session: isAll ? null : session,
      format,
      from: isSome ? (rows?.from ?? null) : null,
      to: isSome ? (rows?.to ?? null) : null,
      socket: isRaw && !isAll ? socket : null,
      direction: isRaw ? direction : null,
      language,
    };
    const how = await saveExport(host, wish, controller.signal, setProgress);
    if (running.current === controller) setEnd(how);
  };

  return (
    <Dialog
      open
      onClose={onClose}
      title={t('record.export.title')}
      lead={t('record.export.text')}
      closeLabel={t('common.close')}
      top
    >
      <form className="form" noValidate onSubmit={(event) => void submit(event)}>
        <div className="dialog-body form-body">
          {session !== null && (
            <Field label={t('record.export.what')} className="record-wide">
              {(control) => (
                <Select
                  {...control}
                  disabled={isRunning}
                  value={isAll ? 'all' : 'one'}
                  onChange={({ target }) => setAll(target.value === 'all')}
                >
                  <option value="one">{t('record.session')}</option>
                  <option value="all">{t('record.workspace')}</option>
                </Select>
              )}
            </Field>
          )}
          {rows !== undefined && (
            <Field
              label={t('record.export.rows')}
              hint={isSome && rows.from !== rows.to ? t('record.export.rowsHint') : undefined}
              className="record-wide"
            >
              {(control) => (
                <Select
                  {...control}
                  disabled={isRunning}
                  value={isSome ? 'some' : 'all'}
                  onChange={({ target }) => setSome(target.value === 'some')}
                >
                  <option value="some">
                    {t(rows.from === rows.to ? 'record.export.oneRow' : 'record.export.someRows', rows)}
                  </option>
                  <option value="all">{t('record.export.allRows')}</option>
                </Select>
              )}
            </Field>
          )}
          <Field label={t('record.export.format')} className="record-wide">
            {(control) => (
              <Select
                {...control}
                disabled={isRunning}
                value={format}
                onChange={({ target }) =>
                  setFormat(EXPORT_FORMATS.find((each) => each === target.value) ?? 'pcapng')
                }
              >
                {EXPORT_FORMATS.map((each) => (
                  <option key={each} value={each}>
                    {t(`record.format.${each}`)}
                  </option>
                ))}
              </Select>
            )}
          </Field>
          {format === 'raw' && (
            <Field label={t('record.export.direction')}>
              {(control) => (
                <Select
                  {...control}
                  disabled={isRunning}
                  value={direction}
                  onChange={({ target }) => setDirection(target.value === 'out' ? 'out' : 'in')}
                >
                  <option value="in">{t('record.export.in')}</option>
                  <option value="out">{t('record.export.out')}</option>
                </Select>
              )}
            </Field>
          )}
          {format === 'raw' && !isAll && sockets.length > 1 && (
            <Field label={t('record.export.connection')}>
              {(control) => (
                <Select
                  {...control}
                  disabled={isRunning}
                  value={socket ?? ''}
                  onChange={({ target }) => setSocket(target.value === '' ? null : Number(target.value))}
                >
                  <option value="">{t('record.export.allConnections')}</option>
                  {sockets.map(({ socket: n }) => (
                    <option key={n} value={n}>
                      {t('record.export.connectionNumber', { n })}
                    </option>
                  ))}
                </Select>
              )}
            </Field>
          )}
          {progress !== null && (
            <div className="record-progress figures" aria-live="polite">
              <progress
                aria-label={t('record.export.progress')}
                max={Math.max(1, progress.of)}
                value={end?.kind === 'saved' ? Math.max(1, progress.of) : progress.rows}
              />
              <Outcome progress={progress} end={end} />
            </div>
          )}
          {end?.kind === 'failed' && (
            <div className="form-banner">
              <Banner tone="bad" urgent>
                {refusalWords(end.error, t)}
              </Banner>
            </div>
          )}
        </div>
        <footer className="dialog-foot">
          {isRunning ? (
            <Button onClick={() => running.current?.abort()}>{t('record.export.cancel')}</Button>
          ) : (
            <Button onClick={onClose}>{end === null ? t('common.cancel') : t('record.export.close')}</Button>
          )}
          <Button type="submit" variant="primary" disabled={isRunning} autoFocus>
            {end === null ? t('record.export.submit') : t('record.export.another')}
          </Button>
        </footer>
      </form>
    </Dialog>
  );
}

/** How far it is, and in the end what is in the file and what is not. */
function Outcome(props: { readonly progress: ExportProgress; readonly end: ExportEnd | null }) {
  const { progress: now, end: how } = props;
  const { t, language } = useWords();
  const bytes = formatBytes(now.bytes, language);
  if (how?.kind === 'cancelled') return <p>{t('record.export.cancelled')}</p>;
  if (how?.kind !== 'saved')
    return (
      <p>
        {t('record.export.running', {
          done: formatNumber(now.rows, language),
          all: formatNumber(now.of, language),
          bytes,
        })}
      </p>
    );
  return (
    <>
      <p>{t('record.export.done', { bytes, name: how.name })}</p>
      {now.trimmed > 0 && (
        <p className="record-warn">
          {t('record.export.missing', { bytes: formatBytes(now.trimmed, language) })}
        </p>
      )}
      {now.missing > 0 && (
        <p className="record-warn">{t('record.export.gone', { n: formatNumber(now.missing, language) })}</p>
      )}
    </>
  );
}
