import type { Framing } from '@shared/framing/spec';
import type { Translate } from '@shared/i18n/index';

/** What a row is, in a few words. */
export function framingWords(framing: Framing, t: Translate): string {
  switch (framing.kind) {
    case 'line':
      return t('traffic.view.framing.line');
    case 'delimiter':
      return t('traffic.view.framing.delimiter', { hex: spaced(framing.hex) });
    case 'length':
      return t('traffic.view.framing.length', { n: framing.size });
    case 'fixed':
      return t('traffic.view.framing.fixed', { n: framing.bytes });
    case 'idle':
      return t('traffic.view.framing.idle', { n: framing.ms });
  }
}

/** Hex digits in pairs, as people write them. */
export function spaced(hex: string): string {
  return hex.replace(/..(?=.)/g, '$& ');
}
