import type { Row } from '@shared/contract/events';
import type { SocketState } from '@shared/contract/state';
import { type ReactNode, useId, useMemo, useState } from 'react';
import type { RowSource } from '../../host/index';
import { EmptyState, Select, useWords } from '../../ui/index';
import { Ladder } from './Ladder';
import { SaveButtons } from './SaveButtons';
import { StatesView } from './StatesView';
import { useWireRows, type WireEnds } from './useWireRows';
import { visitsOfEnd } from './visits';
import type { Side, WireRow } from './wireRow';
import './wire.css';

const VIEWS = ['ladder', 'states'] as const;
type View = (typeof VIEWS)[number];
const NO_ENDS: WireEnds = { client: null, server: null };

/** One connection that can be looked at. */
export interface WireChoice {
  readonly id: string;
  readonly name: string;
  readonly ends: WireEnds;
  /** What the kernel says of each end now. */
  readonly kernel: Readonly<Record<Side, SocketState['kernel']>>;
}

/** Both ends of one connection: as a ladder, and in the diagram of states. */
export function WirePanel(props: {
  /** The connections of the pane in front, the newest first. */
  readonly choices: readonly WireChoice[];
  readonly source: (session: number) => RowSource;
  readonly epochMs: number;
  readonly explain: (row: Row, close: () => void) => ReactNode;
}) {
  const { t } = useWords();
  const { choices } = props;
  const [view, setView] = useState<View>('ladder');
  const [id, setId] = useState<string | null>(null);
  const choice = choices.find((each) => each.id === id) ?? choices[0];
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
        {view === 'ladder' && (
          <SaveButtons rows={rows} ends={choice.ends} epochMs={props.epochMs} name={choice.name} />
        )}
        <div className="wire-tabs" role="tablist" aria-label={t('wire.views')}>
          {VIEWS.map((each) => (
            <button
              key={each}
              type="button"
              role="tab"
              id={`${tabs}-${each}`}
              aria-selected={each === view}
              aria-controls={`${tabs}-panel`}
              tabIndex={each === view ? 0 : -1}
              onClick={() => setView(each)}
              onKeyDown={(event) => {
                const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
                if (step === undefined) return;
                event.preventDefault();
                const next = VIEWS[(VIEWS.indexOf(view) + step + VIEWS.length) % VIEWS.length] ?? view;
                setView(next);
                document.getElementById(`${tabs}-${next}`)?.focus();
              }}
            >
              {t(`wire.view.${each}`)}
            </button>
          ))}
        </div>
      </header>
      <div className="wire-body" id={`${tabs}-panel`} role="tabpanel" aria-labelledby={`${tabs}-${view}`}>
        <WireBody
          key={choice.id}
          choice={choice}
          rows={rows}
          view={view}
          epochMs={props.epochMs}
          explain={props.explain}
        />
      </div>
    </section>
  );
}

function WireBody(props: {
  readonly choice: WireChoice;
  readonly rows: readonly WireRow[];
  readonly view: View;
  readonly epochMs: number;
  readonly explain: (row: Row, close: () => void) => ReactNode;
}) {
  const { choice, rows, view, epochMs, explain } = props;
  const { ends, kernel } = choice;
  const [chosen, setChosen] = useState<Row | null>(null);
  const visits = useMemo(
    () => ({
      client: visitsOfEnd(rows, 'client', kernel.client),
      server: visitsOfEnd(rows, 'server', kernel.server),
    }),
    [rows, kernel],
  );
  if (view === 'states') return <StatesView visits={visits} />;
  return (
    <div className="wire-split">
      <Ladder
        rows={rows}
        names={{ client: ends.client?.name ?? null, server: ends.server?.name ?? null }}
        epochMs={epochMs}
        current={chosen?.seq ?? null}
        onRow={(_side, row) => setChosen(row)}
      />
      {chosen !== null && explain(chosen, () => setChosen(null))}
    </div>
  );
}
