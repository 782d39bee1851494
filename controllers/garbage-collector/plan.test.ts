import { expect, test } from "vitest";
import { ReplicaSet } from "../../api/apps/replicaset.ts";
import { Pod } from "../../api/core/pod/pod.ts";
import type { KubeObject } from "../../api/resource.ts";
import { type Action, untyped } from "../../client/action.ts";
import { podOf, replicaSetOf, timeAt } from "../testing/workloads.ts";
import type { Owner, OwnerState } from "./owners.ts";
import { type Item, planGarbage } from "./plan.ts";

type Metadata = KubeObject["metadata"];

const owner = (name: string, state: OwnerState, more: Partial<Owner> = {}): Owner => ({
  reference: { apiVersion: "apps/v1", kind: "ReplicaSet", name, uid: `${name}-uid` },
  state,
  resource: untyped(ReplicaSet),
  namespace: "default",
  ...more,
});

/** A dependent with its references, blocking or not. */
const pod = (metadata: Metadata, ...names: string[]): Item => ({
  resource: untyped(Pod),
  object: podOf({
    metadata: {
      resourceVersion: "7",
      ...metadata,
      name: "p",
      uid: "p-uid",
      ownerReferences: names.map((name) => owner(name, "solid").reference),
    },
  }),
});

/** A plan in short: the verb, the name, and what is asked for. */
const brief = (action: Action) => {
  switch (action.do) {
    case "delete":
      return ["delete", action.name, action.options, (action.unless ?? []).map(({ uid }) => uid)];
    case "patch":
      return ["patch", action.name, action.patch, (action.unless ?? []).map(({ uid }) => uid)];
    case "record":
      return ["record", action.event.reason, action.event.message];
    default:
      return [action.do];
  }
};

const plan = (item: Item, owners: readonly Owner[], dependents: readonly Item[] = []) =>
  planGarbage({ ...item, owners: () => owners, dependents: () => dependents }).actions.map(brief);

const deleted = (propagationPolicy: string, ...unless: string[]) => [
  "delete",
  "p",
  { preconditions: { uid: "p-uid", resourceVersion: "7" }, propagationPolicy },
  unless,
];
const patched = (changes: object, unless: readonly string[] = []) => [
  "patch",
  "p",
  { metadata: { uid: "p-uid", resourceVersion: "7", ...changes } },
  unless,
];

test.each([
  { behaviour: "without owners", owners: [], actions: [] },
  { behaviour: "with an owner", owners: [owner("a", "solid")], actions: [] },
  {
    behaviour: "with an owner of a kind that is not served",
    owners: [owner("a", "absent"), owner("b", "unknown")],
    actions: [],
  },
  {
    behaviour: "whose owners are all gone",
    owners: [owner("a", "absent"), owner("b", "absent")],
    actions: [deleted("Background", "a-uid", "b-uid")],
  },
  {
    behaviour: "whose owner waits for it",
    owners: [owner("a", "waiting")],
    actions: [deleted("Background")],
  },
  {
    behaviour: "that has one owner left of three",
    owners: [owner("a", "absent"), owner("b", "solid"), owner("c", "waiting")],
    actions: [patched({ ownerReferences: [owner("b", "solid").reference] }, ["a-uid"])],
  },
  {
    behaviour: "whose owner is in another namespace",
    owners: [owner("a", "absent", { isElsewhere: true })],
    actions: [
      [
        "record",
        "OwnerRefInvalidNamespace",
        "ownerRef [apps/v1/ReplicaSet, namespace: default, name: a, uid: a-uid] " +
          'does not exist in namespace "default"',
      ],
      deleted("Background", "a-uid"),
    ],
  },
  {
    behaviour: "of the whole cluster whose owner is in a namespace",
    owners: [owner("a", "unknown", { isElsewhere: true }), owner("b", "absent")],
    actions: [
      [
        "record",
        "OwnerRefInvalidNamespace",
        "ownerRef [apps/v1/ReplicaSet, namespace: default, name: a, uid: a-uid] " +
          'does not exist in namespace "default"',
      ],
    ],
  },
])("an object $behaviour", ({ owners, actions }) => {
  const names = owners.map(({ reference }) => reference.name);
  expect(plan(pod({}, ...names), owners)).toEqual(actions);
});

test.each([
  { finalizer: "orphan", policy: "Orphan" },
  { finalizer: "foregroundDeletion", policy: "Foreground" },
  { finalizer: "example.com/x", policy: "Background" },
])("an object with the finalizer $finalizer is deleted as it asks for", ({ finalizer, policy }) => {
  expect(plan(pod({ finalizers: [finalizer] }, "a"), [owner("a", "absent")])).toEqual([
    deleted(policy, "a-uid"),
  ]);
});

test("what waits for an owner passes the waiting on to its own dependents", () => {
  const mine = pod({}, "p");
  expect(plan(pod({}, "a"), [owner("a", "waiting")], [mine])).toEqual([deleted("Foreground")]);
});

test("two objects that wait for each other are freed", () => {
  const waiting = pod({ deletionTimestamp: timeAt(0), finalizers: ["foregroundDeletion"] }, "p");
  const ownerReferences = [{ ...owner("a", "waiting").reference, blockOwnerDeletion: false }];
  expect(plan(pod({}, "a"), [owner("a", "waiting")], [waiting])).toEqual([
    patched({ ownerReferences }),
    // It has just been changed, so it is not asked to be as it was seen.
    ["delete", "p", { preconditions: { uid: "p-uid" }, propagationPolicy: "Foreground" }, []],
  ]);
});

const blocking = (isBlocking: boolean): Item => {
  const reference = { ...owner("p", "solid").reference, blockOwnerDeletion: isBlocking };
  const object = podOf({ metadata: { name: "d", ownerReferences: [reference] } });
  return { resource: untyped(Pod), object };
};

test.each([
  {
    behaviour: "is left to whoever deletes it",
    metadata: { finalizers: ["example.com/x"] },
    dependents: [],
    actions: [],
  },
  {
    behaviour: "waits for dependents that block it",
    metadata: { finalizers: ["foregroundDeletion"] },
    dependents: [blocking(true)],
    actions: [],
  },
  {
    behaviour: "goes without waiting for others",
    metadata: { finalizers: ["example.com/x", "foregroundDeletion"] },
    dependents: [blocking(false)],
    actions: [patched({ finalizers: ["example.com/x"] })],
  },
  {
    behaviour: "lets go of its dependents first where it orphans them",
    metadata: { finalizers: ["orphan"] },
    dependents: [blocking(true)],
    actions: [
      ["patch", "d", { metadata: { uid: "d-uid", ownerReferences: null } }, []],
      patched({ finalizers: null }),
    ],
  },
])("an object that is being deleted $behaviour", ({ metadata, dependents, actions }) => {
  const item = pod({ ...metadata, deletionTimestamp: timeAt(0) });
  expect(plan(item, [owner("a", "absent")], dependents)).toEqual(actions);
});

test("what the server may hold back is looked at again", () => {
  const item = { resource: untyped(ReplicaSet), object: replicaSetOf() };
  const owners = () => [owner("a", "absent")];
  expect(planGarbage({ ...item, owners, dependents: () => [] }).requeueAfterMs).toBe(1000);
});
