import { describe, expect, it } from 'vitest';
import { chunkText, hexLines } from '../../../renderer/features/traffic/chunkText';
import { keyAction } from '../../../renderer/features/traffic/keys';
import { isSoftwareRenderer } from '../../../renderer/features/traffic/view/gpu';
import { mix, terminalFonts } from '../../../renderer/features/traffic/view/theme';

type Press = Parameters<typeof keyAction>[0];
const press = (key: string, more: Partial<Press> = {}) =>
  keyAction({
    key,
    code: '',
    keyCode: 0,
    ctrlKey: false,
    metaKey: false,
    altKey: false,
    shiftKey: false,
    isComposing: false,
    ...more,
  });

describe('keys in the rows', () => {
  it('type into the message box', () => {
    expect(press('a')).toEqual({ kind: 'type', text: 'a' });
    expect(press('A', { shiftKey: true })).toEqual({ kind: 'type', text: 'A' });
    expect(press('ㅎ')).toEqual({ kind: 'type', text: 'ㅎ' });
    expect(press('€', { ctrlKey: true, altKey: true })).toEqual({ kind: 'type', text: '€' });
  });

  it('only move the focus while an input method composes', () => {
    expect(press('Process', { keyCode: 229 })).toEqual({ kind: 'type', text: '' });
    expect(press('ㅎ', { isComposing: true })).toEqual({ kind: 'type', text: '' });
  });

  it('walk, open and come back', () => {
    expect(press('ArrowUp')).toEqual({ kind: 'cursor', by: -1 });
    expect(press('ArrowDown', { altKey: true })).toEqual({ kind: 'cursor', by: 1 });
    expect(press('ArrowUp', { shiftKey: true })).toEqual({ kind: 'extend', by: -1 });
    expect(press('Enter')).toEqual({ kind: 'open' });
    expect(press('Escape')).toEqual({ kind: 'escape' });
    expect(press('PageUp')).toEqual({ kind: 'scroll', to: 'page-up' });
    expect(press('End')).toEqual({ kind: 'scroll', to: 'end' });
    expect(press('F3', { shiftKey: true })).toEqual({ kind: 'find-next', back: true });
  });

  it('copy by letter, and by place where the layout has another letter there', () => {
    expect(press('C', { ctrlKey: true, shiftKey: true })).toEqual({ kind: 'copy' });
    expect(press('ㅊ', { code: 'KeyC', ctrlKey: true, shiftKey: true })).toEqual({ kind: 'copy' });
    expect(press('c', { metaKey: true })).toEqual({ kind: 'copy' });
  });

  it('leave the rest to the page', () => {
    for (const key of ['Tab', 'F6', 'Shift', 'ArrowLeft', 'toString']) expect(press(key)).toBeNull();
    expect(press('p', { ctrlKey: true, shiftKey: true })).toBeNull();
    expect(press('x', { altKey: true })).toBeNull();
  });
});

describe('the look', () => {
  it('takes software for what it is', () => {
    const software = 'ANGLE (Google, Vulkan 1.3.0 (SwiftShader Device (Subzero)))';
    expect([software, 'llvmpipe (LLVM 15)', 'ANGLE (NVIDIA GeForce RTX)'].map(isSoftwareRenderer)).toEqual([
      true,
      true,
      false,
    ]);
  });

  it('mixes colours and puts fonts in order', () => {
    expect(mix('#ffffff', '#000000', 0.5)).toBe('#808080');
    expect(terminalFonts('"A B", monospace')).toMatch(/^"Bothends Hangul", "A B", .*, monospace$/);
  });
});

describe('a whole chunk', () => {
  it('breaks lines after line feeds and marks the rest', () => {
    const { pieces, isCapped } = chunkText(Uint8Array.from([0x61, 0x0d, 0x0a, 0x62, 0xff]));
    expect(pieces.map((piece) => piece.text).join('')).toBe('a␍␊\nb⟨FF⟩');
    expect(isCapped).toBe(false);
  });

  it('shows only so much, in bytes and in pieces', () => {
    expect(chunkText(new Uint8Array(100_000).fill(0x61)).isCapped).toBe(true);
    const noise = Uint8Array.from({ length: 60_000 }, (_, i) => (i % 2 === 0 ? 0x61 : 0xff));
    const { pieces, isCapped } = chunkText(noise);
    expect([pieces.length, isCapped]).toEqual([4_000, true]);
  });

  it('writes hex in lines of sixteen', () => {
    expect(hexLines(Uint8Array.from({ length: 18 }, (_, i) => i))).toBe(
      '00 01 02 03 04 05 06 07 08 09 0a 0b 0c 0d 0e 0f\n10 11',
    );
  });
});
