/** The claim that is made for what a pod asks for by the names of extended resources. */
import type { Node } from "../../api/core/node/node.ts";
import type { Pod } from "../../api/core/pod/pod.ts";
import { quantityToNumber } from "../../api/quantity.ts";
import { ResourceClaim } from "../../api/resource/resource-claim.ts";
import { controllerRef } from "../../client/controller.ts";
import { podRequests } from "../resources/pod-requests.ts";
import type { Devices } from "./devices.ts";
import { extendedRequests, type RequestMapping } from "./extended-requests.ts";

const annotation = "resource.kubernetes.io/extended-resource-claim";

/** What a pod asks for of which there is a class. */
export interface ExtendedNeeds {
  readonly pod: Pod;
  /** The names of the classes by the resources. */
  readonly classes: ReadonlyMap<string, string>;
  /** Made in an attempt before, which came to nothing. */
  readonly stale: ResourceClaim | undefined;
}

/** What a pod needs on a node that does not count its devices itself. */
export interface ExtendedClaim {
  /** As it is to be made: it has no name yet, and the pod's uid. */
  readonly claim: ResourceClaim;
  readonly mappings: readonly RequestMapping[];
}

const none: ReadonlyMap<string, string> = new Map();

/** The classes that stand for resources that a pod asks for, by those. */
export function classesAskedOf(
  pod: Pod,
  { extendedClasses }: Pick<Devices, "extendedClasses">,
): ReadonlyMap<string, string> {
  if (extendedClasses.size === 0) return none;
  const classes = new Map<string, string>();
  for (const { name, amount } of podRequests(pod).amounts) {
    const deviceClass = extendedClasses.get(name);
    if (deviceClass !== undefined && amount > 0) classes.set(name, deviceClass);
  }
  return classes;
}

/** What is to be met by devices; nothing where no class has a resource that the pod asks for. */
export function extendedNeedsOf(pod: Pod, devices: Devices): ExtendedNeeds | undefined {
  const classes = classesAskedOf(pod, devices);
  if (classes.size === 0) return undefined;
  const stale = [...devices.sources.claims.values()].find((claim) => isMadeFor(pod, claim));
  return { pod, classes, stale };
}

const isMadeFor = ({ metadata: { uid } }: Pod, claim: ResourceClaim): boolean =>
  isExtendedClaim(claim) && controllerRef(claim)?.uid === uid;

export const isExtendedClaim = ({ metadata }: ResourceClaim): boolean =>
  metadata.annotations?.[annotation] === "true";

/**
 * The claim for a node: of the resources that the node does not have itself. Undefined where it has
 * all. Source: dynamicresources filterExtendedResources 1.36.
 */
export function extendedClaimOn(
  { pod, classes }: ExtendedNeeds,
  node: Node | undefined,
): ExtendedClaim | undefined {
  const allocatable = node?.status.allocatable ?? {};
  const lacking = [...classes].filter(([name]) => quantityToNumber(allocatable[name] ?? "0") === 0);
  if (lacking.length === 0) return undefined;
  const { requests, mappings } = extendedRequests(pod, new Map(lacking));
  const { apiVersion, kind } = pod;
  const { namespace, name = "", uid = "" } = pod.metadata;
  const claim: ResourceClaim = {
    apiVersion: ResourceClaim.apiVersion,
    kind: ResourceClaim.kind,
    metadata: {
      namespace,
      name: "<extended-resources>",
      uid,
      generateName: `${name}-extended-resources-`,
      annotations: { [annotation]: "true" },
      ownerReferences: [{ apiVersion, kind, name, uid, controller: true }],
    },
    spec: { devices: { requests } },
    status: {},
  };
  return { claim, mappings };
}
