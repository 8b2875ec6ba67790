import { afterEach, expect, it, vi } from 'vitest';
import type { TrafficTheme } from '../../../renderer/features/traffic/view/theme';

// A GPU that goes away, without one: xterm's WebGL addon, and what gives out contexts, stand in.

const { addons, contexts } = vi.hoisted(() => ({
  addons: [] as { lose: () => void; isDisposed: boolean }[],
  contexts: { taken: 0 },
}));

vi.mock('@xterm/addon-webgl', () => ({
  WebglAddon: class {
    private readonly own = { lose: (): void => {}, isDisposed: false };
    constructor() {
      addons.push(this.own);
    }
    activate() {}
    onContextLoss(listener: () => void) {
      this.own.lose = listener;
    }
    dispose() {
      this.own.isDisposed = true;
    }
  },
}));
vi.mock('../../../renderer/features/traffic/view/gpu', () => ({
  hasRealGpu: () => true,
  takeContext() {
    contexts.taken++;
    return () => void contexts.taken--;
  },
}));
vi.mock('@xterm/xterm', () => ({
  Terminal: class {
    options = {};
    parser = { registerOscHandler: () => undefined };
    element = document.createElement('div');
    textarea = document.createElement('textarea');
    loadAddon() {}
    open() {}
    write() {}
    dispose() {}
  },
}));

const { TrafficTerminal } = await import('../../../renderer/features/traffic/view/terminal');

afterEach(() => void addons.splice(0));

it('goes on without WebGL when the GPU takes the context away, and takes a new one when it is shown again', () => {
  const theme: TrafficTheme = { fontFamily: 'monospace', terminal: {} };
  const terminal = new TrafficTerminal(document.createElement('div'), theme, 13);
  terminal.setVisible(true);
  expect([addons.length, contexts.taken]).toEqual([1, 1]);
  addons[0]?.lose();
  // Without the addon, xterm draws with its DOM renderer.
  expect([addons[0]?.isDisposed, contexts.taken]).toEqual([true, 0]);
  terminal.setVisible(false);
  terminal.setVisible(true);
  expect([addons.length, contexts.taken]).toEqual([2, 1]);
  terminal.dispose();
  expect([addons[1]?.isDisposed, contexts.taken]).toEqual([true, 0]);
});
