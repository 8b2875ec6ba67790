import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { captureArguments, filterOf } from '../../../../electron/capture/commandLine';

describe('a filter', () => {
  it('names one port, and the addresses if there are any', () => {
    expect(filterOf(9190, [])).toBe('tcp and port 9190');
    expect(filterOf(9190, ['127.0.0.1'])).toBe('tcp and port 9190 and (host 127.0.0.1)');
    expect(filterOf(80, ['::1', '10.0.0.1'])).toBe('tcp and port 80 and (host ::1 or host 10.0.0.1)');
    expect(filterOf(80, ['::ffff:10.0.0.1', 'fe80::1%eth0'])).toBe(
      'tcp and port 80 and (host 10.0.0.1 or host fe80::1)',
    );
  });

  it('is none for what is no port or no address', () => {
    for (const port of [0, -1, 65_536, 1.5, Number.NaN]) expect(filterOf(port, [])).toBeNull();
    for (const host of ['', 'localhost', '1.2.3.4 or udp', '$(id)', '-w /tmp/x', '1.2.3'])
      expect(filterOf(80, [host])).toBeNull();
  });

  it('never has words of anybody else in it', () => {
    fc.assert(
      fc.property(
        fc.integer(),
        fc.array(fc.oneof(fc.string(), fc.ipV4(), fc.ipV6()), { maxLength: 3 }),
        (port, hosts) => {
          const filter = filterOf(port, hosts);
          if (filter !== null)
            expect(filter).toMatch(/^tcp and port \d+( and \((host [\da-fA-F.:]+( or )?)+\))?$/);
        },
      ),
    );
  });
});

describe('arguments', () => {
  it('ask for headers only, at once, on stdout', () => {
    expect(captureArguments('tcpdump', ['lo', 'eth0'], 'F')).toEqual([
      ...['-i', 'lo', '-n', '-s', '128', '-U', '--immediate-mode', '-w', '-', 'F'],
    ]);
    expect(captureArguments('dumpcap', ['lo', 'eth0'], 'F')).toEqual([
      ...['-q', '-s', '128', '-f', 'F', '-i', 'lo', '-i', 'eth0', '-w', '-'],
    ]);
  });
});
