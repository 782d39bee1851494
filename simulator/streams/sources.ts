import { ConfigMap } from "../../api/core/configmap.ts";
import { Node } from "../../api/core/node/node.ts";
import { PersistentVolumeClaim } from "../../api/core/persistent-volume-claim.ts";
import type { Pod } from "../../api/core/pod/pod.ts";
import { Secret } from "../../api/core/secret.ts";
import { Service } from "../../api/core/service/service.ts";
import { configurationIn, type Sources, tokenSource } from "../../kubelet/index.ts";
import type { Cluster } from "../cluster.ts";

/** What the containers of a pod are made of beside it. */
export function sourcesOf(cluster: Cluster, pod: Pod): Sources {
  const { metadata, spec } = pod;
  return {
    nowMs: cluster.nowMs,
    configuration: configurationIn({
      configMap: (name) => cluster.get(ConfigMap, name, metadata.namespace),
      secret: (name) => cluster.get(Secret, name, metadata.namespace),
      services: (of) => cluster.list(Service, of),
      node: cluster.get(Node, spec.nodeName ?? ""),
      volume: (name) => cluster.kubelet.processes?.known(pod, name),
      claimed: (name) =>
        cluster.get(PersistentVolumeClaim, name, metadata.namespace)?.spec.volumeName,
      token: tokenSource(cluster.kubelet.tokens, pod, cluster.nowMs),
    }),
  };
}
