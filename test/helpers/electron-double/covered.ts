import { EventEmitter } from 'node:events';

/** Makes every name that `target` lacks an error, so that an uncovered call can never be silently green. */
export function covered<T extends object>(target: T, label: string): T {
  // Names that inspectors, promises and matchers look up on any value.
  const askedByTools = ['then', 'toJSON', 'inspect', 'asymmetricMatch', 'nodeType', '$$typeof', '__esModule'];
  const refuse = (object: T, key: string | symbol) => {
    if (typeof key !== 'string' || key in object || key.startsWith('_') || askedByTools.includes(key)) return;
    throw new Error(`double: ${label}.${key} is not covered`);
  };
  return new Proxy(target, {
    get: (object, key, self) => refuse(object, key) ?? Reflect.get(object, key, self),
    set: (object, key, value, self) => refuse(object, key) ?? Reflect.set(object, key, value, self),
  });
}

/** The same for options and events: `names` are the known ones. */
export function coveredNames(given: readonly string[], names: string, label: string): void {
  const unknown = given.find((name) => !names.split(' ').includes(name));
  if (unknown) throw new Error(`double: ${label} '${unknown}' is not covered`);
}

/** An emitter whose names and events are all covered or refused. `this` is the checking proxy from the start. */
export class CoveredEmitter extends EventEmitter {
  constructor(label: string, events: string) {
    super();
    this.setMaxListeners(0);
    this.on('newListener', (event) => coveredNames([event], events, `${label} event`));
    // biome-ignore lint/correctness/noConstructorReturn: subclasses shall be built on the proxy.
    return covered(this, label);
  }

  /** Emits an event that listeners may prevent; true if none did. */
  _goes(name: string, fields: object = {}, ...args: unknown[]): boolean {
    const preventDefault = () => void Object.assign(event, { defaultPrevented: true });
    const event = { ...fields, defaultPrevented: false, preventDefault };
    this.emit(name, event, ...args);
    return !event.defaultPrevented;
  }
}
