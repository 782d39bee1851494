/** Functions in the place of global ones, which look for whom they are called. */
import { syncBuiltinESMExports } from "node:module";
import { functionAt, nativeAt, type Original } from "./native.ts";
import { isOfMachine, type VirtualTime, virtualTime } from "./virtual-time.ts";

/** A function that is found as a member of an object. */
interface Substitute {
  /** That object as it is now: tests replace whole objects, too. */
  readonly owner: () => object;
  readonly name: string;
  /** What is put in the place of what is there. */
  readonly make: (original: Original) => object;
}

const all: Substitute[] = [];
/** Whatever was put somewhere. */
const ours = new WeakSet<object>();

/** From the next `install` on what is made of it is found in the place of a function. */
export function replace(owner: Substitute["owner"], name: string, make: Substitute["make"]): void {
  all.push({ owner, name, make });
}

/**
 * Within a program, what `call` gives; outside, what the original does. For what serves programs
 * that is the one of Node, whatever a test has put in its place.
 */
export function substitute(
  owner: Substitute["owner"],
  name: string,
  call: (time: VirtualTime, args: readonly unknown[]) => unknown,
): void {
  const native = nativeAt(owner(), name);
  replace(owner, name, (original) => {
    const replacement = function (this: unknown, ...args: unknown[]): unknown {
      const time = virtualTime();
      if (time !== undefined) return call(time, args);
      return Reflect.apply((isOfMachine() && native) || original, this, args);
    };
    return withAllOf(original, replacement);
  });
}

/** With all that is fastened to the function in whose place it comes. */
export function withAllOf(original: Original, replacement: object): object {
  const { prototype: _, ...fastened } = Object.getOwnPropertyDescriptors(original);
  return Object.defineProperties(replacement, fastened);
}

/**
 * Sees to it that they are all in their places. What keeps time from passing in a test, such as
 * `vi.useFakeTimers`, puts its own there, and later puts back what it had found.
 */
export function install(): void {
  let isChanged = false;
  for (const { owner, name, make } of all) {
    const place = owner();
    const original = functionAt(place, name);
    if (original === undefined || ours.has(original)) continue;
    const value = make(original);
    ours.add(value);
    Object.defineProperty(place, name, { value, writable: true, configurable: true });
    isChanged = true;
  }
  // Modules that imported one of these by its name see the new one from here on.
  if (isChanged) syncBuiltinESMExports();
}
