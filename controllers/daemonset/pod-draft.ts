import type { DaemonSet } from "../../api/apps/daemonset.ts";
import { templateGenerationOf } from "../../api/apps/daemonset-strategy.ts";
import type { Affinity } from "../../api/core/pod/affinity.ts";
import type { Pod } from "../../api/core/pod/pod.ts";
import type { Draft } from "../../client/action.ts";
import { controllerRefTo } from "../claim.ts";
import { revisionLabel } from "../history/revision.ts";
import { daemonTolerations } from "./placement.ts";

const templateGenerationLabel = "pod-template-generation";

/**
 * A pod of the template for one node. The scheduler binds it there, and nowhere else, since its
 * affinity names the node. Source: pkg/controller/daemon/util CreatePodTemplate 1.36.
 */
export function podDraft(daemonSet: DaemonSet, node: string, hash: string): Draft<Pod> {
  const { namespace, name } = daemonSet.metadata;
  const { metadata, spec } = daemonSet.spec.template;
  const { labels, annotations, finalizers } = metadata;
  return {
    metadata: {
      generateName: `${name}-`,
      namespace,
      labels: {
        ...labels,
        [revisionLabel]: hash,
        [templateGenerationLabel]: String(templateGenerationOf(daemonSet)),
      },
      ...(annotations && { annotations }),
      ...(finalizers && { finalizers }),
      ownerReferences: [controllerRefTo(daemonSet)],
    },
    spec: {
      ...spec,
      affinity: affinityTo(node, spec.affinity),
      tolerations: daemonTolerations(spec),
    },
  };
}

/** In place of the nodes that the template requires stands the one that was chosen of them. */
function affinityTo(node: string, affinity: Affinity | undefined): Affinity {
  const matchFields = [{ key: "metadata.name", operator: "In", values: [node] }];
  return {
    ...affinity,
    nodeAffinity: {
      ...affinity?.nodeAffinity,
      requiredDuringSchedulingIgnoredDuringExecution: { nodeSelectorTerms: [{ matchFields }] },
    },
  };
}
