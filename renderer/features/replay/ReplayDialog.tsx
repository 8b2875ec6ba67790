import { formatAddress, isLoopback } from '@shared/contract/address';
import { PORT_MAX } from '@shared/contract/limits';
import { REPLAY_SIDES, type ReplaySide } from '@shared/contract/openRecording';
import { hostSchema } from '@shared/contract/spec';
import { formatBytes } from '@shared/i18n/index';
import { refusalWords } from '@shared/i18n/refusalWords';
import { type FormEvent, useState } from 'react';
import { useHost, useRoster, useSession } from '../../host/index';
import { Banner, Button, Dialog, Field, Input, Select, useWords } from '../../ui/index';
import './replay.css';

const SPEEDS = { original: 1, double: 2, ten: 10, max: null } as const;
type Speed = keyof typeof SPEEDS;
const SPEED_NAMES: readonly Speed[] = ['original', 'double', 'ten', 'max'];
const WAYS = ['connect', 'listen'] as const;
type Way = (typeof WAYS)[number];
/** More connections than anybody chooses from. */
const LISTED = 1_000;

/** Which connection of a recording to replay, against whom or for whom, and how fast. */
export function ReplayDialog({
  session: id,
  onClose,
}: {
  readonly session: number;
  readonly onClose: () => void;
}) {
  const host = useHost();
  const { t, language } = useWords();
  const session = useSession(id);
  const roster = useRoster(id);
  const server = session?.spec.kind === 'tcp-server' ? session.spec : null;
  const [socket, setSocket] = useState<number | null>(null);
  const [side, setSide] = useState<ReplaySide>('client');
  const [way, setWay] = useState<Way | null>(null);
  const [target, setTarget] = useState('127.0.0.1');
  const [port, setPort] = useState(String(server?.port ?? session?.spec.port ?? ''));
  const [speed, setSpeed] = useState<Speed>('original');
  const [refusal, setRefusal] = useState<string | undefined>();
  const [tried, setTried] = useState(false);
  const chosen = socket ?? roster[0]?.socket;
  // A server waits, unless somebody wants it otherwise.
  const listens = (way ?? (side === 'server' ? 'listen' : 'connect')) === 'listen';
  const isPort = /^\d{1,5}$/.test(port) && Number(port) >= (listens ? 0 : 1) && Number(port) <= PORT_MAX;
  const isHost = hostSchema.safeParse(target).success;

  const wrongPort = t(listens ? 'replay.anyPort' : 'replay.invalidPort');

  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    setTried(true);
    if (chosen === undefined || !isPort || !isHost) return;
    const answer = await host.call('replay.start', {
      session: id,
      socket: chosen,
      side,
      listen: listens,
      host: target.trim(),
      port: Number(port),
      speed: SPEEDS[speed],
    });
    if (answer.ok) onClose();
    else setRefusal(refusalWords(answer.error, t));
  };

  return (
    <Dialog
      open
      onClose={onClose}
      title={t('replay.title')}
      lead={t('replay.intro')}
      closeLabel={t('common.close')}
      top
    >
      <form className="form" noValidate onSubmit={(event) => void submit(event)}>
        <div className="dialog-body form-body">
          <Field label={t('replay.connection')}>
            {(control) => (
              <Select {...control} value={chosen} onChange={(event) => setSocket(Number(event.target.value))}>
                {roster.slice(0, LISTED).map((each) => (
                  <option key={each.socket} value={each.socket}>
                    {t('replay.connectionOption', {
                      n: each.socket,
                      address: each.remote === null ? '?' : formatAddress(each.remote),
                      out: formatBytes(each.bytesOut, language),
                      in: formatBytes(each.bytesIn, language),
                    })}
                  </option>
                ))}
              </Select>
            )}
          </Field>
          <div className="form-row">
            <Field label={t('replay.side')}>
              {(control) => (
                <Select
                  {...control}
                  value={side}
                  onChange={(event) => {
                    setSide(REPLAY_SIDES.find((each) => each === event.target.value) ?? 'client');
                    setWay(null);
                  }}
                >
                  {REPLAY_SIDES.map((each) => (
                    <option key={each} value={each}>
                      {t(`replay.sideOption.${each}`)}
                    </option>
                  ))}
                </Select>
              )}
            </Field>
            <Field label={t('replay.how')}>
              {(control) => (
                <Select
                  {...control}
                  value={listens ? 'listen' : 'connect'}
                  onChange={(event) => setWay(event.target.value === 'listen' ? 'listen' : 'connect')}
                >
                  {WAYS.map((each) => (
                    <option key={each} value={each}>
                      {t(`replay.howOption.${each}`)}
                    </option>
                  ))}
                </Select>
              )}
            </Field>
          </div>
          <div className="form-row">
            <Field
              label={t(listens ? 'replay.listenHost' : 'replay.host')}
              hint={listens && isHost && !isLoopback(target.trim()) ? t('replay.exposed') : undefined}
              error={tried && !isHost ? t('replay.invalidHost') : undefined}
            >
              {(control) => (
                <Input
                  {...control}
                  value={target}
                  autoFocus
                  onChange={(event) => setTarget(event.target.value)}
                />
              )}
            </Field>
            <Field label={t('replay.port')} error={tried && !isPort ? wrongPort : undefined}>
              {(control) => (
                <Input
                  {...control}
                  value={port}
                  inputMode="numeric"
                  onChange={(event) => setPort(event.target.value)}
                />
              )}
            </Field>
          </div>
          <Field label={t('replay.speed')}>
            {(control) => (
              <Select
                {...control}
                value={speed}
                onChange={(event) =>
                  setSpeed(SPEED_NAMES.find((each) => each === event.target.value) ?? 'original')
                }
              >
                {SPEED_NAMES.map((each) => (
                  <option key={each} value={each}>
                    {t(`replay.speedOption.${each}`)}
                  </option>
                ))}
              </Select>
            )}
          </Field>
          {refusal !== undefined && (
            <div className="form-banner">
              <Banner tone="bad" urgent>
                {refusal}
              </Banner>
            </div>
          )}
        </div>
        <footer className="dialog-foot">
          <Button onClick={onClose}>{t('common.cancel')}</Button>
          <Button type="submit" variant="primary" disabled={chosen === undefined}>
            {t('replay.start')}
          </Button>
        </footer>
      </form>
    </Dialog>
  );
}
