import { Button, useWords } from '../../ui/index';
import { Ladder } from './Ladder';
import { SIDES } from './ladderShapes';
import type { WireViewProps } from './wireView';

/** The ladder, and beside it what the chosen row means. */
export function LadderView(props: WireViewProps) {
  const { choice, rows, epochMs, chosen, twin, choose, show, marked, explain } = props;
  const { t } = useWords();
  const { client, server } = choice.ends;
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Esc takes the mark away, wherever in here the focus is.
    <div className="wire-split" onKeyDown={(event) => event.key === 'Escape' && choose(null)}>
      <Ladder
        rows={rows}
        names={{ client: client?.name ?? null, server: server?.name ?? null }}
        epochMs={epochMs}
        current={chosen?.seq ?? marked}
        onRow={(_side, row, other) => choose(row, other)}
      />
      {chosen !== null && (
        <div className="wire-aside">
          <p className="wire-rows">
            {SIDES.map((side) => {
              const end = choice.ends[side];
              const row = [chosen, twin].find((each) => each?.session === end?.session);
              return (
                row && (
                  <Button key={side} small onClick={() => show(row)}>
                    {t(`wire.show.${side}`)}
                  </Button>
                )
              );
            })}
          </p>
          {explain(chosen, () => choose(null))}
        </div>
      )}
    </div>
  );
}
