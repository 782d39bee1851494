import { Pod } from "../../api/core/pod/pod.ts";
import { type Neighbours, runningContainers } from "../../kubelet/index.ts";
import type { Cluster } from "../cluster.ts";
import { sourcesOf } from "../streams/sources.ts";

/** What runs beside containers, as the cluster is now. */
export function neighboursIn(cluster: Cluster): Neighbours {
  const runningIn = (pod: Pod) => runningContainers(pod, cluster.kubelet, sourcesOf(cluster, pod));
  return {
    ofPod({ metadata: { name = "", namespace, uid } }) {
      const pod = cluster.get(Pod, name, namespace);
      return pod === undefined || pod.metadata.uid !== uid ? [] : runningIn(pod);
    },
    ofNode: ({ spec: { nodeName } }) =>
      cluster
        .list(Pod)
        .filter((pod) => pod.spec.nodeName === nodeName)
        .flatMap((pod) => runningIn(pod).map((running) => ({ pod, running }))),
  };
}
