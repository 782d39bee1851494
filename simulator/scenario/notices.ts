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
    .filter(({ metadata: { name }, status: { strikes = 0 } }) => {
      return strikes === 0 && !drawn.some((each) => each.name === name);
    })
    .map(({ metadata: { name }, status: { message } }) => {
      const why = message === undefined ? "" : `: ${message}`;
      return `the fault "${name}" has struck nothing${why}`;
    });
  const unseen = world.unseen.map((what) => `${what}, which is asked about, was never there`);
  return [...unstruck, ...idle, ...unseen];
}
