import type { Row } from '@shared/contract/events';
import { type ReactNode, useId, useState } from 'react';
import type { RowSource } from '../../host/index';
import { EmptyState, Select, useWords } from '../../ui/index';
import { BuffersView } from './BuffersView';
import { BytesView } from './BytesView';
import { CallsView } from './CallsView';
import { HeaderView } from './HeaderView';
import { LadderView } from './LadderView';
import { SaveButtons } from './SaveButtons';
import { StatesView } from './StatesView';
import { type Choosing, useChoosing } from './useChoosing';
import { useWireRows, type WireEnds } from './useWireRows';
import { WireTabs } from './WireTabs';
import { useWireChoice } from './wireChoice';
import type { WireChoice, WirePointing, WireView, WireViewProps } from './wireView';
import './wire.css';

/** The views, in the order of their tabs. */
const VIEWS = [
  { id: 'ladder', View: LadderView },
  { id: 'states', View: StatesView },
  { id: 'buffers', View: BuffersView },
  { id: 'bytes', View: BytesView },
  { id: 'calls', View: CallsView },
  { id: 'header', View: HeaderView },
] as const satisfies readonly { readonly id: string; readonly View: WireView }[];

type ViewId = (typeof VIEWS)[number]['id'];
const NO_ENDS: WireEnds = { client: null, server: null };

/** Both ends of one connection, looked at in one of several ways. */
export function WirePanel(props: {
  /** The session of the pane in front. */
  readonly front: number | undefined;
  /** What else can be done with that session. */
  readonly tools?: ReactNode;
  /** The connections of the pane in front, the newest first. */
  readonly choices: readonly WireChoice[];
  readonly source: (session: number) => RowSource;
  readonly epochMs: number;
  readonly explain: (row: Row, close: () => void) => ReactNode;
  readonly pointing: WirePointing;
}) {
  const { t } = useWords();
  const { front, choices, epochMs, explain, pointing } = props;
  const [view, setView] = useState<ViewId>('ladder');
  const [choice, setId] = useWireChoice({ front, choices, at: pointing.at });
  const rows = useWireRows(choice?.ends ?? NO_ENDS, props.source);
  const tabs = useId();
  if (choice === undefined)
    return (
      <section className="wire" aria-label={t('wire.title')}>
        <EmptyState>
          <p>{t('wire.empty')}</p>
          <p className="wire-hint">{t('wire.emptyHint')}</p>
        </EmptyState>
      </section>
    );
  return (
    <section className="wire" aria-label={t('wire.title')}>
      <header className="wire-head">
        {choices.length > 1 ? (
          <Select
            small
            aria-label={t('wire.connection')}
            value={choice.id}
            onChange={(event) => setId(event.target.value)}
          >
            {choices.map((each) => (
              <option key={each.id} value={each.id}>
                {each.name}
              </option>
            ))}
          </Select>
        ) : (
          <span className="wire-name mono">{choice.name}</span>
        )}
        <span className="wire-space" />
        {props.tools}
        {view === 'ladder' && (
          <SaveButtons rows={rows} ends={choice.ends} epochMs={epochMs} name={choice.name} />
        )}
        <WireTabs
          views={VIEWS.map(({ id }) => ({ id, name: t(`wire.view.${id}`) }))}
          view={view}
          onView={setView}
          prefix={tabs}
        />
      </header>
      <div className="wire-body" id={`${tabs}-panel`} role="tabpanel" aria-labelledby={`${tabs}-${view}`}>
        <WireBody
          key={choice.id}
          {...{ view, choice, rows, epochMs, explain, pointing }}
          onChosen={() => setId(choice.id)}
        />
      </div>
    </section>
  );
}

function WireBody({
  view,
  pointing,
  onChosen,
  ...rest
}: Omit<WireViewProps, keyof Choosing> & {
  readonly view: ViewId;
  readonly pointing: WirePointing;
  /** Whoever chooses a row of this connection wants to go on looking at it. */
  readonly onChosen: () => void;
}) {
  const choosing = useChoosing(rest.choice, pointing, onChosen);
  const { View } = VIEWS.find((each) => each.id === view) ?? VIEWS[0];
  return <View {...rest} {...choosing} />;
}
