import type { Pod } from "../api/core/pod/pod.ts";
import { badRequest } from "../api/status.ts";
import type { ContainerLogs, LogOptions } from "../apiserver/http/log.ts";
import { containerLog, statusesOf } from "../kubelet/index.ts";
import type { Cluster } from "./cluster.ts";
import { FollowedContainer } from "./followed-container.ts";
import { containerOf, nodeOf, podOf } from "./streams/target.ts";

/** The logs of a cluster's containers, as the API server gets them from the kubelets. */
export function containerLogs(cluster: Cluster): ContainerLogs {
  return {
    read(namespace, name, options) {
      const found = find(cluster, namespace, name, options);
      if (found === undefined) return undefined;
      const asked = { ...options, nowMs: cluster.nowMs };
      return containerLog(found.pod, found.container, asked, cluster.kubelet);
    },
    follow(namespace, name, options) {
      const found = find(cluster, namespace, name, options);
      if (found === undefined) return undefined;
      return new FollowedContainer(cluster, found.pod, found.container, options);
    },
  };
}

/** What is to be read; `undefined` before the pod has a node. */
function find(cluster: Cluster, namespace: string, name: string, options: LogOptions) {
  const pod = podOf(cluster, namespace, name);
  const container = containerOf(pod, options.container);
  if (nodeOf(cluster, pod) === undefined) return undefined;
  const waiting = waitingText(pod, container, options);
  if (waiting !== undefined) throw badRequest(waiting);
  return { pod, container };
}

const statusOf = ({ status }: Pod, container: string) =>
  statusesOf(status).find(({ name }) => name === container);

/** Source: kubelet 1.36, validateContainerLogStatus. */
function waitingText(pod: Pod, container: string, { previous }: LogOptions): string | undefined {
  const { state, lastState } = statusOf(pod, container) ?? {};
  const { name } = pod.metadata;
  if (previous) {
    if (lastState?.terminated !== undefined) return undefined;
    return `previous terminated container "${container}" in pod "${name}" not found`;
  }
  const { reason } = state?.waiting ?? {};
  const hasRun = lastState?.terminated !== undefined || state?.running || state?.terminated;
  if (hasRun || pod.spec.nodeName === undefined) return undefined;
  const why = failures[reason ?? ""] ?? reason ?? "ContainerCreating";
  return `container "${container}" in pod "${name}" is waiting to start: ${why}`;
}

/** The commonest reasons to wait in other words. */
const failures: Readonly<Record<string, string>> = {
  ErrImagePull: "image can't be pulled",
  ImagePullBackOff: "trying and failing to pull image",
};
