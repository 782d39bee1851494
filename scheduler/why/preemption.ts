import { seededRandom } from "../../api/runtime.ts";
import { schedulePod } from "../decision/decide.ts";
import type { Cluster } from "../decision/refusal.ts";
import type { Pod } from "../framework/framework.ts";
import { podNames } from "../pod-names.ts";

const start = "preemption: ";

/**
 * What the next attempt would do to make room for a pod that fits nowhere, or why it can do
 * nothing. Of nodes that are as good it may be another one, where the profile draws by chance.
 */
export function preemptionFor(
  pod: Pod,
  { snapshot, framework }: Pick<Cluster, "snapshot" | "framework">,
): string | undefined {
  // The chance of the scheduler itself is not to be drawn from.
  const decision = schedulePod(pod, snapshot, framework, seededRandom("why"));
  if (!("failure" in decision)) return undefined;
  const { message, nominatedNode = "", victims = [] } = decision.failure;
  if (nominatedNode !== "" && victims.length > 0) {
    return `${start}${podNames(victims)} would have to leave ${nominatedNode}`;
  }
  const at = message.indexOf(start);
  return at < 0 ? undefined : message.slice(at);
}
