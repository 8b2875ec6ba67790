import { useMemo, useState } from 'react';
import { EmptyState, useWords } from '../../ui/index';
import { BytesColumn } from './BytesColumn';
import { otherSide } from './ladderStep';
import { LadderSync } from './ladderSync';
import { wireBytes } from './wireBytes';
import type { Side } from './wireRow';
import type { WireViewProps } from './wireView';
import './bytes.css';

const WRITERS: readonly Side[] = ['client', 'server'];

/** Which write became which reads, for each direction: a stream of bytes keeps no boundaries. */
export function BytesView({ rows, choice: { ends } }: WireViewProps) {
  const { t } = useWords();
  const [sync] = useState(() => new LadderSync());
  // The ladder grows in place; the list of rows is a new one whenever it does.
  const { directions, isPartial } = useMemo(() => wireBytes(sync.sync(rows)), [sync, rows]);
  const isEmpty = WRITERS.every((side) => directions[side].groups.length === 0);
  return (
    <section className="bytes" aria-label={t('wireBytes.label')}>
      {isPartial && <p className="bytes-note">{t('wireBytes.partial')}</p>}
      {isEmpty ? (
        <EmptyState>{t('wireBytes.empty')}</EmptyState>
      ) : (
        <div className="bytes-columns">
          {WRITERS.map((side) => (
            <BytesColumn
              key={side}
              writer={side}
              direction={directions[side]}
              seen={{ writer: ends[side] !== null, reader: ends[otherSide(side)] !== null }}
            />
          ))}
        </div>
      )}
      <p className="bytes-note">{t('wireBytes.stream')}</p>
    </section>
  );
}
