/** Gives code that runs within a program virtual time, wherever it asks for time or chance. */
import nodeCrypto from "node:crypto";
import { syncBuiltinESMExports } from "node:module";
import nodeTimers from "node:timers";
import nodeTimersPromises from "node:timers/promises";
import { nameGenerator } from "../../api/runtime.ts";
import { ticks, wait } from "./timer-promises.ts";
import { type VirtualTime, virtualTime } from "./virtual-time.ts";
import { VirtualTimer } from "./virtual-timers.ts";

let isInstalled = false;
/** The Date that there was, and the one in its place. */
let dates: { readonly real: DateConstructor; readonly virtual: DateConstructor } | undefined;

/**
 * Replaces the global functions by ones that look for whom they are called. Outside of programs
 * they do what they did. Done once, when the first program starts.
 */
export function installGlobals(): void {
  if (isInstalled) return;
  isInstalled = true;
  for (const owner of [globalThis, nodeTimers]) replaceTimers(owner);
  replaceTimerPromises();
  replaceTimes();
  replaceChance();
  // Modules that imported one of these by its name see the new one from here on.
  syncBuiltinESMExports();
}

/** Classes among the exports of a module that extend the Date of before extend the new one. */
export function adoptDates(exports: object): void {
  for (const exported of Object.values(exports)) {
    if (dates === undefined || typeof exported !== "function") continue;
    if (Object.getPrototypeOf(exported) === dates.real) {
      Object.setPrototypeOf(exported, dates.virtual);
    }
  }
}

/** Within a program, what `call` gives; outside, what the original does. */
function substitute(
  owner: object,
  name: string,
  call: (time: VirtualTime, args: readonly unknown[]) => unknown,
): void {
  const original: unknown = Reflect.get(owner, name);
  if (typeof original !== "function") return;
  const replacement = function (this: unknown, ...args: unknown[]): unknown {
    const time = virtualTime();
    return time === undefined ? Reflect.apply(original, this, args) : call(time, args);
  };
  put(owner, name, original, replacement);
}

/** Puts a function in the place of another, with all that is fastened to that one. */
function put(owner: object, name: string, original: object, replacement: object): void {
  const { prototype: _, ...fastened } = Object.getOwnPropertyDescriptors(original);
  Object.defineProperties(replacement, fastened);
  Object.defineProperty(owner, name, { value: replacement, writable: true, configurable: true });
}

const callback =
  ([run, ...args]: readonly unknown[]) =>
  () => {
    if (typeof run === "function") run(...args);
  };

function replaceTimers(owner: object): void {
  substitute(owner, "setTimeout", ({ timers }, [run, delayMs, ...args]) =>
    timers.set(delayMs, callback([run, ...args])),
  );
  substitute(owner, "setInterval", ({ timers }, [run, delayMs, ...args]) =>
    timers.set(delayMs, callback([run, ...args]), { repeats: true }),
  );
  substitute(owner, "setImmediate", ({ timers }, args) => timers.setImmediate(callback(args)));
  for (const name of ["clearTimeout", "clearInterval", "clearImmediate"]) {
    const original: unknown = Reflect.get(owner, name);
    if (typeof original !== "function") continue;
    // Who stops a program may do so from outside of it.
    const replacement = (timer: unknown): void => {
      if (timer instanceof VirtualTimer) timer.close();
      else if (!virtualTime()?.timers.clear(timer)) Reflect.apply(original, owner, [timer]);
    };
    put(owner, name, original, replacement);
  }
}

function replaceTimerPromises(): void {
  substitute(nodeTimersPromises, "setTimeout", (time, [delayMs, value, options]) =>
    wait(time, { delayMs, value, options }),
  );
  substitute(nodeTimersPromises, "setImmediate", (time, [value, options]) =>
    wait(time, { value, options }),
  );
  substitute(nodeTimersPromises, "setInterval", (time, [delayMs, value, options]) =>
    ticks(time, { delayMs, value, options }),
  );
  const { scheduler } = nodeTimersPromises;
  substitute(scheduler, "wait", (time, [delayMs, options]) => wait(time, { delayMs, options }));
  substitute(scheduler, "yield", (time) => wait(time, {}));
  substitute(AbortSignal, "timeout", ({ timers }, [delayMs]) => {
    const controller = new AbortController();
    const reason = () =>
      new DOMException("The operation was aborted due to timeout", "TimeoutError");
    timers.set(delayMs, () => controller.abort(reason()));
    return controller.signal;
  });
}

function replaceTimes(): void {
  const RealDate = globalThis.Date;
  const now = () => virtualTime()?.now();
  substitute(RealDate, "now", (time) => time.now());
  const VirtualDate = new Proxy(RealDate, {
    construct(target, args, newTarget) {
      const nowMs = args.length === 0 ? now() : undefined;
      return Reflect.construct(target, nowMs === undefined ? args : [nowMs], newTarget);
    },
    apply(target, self, args) {
      const nowMs = now();
      return nowMs === undefined ? Reflect.apply(target, self, args) : new target(nowMs).toString();
    },
  });
  dates = { real: RealDate, virtual: VirtualDate };
  // So that the constructor of a date is the Date that there is.
  Object.defineProperty(RealDate.prototype, "constructor", { value: VirtualDate });
  Object.defineProperty(globalThis, "Date", { value: VirtualDate, writable: true });
  substitute(performance, "now", (time) => time.elapsedMs());
  const { bigint } = process.hrtime;
  substitute(process, "hrtime", (time, [since]) => hrtime(time.elapsedMs(), since));
  const elapsed = (time: VirtualTime) => BigInt(time.elapsedMs()) * 1_000_000n;
  const replacement = () => {
    const time = virtualTime();
    return time === undefined ? bigint() : elapsed(time);
  };
  Object.defineProperty(process.hrtime, "bigint", { value: replacement, writable: true });
}

/** Seconds and nanoseconds, since an earlier answer where one is given. */
function hrtime(elapsedMs: number, since: unknown): [number, number] {
  const nanos = BigInt(Math.round(elapsedMs)) * 1_000_000n;
  const [seconds, rest] = Array.isArray(since) ? since : [0, 0];
  const difference = nanos - (BigInt(seconds) * 1_000_000_000n + BigInt(rest));
  return [Number(difference / 1_000_000_000n), Number(difference % 1_000_000_000n)];
}

function replaceChance(): void {
  substitute(Math, "random", ({ random }) => random.next());
  for (const owner of [globalThis.crypto, nodeCrypto]) {
    substitute(owner, "randomUUID", ({ random }) => nameGenerator(random).uid());
  }
  substitute(globalThis.crypto, "getRandomValues", ({ random }, [array]) => {
    if (!ArrayBuffer.isView(array)) throw new TypeError("the argument must be a typed array");
    const bytes = new Uint8Array(array.buffer, array.byteOffset, array.byteLength);
    for (let index = 0; index < bytes.length; index += 1) bytes[index] = random.integer(256);
    return array;
  });
}
