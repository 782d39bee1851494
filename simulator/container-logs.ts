import { Node } from "../api/core/node/node.ts";
import { Pod } from "../api/core/pod/pod.ts";
import { badRequest, notFound } from "../api/status.ts";
import type { ContainerLogs, LogOptions } from "../apiserver/http/log.ts";
import { containerLog } from "../kubelet/index.ts";
import type { Cluster } from "./cluster.ts";

/** The logs of a cluster's containers, as the API server gets them from the kubelets. */
export function containerLogs(cluster: Cluster): ContainerLogs {
  return {
    read(namespace, name, options) {
      const pod = podOf(cluster, namespace, name);
      const container = containerOf(pod, options);
      const { nodeName = "" } = pod.spec;
      if (nodeName === "") return undefined;
      // Upstream looks for the node while it serves pods, and takes it for one in the refusal.
      if (cluster.get(Node, nodeName) === undefined) throw notFound(Pod, nodeName);
      const waiting = waitingText(pod, container, options);
      if (waiting !== undefined) throw badRequest(waiting);
      const asked = { ...options, nowMs: cluster.nowMs };
      return containerLog(pod, container, asked, cluster.kubelet);
    },
    isRunning(namespace, name, options) {
      const pod = podOf(cluster, namespace, name);
      const { state } = statusOf(pod, containerOf(pod, options)) ?? {};
      return state?.terminated === undefined;
    },
  };
}

function podOf(cluster: Cluster, namespace: string, name: string): Pod {
  const pod = cluster.get(Pod, name, namespace);
  if (pod === undefined) throw notFound(Pod, name);
  return pod;
}

/** The container that is asked for. Throws BadRequest in Kubernetes' words. */
function containerOf({ metadata, spec }: Pod, { container }: LogOptions): string {
  const names = spec.containers.map(({ name }) => name);
  const initNames = (spec.initContainers ?? []).map(({ name }) => name);
  if (container === undefined || container === "") {
    const [only] = names;
    if (names.length === 1 && only !== undefined) return only;
    const inits =
      initNames.length === 0 ? "" : ` or one of the init containers: [${initNames.join(" ")}]`;
    throw badRequest(
      `a container name must be specified for pod ${metadata.name}, choose one of: ` +
        `[${names.join(" ")}]${inits}`,
    );
  }
  if ([...names, ...initNames].includes(container)) return container;
  throw badRequest(`container ${container} is not valid for pod ${metadata.name}`);
}

const statusOf = ({ status }: Pod, container: string) =>
  [...(status.containerStatuses ?? []), ...(status.initContainerStatuses ?? [])].find(
    ({ name }) => name === container,
  );

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
  const why =
    reason === "ErrImagePull" || reason === "ImagePullBackOff"
      ? "trying and failing to pull image"
      : (reason ?? "ContainerCreating");
  return `container "${container}" in pod "${name}" is waiting to start: ${why}`;
}
