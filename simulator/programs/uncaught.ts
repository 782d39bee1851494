/** What a program throws and nobody catches fails that program, and not the process of Node. */
import { type VirtualTime, virtualTime } from "./virtual-time.ts";

const events = new Set<unknown>(["unhandledRejection", "uncaughtException"]);

/**
 * Node tells of both within the code that has thrown. Nobody else hears of it: a runner of tests
 * would count it against whatever test is under way, and Node by itself would end.
 */
export function catchUncaught(): void {
  const { emit } = process;
  const replacement = (event: unknown, ...args: readonly unknown[]): boolean => {
    const time = events.has(event) ? virtualTime() : undefined;
    if (time === undefined) return Reflect.apply(emit, process, [event, ...args]);
    time.failed(args[0]);
    return true;
  };
  Object.defineProperty(process, "emit", {
    value: replacement,
    writable: true,
    configurable: true,
  });
}

/** A microtask, of whose errors Node tells when it has forgotten for whom it ran. */
export const guarded =
  ({ failed }: VirtualTime, run: () => unknown) =>
  () => {
    try {
      run();
    } catch (error) {
      failed(error);
    }
  };
