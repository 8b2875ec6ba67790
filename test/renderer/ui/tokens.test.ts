// @vitest-environment node
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ENDPOINT_HUES, endpointColour } from '../../../renderer/ui/endpoint';
import { resolveTheme } from '../../../renderer/ui/theme';

const css = readFileSync(resolve(import.meta.dirname, '../../../renderer/ui/tokens.css'), 'utf8');

function tokens(theme: 'light' | 'dark'): Record<string, string> {
  const block = css.split(`:root[data-theme="${theme}"]`)[1]?.split('}')[0] ?? '';
  return Object.fromEntries(
    [...block.matchAll(/--([\w-]+):\s*(#[0-9a-f]{6});/g)].map(([, name, hex]) => [name, hex]),
  );
}

/** WCAG 2.2 relative luminance and contrast. */
function luminance(hex: string): number {
  const channel = (at: number): number => {
    const value = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  };
  return 0.2126 * channel(1) + 0.7152 * channel(3) + 0.0722 * channel(5);
}

function contrast(a = '', b = ''): number {
  const [light = 0, dark = 0] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return (light + 0.05) / (dark + 0.05);
}

describe.each(['light', 'dark'] as const)('the %s theme', (theme) => {
  const t = tokens(theme);
  const texts = ['text', 'text-2', 'text-3', 'ok', 'warn', 'bad', 'accent'];
  const hues = Array.from({ length: ENDPOINT_HUES }, (_, i) => `endpoint-${i + 1}`);

  it.each(
    [...texts, ...hues].flatMap((ink) =>
      ['surface', 'raised', 'bg'].map((paper): [string, string] => [ink, paper]),
    ),
  )('%s is readable on %s', (ink, paper) => {
    expect(contrast(t[ink], t[paper])).toBeGreaterThanOrEqual(4.5);
  });

  it.each([
    ['on-accent', 'accent'],
    ['text', 'selection'],
    ['text', 'accent-soft'],
    ['text', 'warn-soft'],
    ['text', 'bad-soft'],
    ['bad', 'bad-soft'],
    ['warn', 'warn-soft'],
    ['text-2', 'hover'],
    ['text-3', 'hover'],
  ])('%s is readable on %s', (ink, paper) => {
    expect(contrast(t[ink], t[paper])).toBeGreaterThanOrEqual(4.5);
  });

  it('draws the borders of fields so that they can be seen (1.4.11)', () => {
    expect(contrast(t['line-strong'], t.surface)).toBeGreaterThanOrEqual(3);
  });
});

it('gives every endpoint a hue, again from the first after the last', () => {
  expect(endpointColour(1)).toBe('var(--endpoint-1)');
  expect(endpointColour(ENDPOINT_HUES)).toBe('var(--endpoint-8)');
  expect(endpointColour(ENDPOINT_HUES + 1)).toBe('var(--endpoint-1)');
  expect(endpointColour(0)).toBe('var(--endpoint-1)');
});

it('follows the system unless a person has chosen', () => {
  expect(resolveTheme('system', true)).toBe('dark');
  expect(resolveTheme('system', false)).toBe('light');
  expect(resolveTheme('light', true)).toBe('light');
});
