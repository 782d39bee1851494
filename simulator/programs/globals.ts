/** Gives code that runs within a program virtual time, wherever it asks for time. */
import nodeTimers from "node:timers";
import nodeTimersPromises from "node:timers/promises";
import { replaceChance } from "./chance.ts";
import "./fetch.ts";
import { replaceFormats } from "./formats.ts";
import "./marks.ts";
import { nativeAt } from "./native.ts";
import { install, replace, substitute, withAllOf } from "./substitutes.ts";
import { ticks, wait } from "./timer-promises.ts";
import { catchUncaught, guarded } from "./uncaught.ts";
import { isOfMachine, type VirtualTime, virtualTime } from "./virtual-time.ts";
import { VirtualTimer } from "./virtual-timers.ts";

let isBegun = false;
function nativeDate(): DateConstructor {
  const found: unknown = nativeAt(globalThis, "Date");
  const isDate = (date: unknown): date is DateConstructor =>
    typeof date === "function" && "UTC" in date;
  return isDate(found) ? found : globalThis.Date;
}

/** The Date of Node, and the first one in its place. */
const native = { Date: nativeDate() };
let virtualDate: object | undefined;

const here = () => globalThis;

/**
 * Replaces the global functions by ones that look for whom they are called. Outside of programs
 * they do what they did. Begins with the first program; later only what is not in its place is put
 * there.
 */
export function installGlobals(): void {
  if (!isBegun) {
    isBegun = true;
    replaceTimeOrigin();
    replaceFormats();
    catchUncaught();
  }
  install();
}

/** Classes among the exports of a module that extend the Date of before extend the new one. */
export function adoptDates(exports: object): void {
  for (const exported of Object.values(exports)) {
    if (virtualDate === undefined || typeof exported !== "function") continue;
    if (Object.getPrototypeOf(exported) === native.Date) {
      Object.setPrototypeOf(exported, virtualDate);
    }
  }
}

const callback =
  ([run, ...args]: readonly unknown[]) =>
  () => {
    if (typeof run === "function") run(...args);
  };

function replaceTimers(owner: () => object): void {
  substitute(owner, "setTimeout", ({ timers }, [run, delayMs, ...args]) =>
    timers.set(delayMs, callback([run, ...args])),
  );
  substitute(owner, "setInterval", ({ timers }, [run, delayMs, ...args]) =>
    timers.set(delayMs, callback([run, ...args]), { repeats: true }),
  );
  substitute(owner, "setImmediate", ({ timers }, args) => timers.setImmediate(callback(args)));
  for (const name of ["clearTimeout", "clearInterval", "clearImmediate"]) {
    const clear: unknown = Reflect.get(owner(), name);
    replace(owner, name, (original) => {
      // Who stops a program may do so from outside of it.
      const replacement = (timer: unknown): void => {
        if (timer instanceof VirtualTimer) timer.close();
        else if (isOfMachine() && typeof clear === "function") clear(timer);
        else if (!virtualTime()?.timers.clear(timer)) Reflect.apply(original, owner(), [timer]);
      };
      return withAllOf(original, replacement);
    });
  }
}

function replaceTimerPromises(): void {
  const promises = () => nodeTimersPromises;
  substitute(promises, "setTimeout", (time, [delayMs, value, options]) =>
    wait(time, { delayMs, value, options }),
  );
  substitute(promises, "setImmediate", (time, [value, options]) => wait(time, { value, options }));
  substitute(promises, "setInterval", (time, [delayMs, value, options]) =>
    ticks(time, { delayMs, value, options }),
  );
  const scheduler = () => nodeTimersPromises.scheduler;
  substitute(scheduler, "wait", (time, [delayMs, options]) => wait(time, { delayMs, options }));
  substitute(scheduler, "yield", (time) => wait(time, {}));
  substitute(
    () => AbortSignal,
    "timeout",
    ({ timers }, [delayMs]) => {
      const controller = new AbortController();
      const reason = () =>
        new DOMException("The operation was aborted due to timeout", "TimeoutError");
      timers.set(delayMs, () => controller.abort(reason()));
      return controller.signal;
    },
  );
}

function replaceTimes(): void {
  replaceDate();
  substitute(
    () => performance,
    "now",
    (time) => time.elapsedMs(),
  );
  const node = () => process;
  substitute(node, "uptime", (time) => time.elapsedMs() / 1000);
  substitute(node, "hrtime", (time, [since]) => hrtime(time.elapsedMs(), since));
  substitute(
    () => process.hrtime,
    "bigint",
    (time) => BigInt(Math.round(time.elapsedMs())) * 1_000_000n,
  );
}

/** By which what `performance.now` says becomes a time of day. */
function replaceTimeOrigin(): void {
  const { timeOrigin } = performance;
  const originMs = () => virtualTime()?.originMs ?? timeOrigin;
  Object.defineProperty(performance, "timeOrigin", { get: originMs, configurable: true });
}

function replaceDate(): void {
  substitute(
    () => globalThis.Date,
    "now",
    (time) => time.now(),
  );
  replace(here, "Date", (original) => {
    // What serves programs has the time of the machine, as ever.
    const nowMs = () => virtualTime()?.now() ?? (isOfMachine() ? native.Date.now() : undefined);
    const made = new Proxy(original, {
      construct(target, args, newTarget) {
        const atMs = args.length === 0 ? nowMs() : undefined;
        return Reflect.construct(target, atMs === undefined ? args : [atMs], newTarget);
      },
      apply(target, self, args) {
        const atMs = nowMs();
        return atMs === undefined
          ? Reflect.apply(target, self, args)
          : new native.Date(atMs).toString();
      },
    });
    virtualDate ??= made;
    // So that the constructor of a date is the Date that there is.
    Object.defineProperty(original.prototype, "constructor", { value: made });
    return made;
  });
}

/** Seconds and nanoseconds, since an earlier answer where one is given. */
function hrtime(elapsedMs: number, since: unknown): [number, number] {
  const nanos = BigInt(Math.round(elapsedMs)) * 1_000_000n;
  const [seconds, rest] = Array.isArray(since) ? since : [0, 0];
  const difference = nanos - (BigInt(seconds) * 1_000_000_000n + BigInt(rest));
  return [Number(difference / 1_000_000_000n), Number(difference % 1_000_000_000n)];
}

function replaceProcess(): void {
  substitute(
    () => process,
    "exit",
    (time: VirtualTime, [code]) => time.exit(code),
  );
  const { queueMicrotask } = globalThis;
  substitute(here, "queueMicrotask", (time, args) => queueMicrotask(guarded(time, callback(args))));
}

// What is there when this is loaded is what serves programs goes by.
for (const owner of [here, () => nodeTimers]) replaceTimers(owner);
replaceTimerPromises();
replaceTimes();
replaceChance();
replaceProcess();
