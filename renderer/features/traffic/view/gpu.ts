/** Renderer names of software OpenGL: it skips frames to look fast, where the DOM renderer keeps 55 fps. */
const SOFTWARE = /swiftshader|llvmpipe|softpipe|software|basic render|mesa offscreen/i;

/** Chromium keeps about 16 contexts and kills the oldest without a word; other features may want some too. */
const MAX_CONTEXTS = 8;

let answer: boolean | undefined;
let contexts = 0;

/** True when a real GPU draws WebGL. Asked once per page. */
export function hasRealGpu(createCanvas = () => document.createElement('canvas')): boolean {
  answer ??= probe(createCanvas);
  return answer;
}

export function isSoftwareRenderer(name: string): boolean {
  return SOFTWARE.test(name);
}

/** Takes one of the few contexts; the answer gives it back. Null when there is none left. */
export function takeContext(): (() => void) | null {
  if (contexts >= MAX_CONTEXTS) return null;
  contexts++;
  let taken = true;
  return () => {
    if (taken) contexts--;
    taken = false;
  };
}

function probe(createCanvas: () => HTMLCanvasElement): boolean {
  try {
    const gl = createCanvas().getContext('webgl2');
    if (gl === null) return false;
    const info = gl.getExtension('WEBGL_debug_renderer_info');
    const name: unknown = gl.getParameter(info === null ? gl.RENDERER : info.UNMASKED_RENDERER_WEBGL);
    gl.getExtension('WEBGL_lose_context')?.loseContext();
    return typeof name === 'string' && !isSoftwareRenderer(name);
  } catch {
    return false;
  }
}
