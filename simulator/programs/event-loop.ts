import { nativeAt } from "./native.ts";

// Whatever a test has put there before: nobody would let that time pass.
const nextTurn = nativeAt(globalThis, "setImmediate") ?? setImmediate;

/** The next turn of the event loop: all promises that can be kept by then are. */
export const eventLoopTurn = (): Promise<void> =>
  new Promise((resolve) => Reflect.apply(nextTurn, undefined, [resolve]));
