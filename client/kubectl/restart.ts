/** How `rollout restart` replaces the pods of a workload. Source: kubectl 1.36. */
import type { JsonObject } from "../../api/json.ts";
import { metadataOf, part } from "../../api/json-parts.ts";

const annotation = "kubectl.kubernetes.io/restartedAt";
const kinds: readonly unknown[] = ["Deployment", "DaemonSet", "StatefulSet"];

/** A restart at a time in RFC 3339, of a workload titled as in `deployments.apps "web"`. */
export interface Restart {
  readonly object: JsonObject;
  readonly title: string;
  readonly restartedAt: string;
}

/** Why a workload cannot be restarted, in kubectl's words; undefined where it can. */
export function restartProblem({ object, title, restartedAt }: Restart): string | undefined {
  if (!kinds.includes(object.kind)) return `${title} restarting is not supported`;
  if (part(object, "spec").paused === true) {
    return `${title} can't restart paused deployment (run rollout resume first)`;
  }
  if (part(object, "spec", "template", "metadata", "annotations")[annotation] === restartedAt) {
    return (
      `failed to create patch for ${metadataOf(object).name}: if restart has already been ` +
      "triggered within the past second, please wait before attempting to trigger another"
    );
  }
  return undefined;
}

/** The strategic merge patch that restarts it. */
export const restartPatch = ({ restartedAt }: Restart) => ({
  spec: { template: { metadata: { annotations: { [annotation]: restartedAt } } } },
});
