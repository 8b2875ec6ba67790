// Pictures of an interface have few colours: with a palette they take a third of the room in the repository.
import { crc32, deflateSync } from 'node:zlib';
import type { Page } from '@playwright/test';

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

/** The same picture in at most 256 colours. The browser decodes it: `page` may show anything. */
export async function palettePng(page: Page, png: Buffer): Promise<Buffer> {
  // What turns TypeScript into JavaScript names the functions it finds, by a helper that a page does not have.
  await page.evaluate('globalThis.__name = (named) => named');
  const { width, height, palette, indices } = await page.evaluate(reduce, png.toString('base64'));
  const pixels = Buffer.from(indices, 'base64');
  const lines = Buffer.alloc((width + 1) * height);
  // Before each line stands how it is filtered: not at all.
  for (let y = 0; y < height; y++) pixels.copy(lines, y * (width + 1) + 1, y * width, (y + 1) * width);
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 3, 0, 0, 0], 8);
  return Buffer.concat([
    SIGNATURE,
    block('IHDR', header),
    block('PLTE', Buffer.from(palette)),
    block('IDAT', deflateSync(lines, { level: 9 })),
    block('IEND', Buffer.alloc(0)),
  ]);
}

function block(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const framed = Buffer.alloc(body.length + 8);
  framed.writeUInt32BE(data.length, 0);
  body.copy(framed, 4);
  framed.writeUInt32BE(crc32(body), body.length + 4);
  return framed;
}

interface Reduced {
  readonly width: number;
  readonly height: number;
  readonly palette: number[];
  /** One byte a pixel, as base64. */
  readonly indices: string;
}

/** Runs in the browser. Keeps the most frequent colour of each small cube, and of these the most frequent 256. */
async function reduce(base64: string): Promise<Reduced> {
  const answer = await fetch(`data:image/png;base64,${base64}`);
  const bitmap = await createImageBitmap(await answer.blob());
  const { width, height } = bitmap;
  const context = new OffscreenCanvas(width, height).getContext('2d');
  if (context === null) throw new Error('no canvas');
  context.drawImage(bitmap, 0, 0);
  const { data } = context.getImageData(0, 0, width, height);
  const colourAt = (at: number): number =>
    ((data[at] ?? 0) << 16) | ((data[at + 1] ?? 0) << 8) | (data[at + 2] ?? 0);
  const counts = new Map<number, number>();
  for (let at = 0; at < data.length; at += 4) counts.set(colourAt(at), (counts.get(colourAt(at)) ?? 0) + 1);
  const cubes = new Map<number, { colour: number; count: number }>();
  for (const [colour, count] of [...counts].sort((a, b) => b[1] - a[1])) {
    const cube = counts.size <= 256 ? colour : colour & 0xf8f8f8;
    const known = cubes.get(cube);
    if (known === undefined) cubes.set(cube, { colour, count });
    else known.count += count;
  }
  const kept = [...cubes.values()]
    .sort((a, b) => b.count - a.count)
    .slice(0, 256)
    .map(({ colour }) => colour);
  const parts = (colour: number): number[] => [colour >> 16, (colour >> 8) & 255, colour & 255];
  const distance = (a: number, b: number): number => {
    const from = parts(a);
    return parts(b).reduce((sum, part, nth) => sum + (part - (from[nth] ?? 0)) ** 2, 0);
  };
  const nearest = new Map<number, number>();
  for (const colour of counts.keys()) {
    let best = 0;
    for (let nth = 1; nth < kept.length; nth++)
      if (distance(colour, kept[nth] ?? 0) < distance(colour, kept[best] ?? 0)) best = nth;
    nearest.set(colour, best);
  }
  let indices = '';
  for (let at = 0; at < data.length; at += 4) indices += String.fromCharCode(nearest.get(colourAt(at)) ?? 0);
  return { width, height, palette: kept.flatMap(parts), indices: btoa(indices) };
}
