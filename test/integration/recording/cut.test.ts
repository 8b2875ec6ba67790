import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { Marks } from '../../../electron/bridge/index';
import { testEngine } from '../../helpers/engineTest';
import { testRecordings } from '../../helpers/recordings';
import { readWhole } from '../../helpers/tshark';

const test = testEngine();
const recordings = testRecordings();
const ENHANCED_PACKET = 6;
/** Wireshark is started for each: half a second. */
const CUTS = 14;

interface Block {
  readonly end: number;
  readonly isPacket: boolean;
}

function blocksOf(bytes: Buffer): Block[] {
  const blocks: Block[] = [];
  for (let at = 0; at < bytes.length; ) {
    const end = at + bytes.readUInt32LE(at + 4);
    blocks.push({ end, isPacket: bytes.readUInt32LE(at) === ENHANCED_PACKET });
    at = end;
  }
  return blocks;
}

/** A recording with packets, comments, a note and statistics. */
async function recorded(): Promise<Buffer> {
  const marks = new Marks(test.engine);
  const { file, recording } = recordings.start(test.engine, { marks });
  const server = await test.server();
  const client = await test.client(server.port);
  test.engine.send(client.session, 'all', Buffer.alloc(70_000, 'a'));
  await client.untilBytes('received', 70_000);
  await marks.set(client.session, client.all('sent')[0]?.seq ?? 0, 'a note');
  test.engine.send(client.session, 'all', Buffer.from('x'));
  await client.untilBytes('received', 70_001);
  await test.engine.close(client.session);
  await test.engine.close(server.session);
  await recording.stop();
  return readFileSync(file);
}

describe('a recording that is cut anywhere', () => {
  it('is read by Wireshark up to its last whole packet, which complains of nothing but the cut', async () => {
    const bytes = await recorded();
    const blocks = blocksOf(bytes);
    expect(blocks.at(-1)?.end).toBe(bytes.length);
    const [, head] = blocks;
    const from = head?.end ?? 0;
    // At both edges of a block, within its first bytes, and spread over the file.
    const edges = [2, 5, blocks.length - 1].flatMap((i) => {
      const end = blocks[i]?.end ?? 0;
      return [end - 1, end, end + 1, end + 9];
    });
    const spread = Array.from(
      { length: CUTS },
      (_, i) => from + Math.floor(((bytes.length - from) * i) / CUTS),
    );
    const cuts = [...edges.filter((at) => at <= bytes.length), ...spread.slice(edges.length - CUTS)];
    const folder = recordings.folder();
    for (const [i, cut] of cuts.entries()) {
      const file = join(folder, `cut-${i}.pcapng`);
      writeFileSync(file, bytes.subarray(0, cut));
      const whole = blocks.filter(({ end }) => end <= cut);
      const { packets, said } = readWhole(file);
      expect({ cut, packets }).toEqual({ cut, packets: whole.filter(({ isPacket }) => isPacket).length });
      if (whole.at(-1)?.end === cut) expect(said).toBe('');
      else
        expect(said).toMatch(
          /^tshark: The file ".*" appears to have been cut short in the middle of a packet\.$/,
        );
    }
  }, 60_000);
});
