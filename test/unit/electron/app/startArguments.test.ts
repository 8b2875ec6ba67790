import { describe, expect, it } from 'vitest';
import { readArguments } from '../../../../electron/app/startArguments';

const NOTHING = { links: [], files: [], tasks: [] };

describe('readArguments', () => {
  it('finds links, files and tasks among what belongs to others', () => {
    const args = [
      '/opt/app',
      '--inspect=0',
      '--user-data-dir=/tmp/a.bothends',
      'bothends://server?port=1',
      '--link=bothends://client?host=a&port=2',
      'lab.bothends',
      '/tmp/Trace 1.PCAPNG',
      'old.pcap',
      '--task=new-pair',
    ];
    expect(readArguments(args)).toEqual({
      links: ['bothends://server?port=1', 'bothends://client?host=a&port=2'],
      files: ['lab.bothends', '/tmp/Trace 1.PCAPNG', 'old.pcap'],
      tasks: ['new-pair'],
    });
  });

  it.each([
    [['notes.txt', 'https://example.org', '-', '']],
    [['--task=quit', '--task', 'task=new-pair']],
    [['x.bothends/', 'a.bothends.exe', `${'a'.repeat(5_000)}.bothends`]],
  ])('passes %j over', (args) => {
    expect(readArguments(args)).toEqual(NOTHING);
  });

  it('hands on what claims to be a link, whatever it is: it is refused in words', () => {
    expect(readArguments(['--link=nonsense', 'BOTHENDS:x']).links).toEqual(['nonsense', 'BOTHENDS:x']);
  });

  it('takes no more than a person could have meant', () => {
    const many = Array.from({ length: 500 }, (_, i) => `${i}.pcap`);
    expect(readArguments(many).files).toHaveLength(20);
  });
});
