import { ConfigMap } from "../../api/core/configmap.ts";
import type { Pod } from "../../api/core/pod/pod.ts";
import { Secret } from "../../api/core/secret.ts";
import { configurationOf, type Sources } from "../../kubelet/index.ts";
import type { Cluster } from "../cluster.ts";

/** What the containers of a pod are made of beside it. */
export const sourcesOf = (cluster: Cluster, { metadata: { namespace } }: Pod): Sources => ({
  nowMs: cluster.nowMs,
  configuration: (kind, name) =>
    configurationOf(
      kind === "ConfigMap"
        ? cluster.get(ConfigMap, name, namespace)
        : cluster.get(Secret, name, namespace),
    ),
});
