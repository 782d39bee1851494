import type { Node } from "../../api/core/node/node.ts";
import type { Pod } from "../../api/core/pod/pod.ts";
import { formatTime } from "../../api/runtime.ts";
import { badRequest, StatusError } from "../../api/status.ts";
import type { ContainerLogs, LogOptions } from "../../apiserver/http/log.ts";
import { containerLog, statusesOf } from "../../kubelet/index.ts";
import type { Cluster } from "../cluster.ts";
import { kubeletProblem } from "../machine-reach.ts";
import { containerOf, nodeOf, podOf } from "../streams/target.ts";
import { asItRan } from "./as-it-ran.ts";
import { FollowedContainer } from "./followed-container.ts";

/** The logs of a cluster's containers, as the API server gets them from the kubelets. */
export function containerLogs(cluster: Cluster): ContainerLogs {
  return {
    read(namespace, name, options) {
      const found = find(cluster, namespace, name, options);
      if (found === undefined) return undefined;
      const asked = { ...options, nowMs: cluster.nowMs };
      const { container } = found;
      const pod = asItRan(cluster, found.pod, container, options.previous);
      return containerLog(pod, container, asked, cluster.kubelet);
    },
    follow(namespace, name, options) {
      const found = find(cluster, namespace, name, { ...options, follow: true });
      if (found === undefined) return undefined;
      return new FollowedContainer(cluster, found.pod, found.container, options);
    },
  };
}

/** What is to be read; `undefined` before the pod has a node. */
function find(cluster: Cluster, namespace: string, name: string, options: Asked) {
  const pod = podOf(cluster, namespace, name);
  const container = containerOf(pod, options.container);
  const node = nodeOf(cluster, pod);
  if (node === undefined) return undefined;
  const problem = kubeletProblem(cluster, node);
  if (problem !== undefined) {
    throw unreachable(node, { log: `${namespace}/${name}/${container}`, options, problem });
  }
  const waiting = waitingText(pod, container, options);
  if (waiting !== undefined) throw badRequest(waiting);
  return { pod, container };
}

interface Asked extends LogOptions {
  readonly follow?: boolean;
}

interface Unanswered {
  readonly log: string;
  readonly options: Asked;
  readonly problem: string;
}

/** Go's words for a request that reached nobody, which are passed on as they are. */
function unreachable({ status }: Node, { log, options, problem }: Unanswered): StatusError {
  const { addresses = [] } = status;
  const address = addresses.find(({ type }) => type === "InternalIP")?.address ?? "";
  const { follow, limitBytes, previous, sinceSeconds, sinceTimeMs, tailLines, timestamps } =
    options;
  const sinceTime = sinceTimeMs === undefined ? undefined : formatTime(sinceTimeMs);
  const flags = { follow: follow === true, previous, timestamps };
  const given = { limitBytes, sinceSeconds, sinceTime, tailLines };
  const query = [
    ...Object.entries(flags).flatMap(([name, isSet]) => (isSet ? [`${name}=true`] : [])),
    ...Object.entries(given).flatMap(([name, value]) =>
      value === undefined ? [] : [`${name}=${encodeURIComponent(value)}`],
    ),
  ];
  const host = `${address}:10250`;
  const url = `https://${host}/containerLogs/${log}${query.length === 0 ? "" : "?"}`;
  return new StatusError(
    "Unknown",
    `Get "${url}${query.sort().join("&")}": dial tcp ${host}: ${problem}`,
  );
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
