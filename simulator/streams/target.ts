/** Which container a request for its log or streams means. Source: registry/core/pod 1.36. */
import { Node } from "../../api/core/node/node.ts";
import { Pod } from "../../api/core/pod/pod.ts";
import { badRequest, notFound } from "../../api/status.ts";
import type { Cluster } from "../cluster.ts";

export function podOf(cluster: Cluster, namespace: string, name: string): Pod {
  const pod = cluster.get(Pod, name, namespace);
  if (pod === undefined) throw notFound(Pod, name);
  return pod;
}

/** The container that is asked for. Throws BadRequest in Kubernetes' words. */
export function containerOf({ metadata, spec }: Pod, container: string | undefined): string {
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
  const debugNames = (spec.ephemeralContainers ?? []).map(({ name }) => name);
  if ([...names, ...initNames, ...debugNames].includes(container)) return container;
  throw badRequest(`container ${container} is not valid for pod ${metadata.name}`);
}

/** The node of a pod; undefined before it has one. */
export function nodeOf(cluster: Cluster, { spec }: Pod): Node | undefined {
  const { nodeName = "" } = spec;
  if (nodeName === "") return undefined;
  const node = cluster.get(Node, nodeName);
  // Upstream looks for the node while it serves pods, and takes it for one in the refusal.
  if (node === undefined) throw notFound(Pod, nodeName);
  return node;
}

/** The node of a pod that is to be connected to. */
export function hostOf(cluster: Cluster, pod: Pod): Node {
  const node = nodeOf(cluster, pod);
  if (node === undefined) {
    throw badRequest(`pod ${pod.metadata.name} does not have a host assigned`);
  }
  return node;
}
