import type { covered as Covered } from './covered';
import type { FromPage, ToPage, Wire } from './wire';

// What runs inside a page, as source text: each function may use nothing from outside.
// Chromium clones the `detail` of a CustomEvent from one world of a page to the other and dispatches it at once.

type Exposed = { name: string; keys: string[] };
type Call = { name: string; key: string; args: unknown[] } | { open: string };
type Listener = (event: { ports: MessagePort[] }, ...args: unknown[]) => void;

/** The page's own world: what the preload exposes to it, and a window.open that asks the app. */
export function mainWorld(): void {
  const tell = (call: Call) => window.dispatchEvent(new CustomEvent('double-call', { detail: call }));
  window.addEventListener('double-expose', (event) => {
    const { name, keys } = (event as CustomEvent<Exposed>).detail;
    const stubs = keys.map((key) => [
      key,
      (...args: unknown[]) => void tell({ name, key, args: structuredClone(args) }),
    ]);
    const value = Object.freeze(Object.fromEntries(stubs));
    Object.defineProperty(window, name, { value, enumerable: true });
  });
  // A real window would be held by Playwright at its start, and with it the page that opens it.
  window.open = (url = 'about:blank') => {
    tell({ open: new URL(url, document.baseURI).href });
    return null;
  };
}

/** The preload's world: `require('electron')`, and the talk with the double. */
export function preloadWorld(
  say: (message: FromPage) => void,
  { encode, decode }: Wire,
  cover: typeof Covered,
) {
  const apis: Record<string, Record<string, (...args: unknown[]) => unknown>> = {};
  const listeners: { channel: string; listener: Listener }[] = [];
  const ports = new Map<number, MessagePort>();

  window.addEventListener('double-call', (event) => {
    const call = (event as CustomEvent<Call>).detail;
    if ('open' in call) say({ t: 'open', url: call.open });
    else if (apis[call.name]?.[call.key]?.(...call.args) !== undefined)
      throw new Error(`double: returning something from ${call.name}.${call.key} is not covered`);
  });

  function exposeInMainWorld(name: string, api: Record<string, () => unknown>): void {
    const keys = Object.keys(api);
    const other = keys.find((key) => typeof api[key] !== 'function');
    if (other) throw new Error(`double: exposing '${other}', which is no function, is not covered`);
    apis[name] = api;
    window.dispatchEvent(new CustomEvent('double-expose', { detail: { name, keys } }));
  }

  const send = (channel: string, ...args: unknown[]) => say({ t: 'ipc', channel, args: args.map(encode) });
  const on = (channel: string, listener: Listener) => void listeners.push({ channel, listener });

  /** The page gets the other end of a channel, whose traffic goes through the double. */
  function adopt(id: number): MessagePort {
    const { port1, port2 } = new MessageChannel();
    ports.set(id, port1);
    port1.onmessage = ({ data }) => say({ t: 'port', id, value: encode(data) });
    port1.addEventListener('close', () => say({ t: 'port-closed', id }));
    return port2;
  }

  function hear(message: ToPage): void {
    if (message.t === 'port') ports.get(message.id)?.postMessage(decode(message.value));
    else if (message.t === 'port-closed') ports.get(message.id)?.close();
    else {
      const event = { ports: message.ports.map(adopt) };
      const args = message.args.map(decode);
      for (const { channel, listener } of listeners)
        if (channel === message.channel) listener(event, ...args);
    }
  }

  const electron = {
    contextBridge: cover({ exposeInMainWorld }, 'contextBridge'),
    ipcRenderer: cover({ send, on }, 'ipcRenderer'),
  };
  const modules: Record<string, unknown> = cover({ electron: cover(electron, 'electron') }, 'require');
  return { hear, require: (id: string) => modules[id] };
}
