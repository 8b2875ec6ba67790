import type { Row } from '@shared/contract/events';
import { useState } from 'react';
import { hasEnd } from './wireChoice';
import type { WireChoice, WirePointing, WireViewProps } from './wireView';

export type Choosing = Pick<WireViewProps, 'chosen' | 'twin' | 'choose' | 'show' | 'marked'>;

interface Chosen {
  readonly row: Row | null;
  readonly twin: Row | null;
  /** What was pointed at elsewhere when it was chosen. */
  readonly at: WirePointing['at'];
}

/** The row that is chosen here, and the one that was pointed at elsewhere: the later of them counts. */
export function useChoosing(choice: WireChoice, pointing: WirePointing, onChosen: () => void): Choosing {
  const { at } = pointing;
  const [chosen, setChosen] = useState<Chosen>({ row: null, twin: null, at });
  const isNewer = at !== null && at !== chosen.at;
  return {
    chosen: isNewer ? null : chosen.row,
    twin: isNewer ? null : chosen.twin,
    choose: (row, twin = null) => {
      setChosen({ row, twin, at });
      pointing.onPoint(row, twin);
      if (row !== null) onChosen();
    },
    show: pointing.onShow,
    marked: at !== null && hasEnd(choice, at) ? at.seq : null,
  };
}
