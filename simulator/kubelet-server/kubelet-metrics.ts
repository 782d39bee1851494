/** `/metrics` and `/metrics/probes` of a kubelet. Source: kubelet 1.36, metrics and prober. */
import { kubeletVersion, probeCounts, runningContainers } from "../../kubelet/index.ts";
import type { Cluster } from "../cluster.ts";
import { sourcesOf } from "../streams/sources.ts";
import { counter, exposition, gauge, type Sample } from "./exposition.ts";
import type { NodeView } from "./node-view.ts";
import { labelsOfPod } from "./resource-metrics.ts";
import { volumeStats } from "./volume-stats.ts";

/** What a kubelet says of itself, of its pods and of the claims that they use. */
export function kubeletMetrics(view: NodeView, cluster: Cluster): string {
  const { node, pods, startedMs } = view;
  const containers = pods.reduce((sum, each) => sum + each.containers.length, 0);
  const volumes = pods.flatMap((pod) => volumeStats(view, pod, cluster));
  const ofClaims = (field: "capacityBytes" | "availableBytes" | "usedBytes"): readonly Sample[] =>
    volumes.flatMap(({ pvcRef, [field]: value }) =>
      pvcRef === undefined
        ? []
        : [{ labels: { namespace: pvcRef.namespace, persistentvolumeclaim: pvcRef.name }, value }],
    );
  const { name = "" } = node.metadata;
  return exposition([
    gauge("kubelet_node_name", "[ALPHA] The node's name. The count is always 1.", [
      { labels: { node: name }, value: 1 },
    ]),
    gauge("kubelet_running_containers", "[ALPHA] Number of containers currently running", [
      { labels: { container_state: "running" }, value: containers },
    ]),
    gauge("kubelet_running_pods", "[ALPHA] Number of pods that have a running pod sandbox", [
      { value: pods.length },
    ]),
    gauge(
      "kubelet_volume_stats_available_bytes",
      "[ALPHA] Number of available bytes in the volume",
      ofClaims("availableBytes"),
    ),
    gauge(
      "kubelet_volume_stats_capacity_bytes",
      "[ALPHA] Capacity in bytes of the volume",
      ofClaims("capacityBytes"),
    ),
    gauge(
      "kubelet_volume_stats_used_bytes",
      "[ALPHA] Number of used bytes in the volume",
      ofClaims("usedBytes"),
    ),
    gauge(
      "kubernetes_build_info",
      "[ALPHA] A metric with a constant '1' value labeled by major, minor, git version, git " +
        "commit, git tree state, build date, Go version, and compiler from which Kubernetes " +
        "was built, and platform on which it is running.",
      [{ labels: buildOf(kubeletVersion), value: 1 }],
    ),
    gauge(
      "process_start_time_seconds",
      "[ALPHA] Start time of the process since unix epoch in seconds.",
      [{ value: startedMs / 1000 }],
    ),
  ]);
}

function buildOf(version: string) {
  const [major = "", minor = ""] = version.replace(/^v/, "").split(".");
  return { git_version: version, major, minor };
}

/** How often the probes of the containers that run have found what. */
export function probeMetrics({ nowMs, pods }: NodeView, cluster: Cluster): string {
  const samples = pods.flatMap((view) => {
    const { pod } = view;
    const running = runningContainers(pod, cluster.kubelet, sourcesOf(cluster, pod));
    return running.flatMap((each) =>
      probeCounts(each, pod.status.podIP ?? "", nowMs).map(({ type, result, count }) => {
        const { namespace, pod: name } = labelsOfPod(view);
        const labels = {
          container: each.container.name,
          namespace,
          pod: name,
          pod_uid: pod.metadata.uid ?? "",
          probe_type: type,
          result,
        };
        return { labels, value: count };
      }),
    );
  });
  const help =
    "[BETA] Cumulative number of a liveness, readiness or startup probe for a container by result.";
  return exposition([counter("prober_probe_total", help, samples)]);
}
