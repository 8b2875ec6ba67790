import type { SessionState } from '@shared/contract/state';
import { ArrowDownToLine, EarOff, Eraser, Plug, Search, Snowflake, X } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button, IconButton, useWords } from '../../ui/index';
import type { PaneActions, SessionVerb, VerbKeys } from './actions';
import { acceptVerbs, lifeVerbs } from './verbs';

const VIEW_VERBS: readonly { readonly verb: SessionVerb; readonly icon: ReactNode }[] = [
  { verb: 'follow', icon: <ArrowDownToLine /> },
  { verb: 'find', icon: <Search /> },
  { verb: 'clear', icon: <Eraser /> },
];

/** What can be done with the session: what brings it back to life in words, the rest as icons in fixed places. */
export function ActionBar(props: {
  readonly session: Pick<SessionState, 'spec' | 'phase' | 'accepting'> &
    Partial<Pick<SessionState, 'recorded'>>;
  readonly actions: PaneActions;
  readonly keys: VerbKeys;
}) {
  const { session, actions, keys } = props;
  const { t } = useWords();
  const verbs = lifeVerbs(session);
  const isListening = verbs.includes('stopListening');
  const hint = (verb: SessionVerb): string | undefined =>
    verb === 'clear' || verb === 'follow' || verb === 'stopListening' || verb === 'freezeAccept'
      ? t(`panes.verbHint.${verb}`)
      : undefined;
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset brings its own layout.
    <div className="pane-actions" role="group" aria-label={t('panes.actions')}>
      {verbs
        .filter((verb) => verb !== 'stopListening')
        .map((verb, index) => (
          <Button
            key={verb}
            small
            variant={index === 0 && verb !== 'cancelConnecting' ? 'primary' : 'plain'}
            onClick={() => actions.session(verb)}
          >
            {t(`panes.verb.${verb}`)}
          </Button>
        ))}
      {isListening && (
        <>
          <IconButton label={t('panes.newClientTo')} icon={<Plug />} onClick={() => actions.newClient()} />
          <IconButton
            label={t('panes.verb.stopListening')}
            hint={hint('stopListening')}
            icon={<EarOff />}
            onClick={() => actions.session('stopListening')}
          />
        </>
      )}
      {acceptVerbs(session).includes('freezeAccept') && (
        <IconButton
          label={t('panes.verb.freezeAccept')}
          hint={hint('freezeAccept')}
          icon={<Snowflake />}
          onClick={() => actions.session('freezeAccept')}
        />
      )}
      {actions.captureButton?.()}
      {VIEW_VERBS.map(({ verb, icon }) => (
        <IconButton
          key={verb}
          label={t(`panes.verb.${verb}`)}
          hint={hint(verb)}
          keys={keys[verb]}
          icon={icon}
          onClick={() => actions.session(verb)}
        />
      ))}
      {actions.viewButton?.()}
      {actions.moreButton?.()}
      <IconButton
        label={t('panes.verb.closeSession')}
        keys={keys.closeSession}
        icon={<X />}
        onClick={() => actions.session('closeSession')}
      />
    </div>
  );
}
