/** Pictures as files, by way of the browser's download. */

/** Sides of a canvas that every browser can still draw, in pixels. */
const CANVAS_SIDE = 16_384;
/** Pixels of a point, so that text is sharp on paper too. */
const SHARPNESS = 2;

/** Saves an SVG document. */
export function saveSvg(svg: string, name: string): void {
  const url = URL.createObjectURL(new Blob([svg], { type: 'image/svg+xml' }));
  download(url, `${name}.svg`);
  // After the browser has taken it.
  setTimeout(() => URL.revokeObjectURL(url));
}

/** Saves an SVG document as PNG. False when it is too long for a bitmap, or cannot be drawn. */
export async function savePng(svg: string, name: string): Promise<boolean> {
  const image = new Image();
  // The page's policy allows data: for images, and a canvas with a blob in it could not be read back everywhere.
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;
  try {
    await image.decode();
  } catch {
    return false;
  }
  const scale = pictureScale(image.naturalWidth, image.naturalHeight);
  if (scale === null) return false;
  const canvas = document.createElement('canvas');
  canvas.width = image.naturalWidth * scale;
  canvas.height = image.naturalHeight * scale;
  const context = canvas.getContext('2d');
  if (context === null) return false;
  context.drawImage(image, 0, 0, canvas.width, canvas.height);
  download(canvas.toDataURL('image/png'), `${name}.png`);
  return true;
}

/** How much larger than its points a picture is drawn; null when it is too large even at its own size. */
export function pictureScale(width: number, height: number): number | null {
  const fits = Math.floor(CANVAS_SIDE / Math.max(width, height));
  return fits < 1 ? null : Math.min(SHARPNESS, fits);
}

/** A name that every file system takes. */
export function pictureName(title: string): string {
  return title
    .replaceAll(/[^\p{L}\p{N}.-]+/gu, '-')
    .replaceAll(/^-+|-+$/g, '')
    .slice(0, 100);
}

function download(url: string, name: string): void {
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
}
