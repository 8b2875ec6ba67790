import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { pictureName, pictureScale, savePng, saveSvg } from '../../../renderer/features/wire/savePicture';

const clicked: { href: string; name: string }[] = [];

beforeEach(() => {
  clicked.length = 0;
  vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (this: HTMLAnchorElement) {
    clicked.push({ href: this.href, name: this.download });
  });
});

afterEach(() => vi.restoreAllMocks());

it.each([
  ['bothends #1 127.0.0.1:5000 ⇄ 127.0.0.1:9190', 'bothends-1-127.0.0.1-5000-127.0.0.1-9190'],
  ['a/b\\c:d*?"<>|', 'a-b-c-d'],
  ['x'.repeat(300), 'x'.repeat(100)],
])('a title becomes a file name: %j', (title, name) => {
  expect(pictureName(title)).toBe(name);
});

it('draws twice as fine, less when it is large, and not at all when it is too long', () => {
  expect(pictureScale(1_200, 800)).toBe(2);
  expect(pictureScale(1_200, 12_000)).toBe(1);
  expect(pictureScale(1_200, 20_000)).toBeNull();
});

it('saves an SVG document as it is, and lets go of it', async () => {
  const made: Blob[] = [];
  URL.createObjectURL = (blob: Blob) => {
    made.push(blob);
    return 'blob:x';
  };
  const revoked = new Promise((resolve) => {
    URL.revokeObjectURL = resolve;
  });
  saveSvg('<svg/>', 'name');
  expect(clicked).toEqual([{ href: 'blob:x', name: 'name.svg' }]);
  expect(made[0]?.type).toBe('image/svg+xml');
  expect(made[0]?.size).toBe(6);
  expect(await revoked).toBe('blob:x');
});

it('says so when a picture cannot be drawn', async () => {
  Image.prototype.decode = () => Promise.reject(new Error('no'));
  expect(await savePng('<svg/>', 'name')).toBe(false);
  expect(clicked).toEqual([]);
});
