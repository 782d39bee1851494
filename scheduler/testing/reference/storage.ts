/** Images and volumes, the simple cases: claims that are bound, missing or not bound yet. */
import type { Node, Pod } from "../../framework/framework.ts";
import { type Cluster, final, labelOf, passing, type Refusal } from "./cluster.ts";

const mebibyte = 2 ** 20;

/** By the sizes of the pod's images that the node holds, scaled by how many nodes do. */
export function imageScore({ spec }: Pod, node: Node, { nodes }: Cluster): number {
  const containers = [...(spec.initContainers ?? []), ...spec.containers];
  const sizeOn = ({ status: { images = [] } }: Node, name: string) =>
    images.find(({ names = [] }) => names.includes(name))?.sizeBytes;
  let bytes = 0;
  const mounted = (spec.volumes ?? []).flatMap(({ image }) => (image ? [image.reference] : []));
  for (const image of [...containers.map((each) => each.image), ...mounted]) {
    if (image === undefined) continue;
    const isTagged = /:[^/]*$/.test(image);
    const name = isTagged ? image : `${image}:latest`;
    const size = Number(sizeOn(node, name) ?? 0);
    const holders = nodes.filter((each) => sizeOn(each, name) !== undefined).length;
    bytes += Math.trunc(size * (holders / nodes.length));
  }
  const [least, most] = [23 * mebibyte, 1000 * mebibyte * containers.length];
  const bounded = Math.min(Math.max(bytes, least), most);
  return Math.trunc((100 * (bounded - least)) / (most - least));
}

const claimNames = ({ spec: { volumes = [] } }: Pod): readonly string[] =>
  volumes.flatMap(({ persistentVolumeClaim: claim }) => (claim ? [claim.claimName] : []));

const claimsOf = (pod: Pod, { claims }: Cluster) =>
  claimNames(pod).map((name) => claims.get(`${pod.metadata.namespace}/${name}`));

/** What is wrong with the claims whatever the node. */
export function claimsRefusal(pod: Pod, cluster: Cluster): Refusal | undefined {
  const claims = claimsOf(pod, cluster);
  const missing = claims.indexOf(undefined);
  if (missing >= 0) {
    return final(`persistentvolumeclaim "${claimNames(pod)[missing]}" not found`);
  }
  const isUnbound = claims.some((claim) => (claim?.spec.volumeName ?? "") === "");
  return isUnbound ? final("pod has unbound immediate PersistentVolumeClaims") : undefined;
}

export function sharedClaimRefusal(pod: Pod, cluster: Cluster): Refusal | undefined {
  const { namespace } = pod.metadata;
  const exclusive = claimsOf(pod, cluster).filter((claim) =>
    claim?.spec.accessModes?.includes("ReadWriteOncePod"),
  );
  const others = cluster.pods.filter(({ pod: other }) => other.metadata.namespace === namespace);
  const isUsed = exclusive.some((claim) =>
    others.some(({ pod: other }) => claimNames(other).includes(claim?.metadata.name ?? "")),
  );
  if (!isUsed) return undefined;
  return passing(
    "node(s) unavailable due to PersistentVolumeClaim with ReadWriteOncePod access mode " +
      "already in-use by another pod",
  );
}

/** Volumes here are tied to a zone, or to none. */
export function volumeRefusal(pod: Pod, node: Node, cluster: Cluster): Refusal | undefined {
  const isFar = claimsOf(pod, cluster).some((claim) => {
    const volume = cluster.volumes.get(claim?.spec.volumeName ?? "");
    const terms = volume?.spec.nodeAffinity?.required?.nodeSelectorTerms;
    return terms?.every(({ matchExpressions = [] }) =>
      matchExpressions.some(({ key, values = [] }) => !values.includes(labelOf(node, key) ?? "")),
    );
  });
  return isFar ? final("node(s) didn't match PersistentVolume's node affinity") : undefined;
}
