import type { ClientSpec } from '@shared/contract/index';
import { Field, Select, useWords } from '../../ui/index';
import { ClientBehaviourFields } from './BehaviourFields';
import { HostField, SocketOptions, TextField } from './fields';
import { clientValuesOf } from './fromSpec';
import { SessionForm, type Submit } from './SessionForm';
import { useForm, usualHost } from './useForm';
import { CLIENT_DEFAULTS, checkClient, clientValuesSchema, isAnyAddress } from './values';

const FORM = {
  key: 'bothends.dialog.client',
  schema: clientValuesSchema,
  defaults: CLIENT_DEFAULTS,
  check: checkClient,
};
const MORE = ['localAddress', 'localPort', 'timeoutSeconds', 'keepAliveSeconds'] as const;

export function ClientDialog(props: {
  /** Where to, when that is known already. */
  readonly target: { readonly host: string; readonly port: number } | null;
  /** A client to begin with, all of it. */
  readonly spec?: ClientSpec;
  /** The host to begin with; empty: the one that was used last. */
  readonly defaultHost?: string;
  readonly onClose: () => void;
  readonly onSubmit: Submit<ClientSpec>;
}) {
  const { t } = useWords();
  const { target, spec, defaultHost = '' } = props;
  const given = spec === undefined ? null : clientValuesOf(spec);
  const { values, change, problemOf, submit } = useForm(
    FORM,
    props.onSubmit,
    given ?? (target === null ? usualHost(defaultHost) : { host: target.host, port: String(target.port) }),
  );

  return (
    <SessionForm
      title={t('dialogs.client.title')}
      lead={t('dialogs.client.lead')}
      submitLabel={t('dialogs.client.submit')}
      onClose={props.onClose}
      submit={submit}
      isComplete={target !== null}
      mustShowMore={MORE.some(
        (field) =>
          problemOf(field) !== undefined || (given !== null && given[field] !== CLIENT_DEFAULTS[field]),
      )}
      warning={
        isAnyAddress(values.host) ? t('dialogs.anyAddressWarning', { host: values.host.trim() }) : null
      }
      more={
        <>
          <Field label={t('dialogs.reconnect')}>
            {(control) => (
              <Select
                {...control}
                value={values.reconnect}
                onChange={(event) => change({ reconnect: event.target.value === 'auto' ? 'auto' : 'manual' })}
              >
                <option value="manual">{t('dialogs.reconnectManual')}</option>
                <option value="auto">{t('dialogs.reconnectAuto')}</option>
              </Select>
            )}
          </Field>
          <TextField
            label={t('dialogs.connectTimeout')}
            numeric
            value={values.timeoutSeconds}
            problem={problemOf('timeoutSeconds')}
            onChange={(value) => change({ timeoutSeconds: value })}
          />
          <div className="form-row form-host-port">
            <TextField
              label={t('dialogs.localAddress')}
              hint={t('dialogs.localAddressHint')}
              value={values.localAddress}
              problem={problemOf('localAddress')}
              onChange={(value) => change({ localAddress: value })}
            />
            <TextField
              label={t('dialogs.localPort')}
              hint={t('dialogs.localPortHint')}
              numeric
              value={values.localPort}
              problem={problemOf('localPort')}
              onChange={(value) => change({ localPort: value })}
            />
          </div>
          <SocketOptions values={values} problem={problemOf('keepAliveSeconds')} change={change} />
        </>
      }
    >
      <div className="form-row form-host-port">
        <HostField
          autoFocus={target === null}
          hint={t('dialogs.clientHostHint')}
          value={values.host}
          problem={problemOf('host')}
          onChange={(value) => change({ host: value })}
        />
        <TextField
          label={t('dialogs.port')}
          hint={t('dialogs.clientPortHint')}
          numeric
          value={values.port}
          problem={problemOf('port')}
          onChange={(value) => change({ port: value })}
        />
      </div>
      <ClientBehaviourFields values={values} problemOf={problemOf} change={change} />
    </SessionForm>
  );
}
