/** Every step that 1.36 answers otherwise than the recorded 1.20, by group. */
import type { Different } from "../listed.ts";
import { differentAccess } from "./access.ts";
import { differentCustomResources } from "./custom-resources.ts";
import { differentDiscovery } from "./discovery.ts";
import { differentJobs } from "./jobs.ts";
import { differentNetworking } from "./networking.ts";
import { differentReads } from "./reads.ts";
import { differentRefusals } from "./refusals.ts";
import { differentStorage } from "./storage.ts";
import { differentWorkloadRefusals } from "./workload-refusals.ts";
import { differentWrites } from "./writes.ts";

const tables = [
  differentAccess,
  differentCustomResources,
  differentDiscovery,
  differentJobs,
  differentNetworking,
  differentReads,
  differentRefusals,
  differentStorage,
  differentWorkloadRefusals,
  differentWrites,
];

/** A group may stand in several tables. */
const merged = new Map<string, readonly Different[]>();
for (const table of tables) {
  for (const [group, steps] of Object.entries(table)) {
    merged.set(group, [...(merged.get(group) ?? []), ...steps]);
  }
}

export const different: Readonly<Record<string, readonly Different[]>> = Object.fromEntries(merged);
