import { fromBase64 } from '@shared/bytes/base64';
import { OPEN_PART_BYTES } from '@shared/contract/openRecording';
import { fail, ok } from '@shared/contract/result';
import { describe, expect, it } from 'vitest';
import { type BroughtFile, bringRecording } from '../../../renderer/features/replay/bringRecording';
import type { Host } from '../../../renderer/host/index';

/** A host that wants `wants` parts of a file, and notes what it gets. */
function hostWanting(wants: number) {
  const got: Uint8Array[] = [];
  const calls: string[] = [];
  const answer = (name: string, params: unknown): unknown => {
    calls.push(name);
    if (name === 'open.upload') return ok({ opening: 7 });
    if (name === 'open.cancel') return ok({});
    const { at, data } = params as { at: number; data: string };
    expect(at).toBe(got.reduce((sum, { length }) => sum + length, 0));
    got.push(fromBase64(data) ?? new Uint8Array(0));
    return got.length > wants
      ? fail({ code: 'CLOSED', message: 'gone', explanation: 'pipe-closed' })
      : ok({ more: got.length < wants });
  };
  const call = ((name: string, params: unknown) => Promise.resolve(answer(name, params))) as Host['call'];
  return { host: { call }, got, calls };
}

const bytes = Uint8Array.from({ length: 2 * OPEN_PART_BYTES + 100 }, (_, i) => i * 7);
const fileOf = (from: Uint8Array<ArrayBuffer>): BroughtFile => new File([from], 'talk.pcapng');

describe('bringRecording', () => {
  it('brings a file whole, in parts that follow each other', async () => {
    const { host, got, calls } = hostWanting(3);
    expect(await bringRecording(host, fileOf(bytes))).toEqual({ kind: 'brought' });
    expect(got.map(({ length }) => length)).toEqual([OPEN_PART_BYTES, OPEN_PART_BYTES, 100]);
    expect(Buffer.concat(got).equals(Buffer.from(bytes))).toBe(true);
    expect(calls[0]).toBe('open.upload');
  });

  it('stops when no more is wanted', async () => {
    const { host, got } = hostWanting(1);
    expect(await bringRecording(host, fileOf(bytes))).toEqual({ kind: 'brought' });
    expect(got).toHaveLength(1);
  });

  it('says that the host is gone', async () => {
    const { host } = hostWanting(0);
    expect(await bringRecording(host, fileOf(bytes))).toMatchObject({
      kind: 'failed',
      error: { message: 'gone' },
    });
  });

  it('a file that cannot be read any more is cancelled', async () => {
    const { host, calls } = hostWanting(3);
    const gone: BroughtFile = {
      name: 'gone.pcap',
      size: 10,
      slice: () => ({ arrayBuffer: () => Promise.reject(new Error('NotReadableError')) }),
    };
    expect(await bringRecording(host, gone)).toEqual({ kind: 'unread' });
    expect(calls).toEqual(['open.upload', 'open.cancel']);
  });

  it('an empty file is told, and nothing of it brought', async () => {
    const { host, calls } = hostWanting(1);
    expect(await bringRecording(host, fileOf(new Uint8Array(0)))).toEqual({ kind: 'brought' });
    expect(calls).toEqual(['open.upload']);
  });
});
