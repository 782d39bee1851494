import { Fault } from "../../api/sim/fault.ts";
import type { Stage } from "./stage.ts";
import type { ExtraFault } from "./with-faults.ts";

/**
 * What is odd about a run that came to its end, a line each: perhaps a name is misspelt, and what
 * was to be tried or looked at never was. Faults that are drawn may well strike nobody.
 */
export function noticesOf({ cluster, world, idle }: Stage, drawn: readonly ExtraFault[]): string[] {
  const unstruck = cluster
    .list(Fault)
    .filter(({ metadata: { name } }) => !drawn.some((each) => each.name === name))
    .flatMap(({ metadata: { name }, status: { strikes = 0, targets = [], message } }) => {
      if (strikes === 0) {
        return [`the fault "${name}" has struck nothing${message ? `: ${message}` : ""}`];
      }
      // Others were struck. Who is struck only by coming later is not odd.
      return message && targets.length > 0 ? [`the fault "${name}": ${message}`] : [];
    });
  const unseen = world.unseen.map((what) => `${what}, which is asked about, was never there`);
  return [...unstruck, ...idle, ...unseen];
}
