import { expect, test } from "vitest";
import { ConfigMap } from "../../api/core/configmap.ts";
import type { NamespaceCondition } from "../../api/core/namespace.ts";
import { Pod } from "../../api/core/pod/pod.ts";
import type { KubeObject } from "../../api/resource.ts";
import { untyped } from "../../client/action.ts";
import { terminatingNamespace } from "../testing/infrastructure.ts";
import { nowMs, podOf, timeAt } from "../testing/workloads.ts";
import { planTermination } from "./plan.ts";

const configMap = (name: string, metadata: KubeObject["metadata"] = {}): KubeObject => ({
  apiVersion: "v1",
  kind: "ConfigMap",
  metadata: { name, namespace: "x", uid: `${name}-uid`, ...metadata },
});

interface Given {
  readonly pods?: readonly Pod[];
  readonly configMaps?: readonly KubeObject[];
  readonly namespace?: Parameters<typeof terminatingNamespace>[0];
}

const observed = ({ pods = [], configMaps = [], namespace }: Given) => ({
  namespace: terminatingNamespace(namespace),
  pods: { resource: untyped(Pod), objects: pods },
  others: [{ resource: untyped(ConfigMap), objects: configMaps }],
  nowMs,
});

/** Names deleted, conditions told, finalizers left, and the time until the next look. */
function outline(given: Given) {
  const { actions, requeueAfterMs } = planTermination(observed(given));
  const deleted = actions.flatMap((action) => (action.do === "delete" ? [action.name] : []));
  const updates = actions.flatMap((action) => (action.do === "update" ? [action] : []));
  const told = updates
    .filter(({ subresource }) => subresource === "status")
    .flatMap(({ object }) => conditionsOf(object))
    .map(({ status, reason, message }) => `${status} ${reason}: ${message}`);
  const finalized = updates.some(({ subresource }) => subresource === "finalize");
  return { deleted, told, finalized, requeueAfterMs };
}

function conditionsOf(object: KubeObject): readonly NamespaceCondition[] {
  // Only namespaces have their status written here.
  const { status } = object as ReturnType<typeof terminatingNamespace>;
  return status.conditions ?? [];
}

const fine = [
  "False ResourcesDiscovered: All resources successfully discovered",
  "False ParsedGroupVersions: All legacy kube types successfully parsed",
  "False ContentDeleted: All content successfully deleted, may be waiting on finalization",
];
const removed = "False ContentRemoved: All content successfully removed";

test("a namespace is emptied, and tells that nothing will remain", () => {
  expect(outline({ configMaps: [configMap("a"), configMap("b")] })).toEqual({
    deleted: ["a", "b"],
    told: [...fine, removed, removed],
    finalized: false,
    requeueAfterMs: 100,
  });
});

test("pods go first, and have time to end", () => {
  expect(outline({ pods: [podOf()], configMaps: [configMap("a")] })).toEqual({
    deleted: ["web-1-a"],
    told: [
      ...fine,
      "True SomeResourcesRemain: Some resources are remaining: pods. has 1 resource instances",
      removed,
    ],
    finalized: false,
    requeueAfterMs: 16_000,
  });
});

test("pods that have days to end are looked at every five minutes", () => {
  const spec = { terminationGracePeriodSeconds: 604_800 };
  expect(outline({ pods: [podOf({ spec })] }).requeueAfterMs).toBe(300_000);
});

test("finalizers are counted", () => {
  const held = { finalizers: ["example.com/hold"] };
  expect(outline({ configMaps: [configMap("a", held), configMap("b", held)] })).toEqual({
    deleted: ["a", "b"],
    told: [
      ...fine,
      "True SomeResourcesRemain: Some resources are remaining: configmaps. has 2 resource instances",
      "True SomeFinalizersRemain: Some content in the namespace has finalizers remaining: " +
        "example.com/hold in 2 resource instances",
    ],
    finalized: false,
    requeueAfterMs: 8000,
  });
});

test("a pod that outlives its time is a failure", () => {
  const metadata = { deletionTimestamp: timeAt(-60), deletionGracePeriodSeconds: 30 };
  const namespace = { metadata: { deletionTimestamp: timeAt(-90) } };
  expect(outline({ pods: [podOf({ metadata })], namespace })).toEqual({
    deleted: [],
    told: [
      ...fine.slice(0, 2),
      "True ContentDeletionFailed: Failed to delete all resource types, 1 remaining: unexpected " +
        "items still remain in namespace: x for gvr: /v1, Resource=pods",
      "True SomeResourcesRemain: Some resources are remaining: pods. has 1 resource instances",
      removed,
    ],
    finalized: false,
    requeueAfterMs: 5000,
  });
});

/** The conditions as they are once they were written. */
const settled = (given: Given) =>
  planTermination(observed(given)).actions.flatMap((action) =>
    action.do === "update" ? conditionsOf(action.object) : [],
  );

test("an empty namespace that has told so loses its finalizer", () => {
  const status = { conditions: settled({}) };
  expect(outline({ namespace: { status } })).toEqual({
    deleted: [],
    told: [],
    finalized: true,
    requeueAfterMs: undefined,
  });
});

test("what is told already is not told again", () => {
  const configMaps = [configMap("a", { finalizers: ["x/y"], deletionTimestamp: timeAt(-1) })];
  const status = { conditions: settled({ configMaps }) };
  expect(outline({ configMaps, namespace: { status } })).toEqual({
    deleted: [],
    told: [],
    finalized: false,
    requeueAfterMs: 8000,
  });
});

test.each([
  { behaviour: "that lives", namespace: { metadata: { deletionTimestamp: undefined } } },
  { behaviour: "that is final", namespace: { spec: { finalizers: [] } } },
])("a namespace $behaviour is left alone", ({ namespace }) => {
  expect(planTermination(observed({ namespace, configMaps: [configMap("a")] }))).toEqual({
    actions: [],
  });
});
