/**
 * What the claims of a pod take on a node.
 * Source: pkg/scheduler/framework/plugins/volumebinding 1.36.
 */
import type { PersistentVolumeClaim } from "../../api/core/claim.ts";
import { claimsOfPod, type PodClaim } from "../../api/core/pod/claims.ts";
import { classOf } from "../../api/core/storage-class-of.ts";
import { bindCompleted, selectedNode } from "../../api/core/volume/annotations.ts";
import { findVolume, isReachable, requestOf } from "../../api/core/volume/match.ts";
import type { PersistentVolume } from "../../api/core/volume/persistent-volume.ts";
import { compareQuantities } from "../../api/quantity.ts";
import type { SelectableNode } from "../../api/selectors/nodes.ts";
import { waitsForConsumer } from "../../api/storage/provisioners.ts";
import type { StorageClass } from "../../api/storage/storage-class.ts";
import { keyOf } from "../../client/controller.ts";
import type { Pod } from "../framework/framework.ts";
import { hasRoom } from "./storage-capacity.ts";
import { claimKey, freeVolumesIndex, type Volumes } from "./volumes.ts";

/** The claims of a pod, sorted by what is to be done for them. */
export interface PodVolumeClaims {
  readonly bound: readonly PersistentVolumeClaim[];
  /** Those whose volume is chosen or made for the pod's node. */
  readonly delayed: readonly PersistentVolumeClaim[];
}

/** Sorts the claims, or says why the pod cannot run anywhere yet. */
export function claimsToBind(pod: Pod, volumes: Volumes): PodVolumeClaims | string {
  const bound: PersistentVolumeClaim[] = [];
  const delayed: PersistentVolumeClaim[] = [];
  let isEarly = false;
  for (const each of claimsOfPod(pod)) {
    const claim = volumes.sources.claims.get(claimKey(pod, each));
    const problem = claimProblem(pod, each, claim);
    if (problem !== undefined) return problem;
    if (claim === undefined) continue;
    if (isBound(claim)) bound.push(claim);
    else if (waits(claim, volumes)) delayed.push(claim);
    else isEarly = true;
  }
  return isEarly ? "pod has unbound immediate PersistentVolumeClaims" : { bound, delayed };
}

function claimProblem(
  pod: Pod,
  { name, isEphemeral }: PodClaim,
  claim: PersistentVolumeClaim | undefined,
): string | undefined {
  if (claim === undefined) {
    return isEphemeral
      ? `waiting for ephemeral volume controller to create the persistentvolumeclaim "${name}"`
      : `persistentvolumeclaim "${name}" not found`;
  }
  const { metadata, spec, status } = claim;
  if (status.phase === "Lost") {
    const { volumeName = "" } = spec;
    return `persistentvolumeclaim "${name}" bound to non-existent persistentvolume "${volumeName}"`;
  }
  if (metadata.deletionTimestamp !== undefined) {
    return `persistentvolumeclaim "${name}" is being deleted`;
  }
  const isOwned = metadata.ownerReferences?.some(
    ({ uid, controller }) => controller === true && uid === pod.metadata.uid,
  );
  if (!isEphemeral || isOwned === true) return undefined;
  const place = `PVC ${metadata.namespace}/${name}`;
  const { namespace, name: podName } = pod.metadata;
  return `${place} was not created for pod ${namespace}/${podName} (pod is not owner)`;
}

/** True once claim and volume have each other. */
export const isBound = ({ metadata, spec }: PersistentVolumeClaim): boolean =>
  (spec.volumeName ?? "") !== "" && metadata.annotations?.[bindCompleted] !== undefined;

/** A claim that names a volume already is bound without regard to pods. */
const waits = (claim: PersistentVolumeClaim, { sources }: Volumes): boolean =>
  (claim.spec.volumeName ?? "") === "" && waitsForConsumer(sources.classes.get(classOf(claim)));

/** What is to be written so that the claims get their volumes for a node. */
export interface Bindings {
  readonly chosen: readonly {
    readonly claim: PersistentVolumeClaim;
    readonly volume: PersistentVolume;
  }[];
  /** Claims whose volumes are to be made. */
  readonly provisioned: readonly PersistentVolumeClaim[];
}

