import { formatHostPort, type SessionSpec } from '@shared/contract/index';
import { useHost, useHostState } from '../../host/index';
import { Banner, Button, useWords } from '../../ui/index';

/** A link that somebody opened outside the page. Whoever wrote it decides nothing here: the person does. */
export function LinkBanner({ onFill }: { readonly onFill: (spec: SessionSpec) => void }) {
  const { t } = useWords();
  const host = useHost();
  const link = useHostState((state) => state.link);
  if (link === null) return null;
  if (link.kind === 'problem') {
    return (
      <Banner
        tone="warn"
        urgent
        actions={
          <Button small onClick={() => host.dismissLink()}>
            {t('common.dismiss')}
          </Button>
        }
      >
        {t(`desktop.link.problem.${link.problem}`, { detail: link.detail })}
      </Banner>
    );
  }
  const { spec } = link;
  const kind = spec.kind === 'tcp-server' ? 'server' : 'client';
  const facts = {
    address: formatHostPort(spec.host, spec.port),
    behaviour:
      spec.kind === 'tcp-server'
        ? t(`common.behaviour.${spec.behaviour.name}`)
        : t(`common.clientBehaviour.${spec.behaviour.name}`),
  };
  return (
    <Banner
      urgent
      actions={
        <>
          <Button
            small
            variant="primary"
            onClick={() => {
              host.dismissLink();
              onFill(spec);
            }}
          >
            {t('desktop.link.fill')}
          </Button>
          <Button small onClick={() => host.dismissLink()}>
            {t('desktop.link.ignore')}
          </Button>
        </>
      }
    >
      <strong>{t(`desktop.link.${kind}`, facts)}</strong> {t('desktop.link.hint')}
    </Banner>
  );
}
