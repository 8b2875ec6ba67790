/** On which interface the packets of some addresses pass. Pure. */
import { isLoopback, plainAddress } from '@shared/contract/address';
import type { CaptureTool } from '@shared/contract/capture';
import { withoutZone } from './commandLine';

/** Addresses by the name of their interface, as `os.networkInterfaces` has them. */
export type Interfaces = Readonly<Record<string, readonly { readonly address: string }[] | undefined>>;

export interface Machine {
  readonly platform: NodeJS.Platform;
  readonly interfaces: Interfaces;
}

/** Sees what passes on any interface; only Linux has it for every program. */
const ANY = 'any';

export function loopbackOf(platform: NodeJS.Platform): string {
  if (platform === 'win32') return '\\Device\\NPF_Loopback';
  return platform === 'linux' ? 'lo' : 'lo0';
}

/** `hosts`: what the filter looks for; none for whichever. `locals`: this machine's ends, as far as they are known. */
export function interfacesFor(
  { hosts, locals }: { readonly hosts: readonly string[]; readonly locals: readonly string[] },
  machine: Machine,
  tool: CaptureTool,
): readonly string[] {
  const loopback = loopbackOf(machine.platform);
  if (hosts.length > 0 && hosts.every(isLoopback)) return [loopback];
  // Of an address of this machine, what comes from itself passes on the loopback and the rest elsewhere.
  const isOurs = hosts.some((host) => ownerOf(host, machine) !== null);
  const own = isOurs || hosts.length === 0 ? null : (locals.map((each) => ownerOf(each, machine))[0] ?? null);
  if (own !== null) return [own];
  if (machine.platform === 'linux') return [ANY];
  const others = Object.entries(machine.interfaces)
    .filter(([, addresses = []]) => addresses.some(({ address }) => !isLoopback(address)))
    .map(([name]) => name);
  // tcpdump listens on one; the row of the start says on which.
  return tool === 'tcpdump' ? [loopback] : [loopback, ...others];
}

function ownerOf(address: string, { interfaces }: Machine): string | null {
  const plain = plainAddress(withoutZone(address));
  const found = Object.entries(interfaces).find(([, addresses = []]) =>
    addresses.some((each) => plainAddress(withoutZone(each.address)) === plain),
  );
  return found?.[0] ?? null;
}