export const bindConflict = "node(s) didn't find available persistent volumes to bind";
export const noRoom = "node(s) did not have enough free storage";
export const nodeConflict = "node(s) didn't match PersistentVolume's node affinity";
export const missingVolume =
  "node(s) unavailable due to one or more pvc(s) bound to non-existent pv(s)";

/** The bindings for a node, or why the node cannot have the pod. */
export function bindingsOn(
  { bound, delayed }: PodVolumeClaims,
  node: SelectableNode,
  volumes: Volumes,
): Bindings | readonly string[] {
  const bindings = bindDelayed(delayed, node, volumes);
  const found = bound.map(({ spec }) => volumes.sources.volumes.get(spec.volumeName ?? ""));
  const unbound = typeof bindings === "string" ? [bindings] : [];
  const reasons = reasonsFor(node, found, unbound);
  return typeof bindings === "string" || reasons.length > 0 ? reasons : bindings;
}

/**
 * Of the volumes that claims are bound to, the first that cannot be used says why; `unbound` is why
 * the other claims cannot have any.
 */
export function reasonsFor(
  node: SelectableNode,
  bound: readonly (PersistentVolume | undefined)[],
  unbound: readonly string[],
): readonly string[] {
  const at = bound.findIndex((volume) => volume === undefined || !isReachable(volume, node));
  if (at < 0) return unbound;
  return bound[at] === undefined ? [...unbound, missingVolume] : [nodeConflict, ...unbound];
}

/** The smallest claims choose first, and no volume is chosen twice; or why that cannot be. */
function bindDelayed(
  claims: readonly PersistentVolumeClaim[],
  node: SelectableNode,
  volumes: Volumes,
): Bindings | string {
  const chosen: { claim: PersistentVolumeClaim; volume: PersistentVolume }[] = [];
  const provisioned: PersistentVolumeClaim[] = [];
  const taken = new Set<string>();
  const bySize = [...claims].sort((a, b) => compareQuantities(requestOf(a), requestOf(b)));
  for (const claim of bySize) {
    const promised = placeOf(claim, volumes);
    if (promised !== undefined && promised !== node.name) return bindConflict;
    const volume = promised === undefined ? choose(claim, { node, volumes, taken }) : undefined;
    if (volume !== undefined) {
      taken.add(volume.metadata.name ?? "");
      chosen.push({ claim, volume });
    } else if (!canBeMade(volumes.sources.classes.get(classOf(claim)), node)) return bindConflict;
    else if (hasRoom(claim, node, volumes)) provisioned.push(claim);
    else return noRoom;
  }
  return { chosen, provisioned };
}

/** The node that the volume of the claim is being made for. */
export const placeOf = (claim: PersistentVolumeClaim, { promisedNodes }: Volumes) =>
  claim.metadata.annotations?.[selectedNode] ?? promisedNodes.get(keyOf(claim));

interface Choice {
  readonly node: SelectableNode;
  readonly volumes: Volumes;
  readonly taken: ReadonlySet<string>;
}

function choose(claim: PersistentVolumeClaim, { node, volumes, taken }: Choice) {
  const key = keyOf(claim);
  const { promisedVolumes, sources } = volumes;
  const free = sources.volumes
    .indexed(freeVolumesIndex, classOf(claim))
    .filter(({ metadata: { name = "" } }) => (promisedVolumes.get(name) ?? key) === key);
  return findVolume(claim, free, { node, taken });
}

/** Nobody makes volumes for some classes, and some make them in a part of the cluster only. */
export function canBeMade(
  storageClass: StorageClass | undefined,
  { labels }: SelectableNode,
): boolean {
  if (storageClass === undefined) return false;
  if (storageClass.provisioner === "kubernetes.io/no-provisioner") return false;
  const { allowedTopologies = [] } = storageClass;
  if (allowedTopologies.length === 0) return true;
  return allowedTopologies.some(({ matchLabelExpressions = [] }) => {
    // A term without conditions means no node, as in selectors of nodes.
    if (matchLabelExpressions.length === 0) return false;
    return matchLabelExpressions.every(({ key, values }) => {
      const value = labels[key];
      return value !== undefined && values.includes(value);
    });
  });
}
