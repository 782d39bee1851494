/** A pod as it was when a run of a container began: an image may have been changed since. */
import { Pod } from "../../api/core/pod/pod.ts";
import type { KubeObject } from "../../api/resource.ts";
import { qualifiedResource } from "../../api/status.ts";
import { statusesOf } from "../../kubelet/index.ts";
import type { Cluster } from "../cluster.ts";
import { writesOf } from "../history/log.ts";

/**
 * The pod with the image that the run had which is to be read: the one before the present one, or
 * before one that is yet to start. As it is where no image was changed, or nobody knows any more.
 */
export function asItRan(cluster: Cluster, pod: Pod, name: string, isPrevious: boolean): Pod {
  const { metadata, status } = pod;
  const id = runOf(statusesOf(status).find(isNamed(name)), isPrevious);
  // Whatever is wanted of a pod has been changed by then.
  if (id === undefined || (metadata.generation ?? 1) === 1) return pod;
  const key = `${metadata.namespace}/${metadata.name}`;
  const began = writesOf(cluster.storage.history(), qualifiedResource(Pod), key).find(
    ({ object }) =>
      isPod(object) && statusesOf(object.status).find(isNamed(name))?.containerID === id,
  );
  if (began === undefined || !isPod(began.object)) return pod;
  const image = began.object.spec.containers.find(isNamed(name))?.image;
  const containers = pod.spec.containers.map((each) =>
    each.name === name && image !== undefined && image !== each.image ? { ...each, image } : each,
  );
  return { ...pod, spec: { ...pod.spec, containers } };
}

type Status = ReturnType<typeof statusesOf>[number];

function runOf(status: Status | undefined, isPrevious: boolean): string | undefined {
  const { state, lastState, containerID } = status ?? {};
  const isPresent = !isPrevious && (state?.running ?? state?.terminated) !== undefined;
  return isPresent ? containerID : lastState?.terminated?.containerID;
}

const isNamed =
  (wanted: string) =>
  ({ name }: { readonly name: string }) =>
    name === wanted;

const isPod = (object: KubeObject): object is Pod => object.kind === Pod.kind;
