/** Revisions: states of a workload at one time, each an object, numbered as they came. */

import { ControllerRevision } from "../../api/apps/controller-revision.ts";
import { compareText } from "../../api/compare-text.ts";
import { equalJson, isObject } from "../../api/json.ts";
import type { KubeObject } from "../../api/resource.ts";
import { controllerRefTo } from "../claim.ts";
import { contentHash } from "../hash.ts";

/** The label by which pods say which revision they are of. */
export const revisionLabel = "controller-revision-hash";

/** The label of a revision that holds the hash of its data. */
export const dataHashLabel = "controller.kubernetes.io/hash";

/** A state to keep, and whose it is. */
export interface State {
  readonly owner: KubeObject;
  /** What it takes to bring the state back, in a form of the controller's own. */
  readonly data: ControllerRevision["data"];
  /** The labels of the revision: those by which the owner finds it. */
  readonly labels: Readonly<Record<string, string>> | undefined;
  /** The label that the hash is written to. */
  readonly hashLabel: string;
}

/** The longest prefix of a name that leaves room for a hash, in characters. */
const prefixCharsMax = 223;

/**
 * A revision of the state, yet to be created. Its name has the hash of the data, so that equal
 * states have equal names; collisions give it another. The annotations of the owner go with it.
 * Source: pkg/controller/history NewControllerRevision 1.36.
 */
export function newRevision(
  { owner, data, labels, hashLabel }: State,
  revision: number,
  collisionCount: number,
): ControllerRevision {
  const { name = "", namespace, annotations } = owner.metadata;
  const hash = contentHash(data, collisionCount);
  return {
    apiVersion: ControllerRevision.apiVersion,
    kind: ControllerRevision.kind,
    metadata: {
      name: `${name.slice(0, prefixCharsMax)}-${hash}`,
      namespace,
      labels: { ...labels, [hashLabel]: hash },
      ...(annotations && { annotations }),
      ownerReferences: [controllerRefTo(owner)],
    },
    data: withSortedKeys(data),
    revision,
  };
}

/** kubectl compares revisions byte by byte, as Go writes them: with the keys of objects sorted. */
function withSortedKeys(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withSortedKeys);
  if (!isObject(value)) return value;
  const members = Object.keys(value)
    .filter((key) => value[key] !== undefined)
    .sort()
    .map((key) => [key, withSortedKeys(value[key])]);
  return Object.fromEntries(members);
}

/** Whether two revisions are of the same state, whatever their numbers and names. */
export const equalRevision = (left: ControllerRevision, right: ControllerRevision): boolean =>
  equalJson(left.data, right.data);

/** Sorts by number, then by age, then by name. */
export function byRevision(left: ControllerRevision, right: ControllerRevision): number {
  const { creationTimestamp: leftTime = "", name: leftName = "" } = left.metadata;
  const { creationTimestamp: rightTime = "", name: rightName = "" } = right.metadata;
  return (
    left.revision - right.revision ||
    compareText(leftTime, rightTime) ||
    compareText(leftName, rightName)
  );
}

/** The number that follows all others; the first is 1. */
export const nextRevision = (revisions: readonly ControllerRevision[]): number =>
  revisions.reduce((most, { revision }) => Math.max(most, revision), 0) + 1;
