/** Every step that 1.36 answers otherwise than the recorded 1.20, by group. */
import type { Different } from "../listed.ts";
import { differentReads } from "./reads.ts";
import { differentRefusals } from "./refusals.ts";
import { differentWorkloadRefusals } from "./workload-refusals.ts";
import { differentWrites } from "./writes.ts";

export const different: Readonly<Record<string, readonly Different[]>> = {
  ...differentReads,
  ...differentRefusals,
  ...differentWorkloadRefusals,
  ...differentWrites,
};
