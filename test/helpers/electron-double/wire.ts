/** A value on its way between the double and a page, as JSON has it. */
type Wired = string | { bytes: string };

/** `id` names a message port that main has given to the page. */
export type PortMessage = { t: 'port'; id: number; value: Wired } | { t: 'port-closed'; id: number };
export type ToPage = PortMessage | { t: 'ipc'; channel: string; args: Wired[]; ports: number[] };
export type FromPage =
  | PortMessage
  | { t: 'ipc'; channel: string; args: Wired[] }
  | { t: 'open'; url: string };

/**
 * Copies what the app sends, which is text and bytes, and refuses the rest.
 * Runs in Node and, as source text, in the page: it may use nothing from outside.
 */
export function makeWire(toBase64: (bytes: Uint8Array) => string, fromBase64: (text: string) => Uint8Array) {
  function encode(value: unknown): Wired {
    if (typeof value === 'string') return value;
    if (value instanceof Uint8Array) return { bytes: toBase64(value) };
    throw new Error(`double: sending ${Object.prototype.toString.call(value)} is not covered`);
  }
  const decode = (value: Wired) => (typeof value === 'string' ? value : fromBase64(value.bytes));
  return { encode, decode };
}

export type Wire = ReturnType<typeof makeWire>;

export const nodeWire = makeWire(
  (bytes) => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('base64'),
  (text) => new Uint8Array(Buffer.from(text, 'base64')),
);
