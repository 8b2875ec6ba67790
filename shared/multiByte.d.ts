// Types of `@exodus/bytes/multi-byte.js` without the library's reference to Node's, which would make every Node global
// compile here. Only the two projects without Node or DOM types map the import to this file.

export function createMultibyteDecoder(
  encoding: string,
  loose?: boolean,
): (bytes: Uint8Array, stream?: boolean) => string;

export function createMultibyteEncoder(encoding: string): (text: string) => Uint8Array<ArrayBuffer>;
