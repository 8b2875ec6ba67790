import { describe, expect, it } from 'vitest';
import { interfacesFor, type Machine } from '../../../../electron/capture/interfaces';

const interfaces = {
  lo: [{ address: '127.0.0.1' }, { address: '::1' }],
  eth0: [{ address: '192.168.1.5' }, { address: 'fe80::5' }],
};
const on = (platform: NodeJS.Platform): Machine => ({ platform, interfaces });
const ask = (
  hosts: string[],
  locals: string[],
  platform: NodeJS.Platform = 'linux',
  tool: 'tcpdump' | 'dumpcap' = 'dumpcap',
) => interfacesFor({ hosts, locals }, on(platform), tool);

describe('the interface', () => {
  it('is the loopback for loopback addresses, by the name of the system', () => {
    expect(ask(['127.0.0.1', '::1'], [])).toEqual(['lo']);
    expect(ask(['::ffff:127.0.0.1'], [])).toEqual(['lo']);
    expect(ask(['::1'], [], 'darwin')).toEqual(['lo0']);
    expect(ask(['127.0.0.1'], [], 'win32')).toEqual(['\\Device\\NPF_Loopback']);
  });

  it('is the one that owns the local address of a connection to elsewhere', () => {
    expect(ask(['8.8.8.8'], ['192.168.1.5'])).toEqual(['eth0']);
    expect(ask(['8.8.8.8'], ['fe80::5%eth0'], 'darwin')).toEqual(['eth0']);
  });

  it('is any where it may be several: for a server on all addresses, for one of our own, before it is known', () => {
    for (const [hosts, locals] of [
      [[], ['0.0.0.0']],
      [['192.168.1.5'], ['192.168.1.5']],
      [['8.8.8.8'], []],
    ] as const) {
      expect(ask([...hosts], [...locals])).toEqual(['any']);
      expect(ask([...hosts], [...locals], 'darwin')).toEqual(['lo0', 'eth0']);
      // It listens on one.
      expect(ask([...hosts], [...locals], 'darwin', 'tcpdump')).toEqual(['lo0']);
    }
  });
});
