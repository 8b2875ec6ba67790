import { describe, expect, it } from 'vitest';
import { dispatchFiles } from '../../../renderer/app/dropFiles';

type Named = Pick<File, 'name'>;

describe('dispatchFiles', () => {
  it('hands files to who opens their kind, those of one kind together, and answers the rest', () => {
    const heard: string[][] = [];
    const hears =
      (who: string) =>
      (files: readonly Named[]): void =>
        void heard.push([who, ...files.map(({ name }) => name)]);
    const recording = hears('recording');
    const handlers = new Map([
      ['.pcap', recording],
      ['.pcapng', recording],
      ['.other', hears('other')],
    ]);
    const files = ['a.PCAP', 'b.other', 'c.txt', 'd.tar.pcapng', 'noDot', '.pcap.bak'].map((name) => ({
      name,
    }));
    const left = dispatchFiles(files, handlers);
    expect(heard).toEqual([
      ['recording', 'a.PCAP', 'd.tar.pcapng'],
      ['other', 'b.other'],
    ]);
    expect(left.map(({ name }) => name)).toEqual(['c.txt', 'noDot', '.pcap.bak']);
  });
});
