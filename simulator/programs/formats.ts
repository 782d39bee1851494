/** What `Intl` makes of now, where it is given no date, in virtual time. */
import { replace } from "./substitutes.ts";
import { virtualTime } from "./virtual-time.ts";

/** The prototype that Node has, though a test may have put a class of its own before it. */
function nativePrototype(): object {
  let found: object = Intl.DateTimeFormat.prototype;
  while (!Object.hasOwn(found, "format")) {
    const next: unknown = Object.getPrototypeOf(found);
    if (!(next instanceof Object)) break;
    found = next;
  }
  return found;
}

const prototype = nativePrototype();
const native: unknown = prototype.constructor;

/** Functions of a date that mean now without one. */
const ofNow = (call: unknown) =>
  function (this: unknown, ...[date, ...rest]: unknown[]): unknown {
    if (typeof call !== "function") return undefined;
    return Reflect.apply(call, this, [date === undefined ? virtualTime()?.now() : date, ...rest]);
  };

/** Each format has one function, which is bound to it: it is asked for as a member. */
function replaceFormat(): void {
  const { get } = Object.getOwnPropertyDescriptor(prototype, "format") ?? {};
  const made = new WeakMap<object, unknown>();
  if (get === undefined) return;
  Object.defineProperty(prototype, "format", {
    configurable: true,
    get(this: object): unknown {
      const format: object = Reflect.apply(get, this, []);
      const known = made.get(format) ?? ofNow(format);
      made.set(format, known);
      return known;
    },
  });
}

/** Puts them in place, for good: outside of programs they do what they did. */
export function replaceFormats(): void {
  replaceFormat();
  const parts = "formatToParts";
  const value = ofNow(Reflect.get(prototype, parts));
  Object.defineProperty(prototype, parts, { value, writable: true, configurable: true });
}

// The class that a test has put in its place formats the time of that test.
replace(
  () => Intl,
  "DateTimeFormat",
  (original) => {
    if (original === native || typeof native !== "function") return original;
    const made = (args: unknown[], otherwise: () => object): object =>
      virtualTime() === undefined ? otherwise() : Reflect.construct(native, args);
    return new Proxy(original, {
      construct: (target, args, newTarget) =>
        made(args, () => Reflect.construct(target, args, newTarget)),
      apply: (target, self, args) => made(args, () => Reflect.apply(target, self, args)),
    });
  },
);
