/** The DaemonSet of tests, and what is so of its pods. */
import { DaemonSet } from "../../api/apps/daemonset.ts";
import { Pod } from "../../api/core/pod/pod.ts";
import type { Cluster } from "../../simulator/cluster.ts";
import { isReady } from "./bounds.ts";

/** A DaemonSet `agent` of that image. */
export function agent(image: string, spec: object = {}, podSpec: object = {}): object {
  const labels = { app: "agent" };
  return {
    apiVersion: "apps/v1",
    kind: "DaemonSet",
    metadata: { name: "agent" },
    spec: {
      selector: { matchLabels: labels },
      template: {
        metadata: { labels },
        spec: {
          terminationGracePeriodSeconds: 1,
          containers: [{ name: "app", image }],
          ...podSpec,
        },
      },
      ...spec,
    },
  };
}

/** The agents that are not being deleted. */
export const agentsOf = (cluster: Cluster): readonly Pod[] =>
  cluster
    .list(Pod, "default")
    .filter(
      ({ metadata }) =>
        metadata.labels?.app === "agent" && metadata.deletionTimestamp === undefined,
    );

/** `node-0 nginx:1.25 ready`, one line for each agent, in order. */
export const agentTexts = (cluster: Cluster): readonly string[] =>
  agentsOf(cluster)
    .map((pod) => {
      const { nodeName, containers } = pod.spec;
      return `${nodeName} ${containers[0]?.image} ${isReady(pod) ? "ready" : "not ready"}`;
    })
    .sort();

/** Whether the status speaks of the current generation, and all that is wanted is available. */
export function isSettled(cluster: Cluster): boolean {
  const daemonSet = cluster.get(DaemonSet, "agent");
  if (daemonSet === undefined) return false;
  const { desiredNumberScheduled: wanted, ...status } = daemonSet.status;
  return (
    status.observedGeneration === daemonSet.metadata.generation &&
    (status.updatedNumberScheduled ?? 0) === wanted &&
    (status.numberAvailable ?? 0) === wanted
  );
}
