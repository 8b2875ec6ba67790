import type { WireRow } from './wireRow';

/**
 * Rows in the order of what happened. Those of sockets keep theirs. A captured packet is told when the program hands it
 * out, which is later than it was on the wire: it goes before the first row that is younger.
 */
export function inOrderOfTime(rows: readonly WireRow[]): readonly WireRow[] {
  const packets = rows.filter(isPacket).sort((a, b) => a.row.at - b.row.at || a.row.seq - b.row.seq);
  if (packets.length === 0) return rows;
  const ordered: WireRow[] = [];
  let next = 0;
  for (const each of rows) {
    if (isPacket(each)) continue;
    for (; next < packets.length; next++) {
      const packet = packets[next];
      if (packet === undefined || packet.row.at > each.row.at) break;
      ordered.push(packet);
    }
    ordered.push(each);
  }
  return [...ordered, ...packets.slice(next)];
}

export function isPacket({ row }: WireRow): boolean {
  return row.type === 'segment';
}
