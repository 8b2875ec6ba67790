import type { Address } from '@shared/contract/address';
import type { EventRow } from '@shared/contract/events';
import type { Mark } from '@shared/contract/marks';
import type { ExportWish } from '@shared/contract/recording';
import type { SessionSpec } from '@shared/contract/spec';
import type { SessionState } from '@shared/contract/state';
import { createTranslator } from '@shared/i18n/index';
import type { Engine } from '../../engine/index';
import { Packets, RawBytes } from './byteFormats';
import type { Format, Output } from './format';
import { Csv, JsonLines, PlainText } from './textFormats';

interface Facts {
  readonly engine: Engine;
  readonly version: string;
  readonly sessions: readonly SessionState[];
  readonly describeEvent: (row: EventRow) => string;
  readonly nameOfSession: (spec: SessionSpec) => string;
  /** The mark of a row; null: no row has one. */
  readonly markOf: ((session: number, seq: number) => Mark | null) | null;
}

/** The format that was wished for. */
export function formatOf(wish: ExportWish, out: Output, facts: Facts): Format {
  const { engine, version, describeEvent, nameOfSession, markOf } = facts;
  const { epochMs } = engine;
  const { t } = createTranslator(wish.language);
  const options = { out, epochMs, t, language: wish.language, markOf };
  switch (wish.format) {
    case 'pcapng':
      return new Packets({
        out,
        epochMs,
        version,
        describe: describeEvent,
        nameOf: nameOfSession,
        endsOf: endsFinder(engine),
        ...(markOf !== null && { markOf }),
        sessions: facts.sessions,
      });
    case 'jsonl':
      return new JsonLines(options);
    case 'csv':
      return new Csv(options);
    case 'text':
      return new PlainText(options);
    case 'raw':
      return new RawBytes(out, wish.direction ?? 'in', wish.socket);
  }
}

/** The ends of sockets that are open, or closed not long ago. */
function endsFinder(engine: Engine) {
  const ends = new Map<string, { readonly local: Address | null; readonly remote: Address | null }>();
  const { sockets, closedSockets } = engine.changes(0).update;
  for (const { last } of closedSockets) if (last !== null) ends.set(`${last.session} ${last.socket}`, last);
  for (const each of sockets) ends.set(`${each.session} ${each.socket}`, each);
  return (session: number, socket: number) => ends.get(`${session} ${socket}`) ?? null;
}
