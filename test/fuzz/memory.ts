import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";

setFlagsFromString("--expose-gc");
// With the flag every new context has the collector as a global function of no arguments.
const collect = runInNewContext("gc") as () => void;

/** Bytes of the heap that are in use once the garbage is gone. */
export function heapBytes(): number {
  collect();
  collect();
  return process.memoryUsage().heapUsed;
}
