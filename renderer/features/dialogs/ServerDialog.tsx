import { isLoopback, SERVER_ENGINES, type ServerSpec } from '@shared/contract/index';
import { Checkbox, Field, Select, useWords } from '../../ui/index';
import { ServerBehaviourFields } from './BehaviourFields';
import { HostField, SocketOptions, TextField } from './fields';
import { serverValuesOf } from './fromSpec';
import { SessionForm, type Submit } from './SessionForm';
import { useForm, usualHost } from './useForm';
import { checkServer, SERVER_DEFAULTS, serverValuesSchema } from './values';

const FORM = {
  key: 'bothends.dialog.server',
  schema: serverValuesSchema,
  defaults: SERVER_DEFAULTS,
  check: checkServer,
};
const MORE = ['backlog', 'maxConnections', 'keepAliveSeconds'] as const;

export function ServerDialog(props: {
  /** A server to begin with, all of it. */
  readonly spec?: ServerSpec;
  /** The host to begin with; empty: the one that was used last. */
  readonly defaultHost?: string;
  readonly onClose: () => void;
  readonly onSubmit: Submit<ServerSpec>;
}) {
  const { t } = useWords();
  const given = props.spec === undefined ? null : serverValuesOf(props.spec);
  const { values, change, problemOf, submit } = useForm(
    FORM,
    props.onSubmit,
    given ?? usualHost(props.defaultHost ?? ''),
  );
  const host = values.host.trim();

  return (
    <SessionForm
      title={t('dialogs.server.title')}
      lead={t('dialogs.server.lead')}
      submitLabel={t('dialogs.server.submit')}
      onClose={props.onClose}
      submit={submit}
      mustShowMore={MORE.some(
        (field) =>
          problemOf(field) !== undefined || (given !== null && given[field] !== SERVER_DEFAULTS[field]),
      )}
      warning={host !== '' && !isLoopback(host) ? t('dialogs.reachableWarning') : null}
      more={
        <>
          <div className="form-row">
            <TextField
              label={t('dialogs.backlog')}
              hint={t('dialogs.backlogHint')}
              numeric
              value={values.backlog}
              problem={problemOf('backlog')}
              onChange={(value) => change({ backlog: value })}
            />
            <TextField
              label={t('dialogs.maxConnections')}
              hint={t('dialogs.maxConnectionsHint')}
              numeric
              value={values.maxConnections}
              problem={problemOf('maxConnections')}
              onChange={(value) => change({ maxConnections: value })}
            />
          </div>
          <Field label={t('dialogs.engine')} hint={t('dialogs.engineHint')}>
            {(control) => (
              <Select
                {...control}
                value={values.engine}
                onChange={({ target: { value } }) => {
                  const engine = SERVER_ENGINES.find((each) => each === value);
                  change({ engine: engine ?? 'auto' });
                }}
              >
                {(['auto', ...SERVER_ENGINES] as const).map((engine) => (
                  <option key={engine} value={engine}>
                    {t(`common.engine.${engine}`)}
                  </option>
                ))}
              </Select>
            )}
          </Field>
          <SocketOptions values={values} problem={problemOf('keepAliveSeconds')} change={change} />
          <Checkbox
            label={t('dialogs.ipv6Only')}
            hint={t('dialogs.ipv6OnlyHint')}
            checked={values.ipv6Only}
            onChange={(value) => change({ ipv6Only: value })}
          />
        </>
      }
    >
      <div className="form-row form-host-port">
        <HostField
          autoFocus
          hint={t('dialogs.serverHostHint')}
          value={values.host}
          problem={problemOf('host')}
          onChange={(value) => change({ host: value })}
        />
        <TextField
          label={t('dialogs.port')}
          hint={t('dialogs.serverPortHint')}
          numeric
          placeholder="0"
          value={values.port}
          problem={problemOf('port')}
          onChange={(value) => change({ port: value })}
        />
      </div>
      <ServerBehaviourFields values={values} problemOf={problemOf} change={change} />
    </SessionForm>
  );
}
