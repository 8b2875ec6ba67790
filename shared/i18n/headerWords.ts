import type { HeaderValue, Segment } from '../tcp/segmentHeader';
import { formatList, formatNumber } from './format';
import type { Translate } from './index';
import type { Language } from './languages';

/** A value of a header field as text. Names of flags and options are the same in every language. */
export function headerValueWords(value: HeaderValue, t: Translate, language: Language): string {
  const n = (number: number): string => formatNumber(number, language);
  switch (value.kind) {
    case 'port':
      return `${value.value}`;
    case 'number':
      return value.relative === null
        ? n(value.value)
        : t('wireHeader.relative', { value: n(value.value), relative: n(value.relative) });
    case 'window':
      return value.scaled === null || value.scaled === value.value
        ? n(value.value)
        : t('wireHeader.scaled', { value: n(value.value), scaled: n(value.scaled) });
    case 'flags':
      return formatList(value.flags);
    case 'options':
      return value.options.length === 0
        ? t('wireHeader.noOptions')
        : formatList(value.options.map((option) => optionWords(option, n)));
  }
}

function optionWords(option: Segment['options'][number], n: (value: number) => string): string {
  switch (option.kind) {
    case 'mss':
      return `MSS ${n(option.bytes)}`;
    case 'window-scale':
      return `WScale ${option.shift}`;
    case 'sack-permitted':
      return 'SACK permitted';
    case 'sack':
      return `SACK ${option.blocks.length}`;
    case 'timestamps':
      return `TS ${option.value}/${option.echo}`;
    case 'other':
      return `#${option.number}`;
  }
}
