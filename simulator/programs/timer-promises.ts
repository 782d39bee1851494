/** What `node:timers/promises` gives, in virtual time. */
import { isObject } from "../../api/json.ts";
import type { VirtualTime } from "./virtual-time.ts";

export interface Waiting {
  /** As it was given. Absent: no time at all. */
  readonly delayMs?: unknown;
  readonly value?: unknown;
  /** `{ signal }`. */
  readonly options?: unknown;
}

/** Resolves to the value after the delay; rejects as soon as the signal says so. */
export function wait(
  { timers }: VirtualTime,
  { delayMs, value, options }: Waiting,
): Promise<unknown> {
  const signal = signalOf(options);
  if (signal?.aborted === true) return Promise.reject(abortError(signal));
  return new Promise((resolve, reject) => {
    const done = () => {
      signal?.removeEventListener("abort", aborted);
      resolve(value);
    };
    const timer = delayMs === undefined ? timers.setImmediate(done) : timers.set(delayMs, done);
    const aborted = () => {
      timer.close();
      reject(signal === undefined ? undefined : abortError(signal));
    };
    signal?.addEventListener("abort", aborted, { once: true });
  });
}

/** Yields the value once for each time that the delay has passed, however long the reader takes. */
export async function* ticks(
  { timers }: VirtualTime,
  { delayMs, value, options }: Waiting,
): AsyncGenerator<unknown> {
  const signal = signalOf(options);
  if (signal?.aborted === true) throw abortError(signal);
  let passed = 0;
  let wake = () => {};
  const changed = () => wake();
  const tick = () => {
    passed += 1;
    changed();
  };
  const timer = timers.set(delayMs, tick, { repeats: true });
  signal?.addEventListener("abort", changed, { once: true });
  try {
    for (;;) {
      if (isAborted(signal)) throw abortError(signal);
      if (passed === 0) await new Promise<void>((resolve) => (wake = resolve));
      for (; passed > 0; passed -= 1) yield value;
    }
  } finally {
    timer.close();
    signal?.removeEventListener("abort", changed);
  }
}

const isAborted = (signal: AbortSignal | undefined): signal is AbortSignal =>
  signal?.aborted === true;

function signalOf(options: unknown): AbortSignal | undefined {
  if (!isObject(options)) return undefined;
  const signal: unknown = options.signal;
  return signal instanceof AbortSignal ? signal : undefined;
}

/** Source: Node lib/internal/errors.js AbortError. */
function abortError({ reason }: AbortSignal): Error {
  const error = new Error("The operation was aborted", { cause: reason });
  error.name = "AbortError";
  return Object.assign(error, { code: "ABORT_ERR" });
}
