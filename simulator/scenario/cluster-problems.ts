/** What is wrong with the cluster that a scenario asks for, before any is made. */
import { seededRandom } from "../../api/runtime.ts";
import { admissionProblems } from "../admission.ts";
import type { ClusterOptions } from "../cluster-options.ts";
import { machinesOf } from "../machines.ts";
import { schedulingOf } from "../scheduling.ts";
import { clusterOptionsOf } from "./cluster-of.ts";
import type { Problem } from "./problems.ts";
import type { ScenarioCluster } from "./schema.ts";

/** The parts of a cluster, each with what is made of it where it makes sense. */
const parts: Readonly<Partial<Record<keyof ScenarioCluster, (options: ClusterOptions) => void>>> = {
  nodeGroups: machinesOf,
  schedulerConfig: schedulingOf,
  admission: checkAdmission,
  // These are read with all others.
  informerDelay: () => undefined,
  proxyDelay: () => undefined,
  dnsDelay: () => undefined,
};

/** One problem for each part that no cluster could be made of. */
export function clusterProblems(asked: ScenarioCluster | undefined): readonly Problem[] {
  if (asked === undefined) return [];
  return Object.entries(parts).flatMap(([name, check]) => {
    const part = { scheduling: "kubernetes", [name]: Reflect.get(asked, name) };
    try {
      check(clusterOptionsOf(part, seededRandom("")));
      return [];
    } catch (error) {
      const fact = error instanceof Error ? error.message : String(error);
      return [{ path: ["spec", "cluster", name], message: `Invalid value: ${fact}` }];
    }
  });
}

function checkAdmission({ admission = {} }: ClusterOptions): void {
  const [problem] = admissionProblems(admission);
  if (problem !== undefined) throw new RangeError(problem);
}
