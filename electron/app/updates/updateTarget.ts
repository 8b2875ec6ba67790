import type { ManualPackage } from '@shared/contract/desktop';

/** How this copy gets a newer version. */
export type UpdateTarget =
  /** By itself, when somebody says so. */
  | { readonly kind: 'self' }
  | { readonly kind: 'manual'; readonly package: ManualPackage }
  /** Not a package at all: started from its sources. */
  | { readonly kind: 'not-installed' };

export interface Installed {
  readonly isPackaged: boolean;
  readonly platform: NodeJS.Platform;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** What the package says it is (`resources/package-type`, written for deb and rpm); null where there is no such file. */
  readonly packageType: string | null;
  /** The program that runs. */
  readonly program: string;
}

/** Only what replaces itself cleanly does: NSIS, AppImage and the zip of macOS. Pure. */
export function updateTarget({ isPackaged, platform, env, packageType, program }: Installed): UpdateTarget {
  if (!isPackaged) return { kind: 'not-installed' };
  if (platform === 'darwin') return { kind: 'self' };
  if (platform === 'win32')
    return env.PORTABLE_EXECUTABLE_FILE === undefined
      ? { kind: 'self' }
      : { kind: 'manual', package: 'portable' };
  if (env.APPIMAGE !== undefined) return { kind: 'self' };
  // Archives are made of the same folder, and may say so too: but the packages of a system go to /opt.
  const kind = program.startsWith('/opt/') ? packageType?.trim() : undefined;
  return { kind: 'manual', package: kind === 'deb' || kind === 'rpm' ? kind : 'archive' };
}
