import { expect, test } from "vitest";
import type { Node } from "../../api/core/node/node.ts";
import type { Pod } from "../../api/core/pod/pod.ts";
import { testContainer, testContainerStatus, testPod } from "../../api/core/pod/test-pods.ts";
import { planStaticPods } from "./plan-static.ts";
import { type StaticPod, staticPod } from "./static-pods.ts";
import type { StaticRun } from "./static-runs.ts";

const key = "default/web-n";

function wanted(image: string): StaticPod {
  const spec = { containers: [{ name: "c", image }] };
  const manifest = { apiVersion: "v1", kind: "Pod", metadata: { name: "web" }, spec };
  const made = staticPod(JSON.stringify(manifest), { node: "n", path: "/web.yaml" });
  if (made === undefined) throw new Error("the manifest is no pod");
  return made;
}

const [first, second] = [wanted("a"), wanted("b")];

const mirrorOf = ({ hash }: StaticPod, deletionTimestamp?: string): Pod =>
  testPod({
    metadata: {
      name: "web-n",
      annotations: { "kubernetes.io/config.mirror": hash },
      ...(deletionTimestamp && { deletionTimestamp }),
    },
    spec: { containers: [testContainer({ name: "c" })] },
    status: { containerStatuses: [testContainerStatus({ name: "c", state: { running: {} } })] },
  });

const node: Node = {
  apiVersion: "v1",
  kind: "Node",
  metadata: { name: "n", uid: "u" },
  spec: {},
  // Only the name and the uid are looked at.
  status: {} as Node["status"],
};

interface Row {
  readonly wanted: StaticPod | undefined;
  readonly mirror?: Pod;
  readonly run?: StaticRun;
  /** In the order of the actions, and then what becomes of the runs. */
  readonly plan: readonly string[];
}

const running: StaticRun = { hash: first.hash, seenMs: 1 };
const stopping: StaticRun = { ...running, stopMs: 2 };

test.each<Row & { readonly behaviour: string }>([
  { behaviour: "nothing is wanted nor there", wanted: undefined, plan: [] },
  { behaviour: "a manifest is new", wanted: first, plan: ["create", "begins"] },
  {
    behaviour: "all is as it should be",
    wanted: first,
    mirror: mirrorOf(first),
    run: running,
    plan: [],
  },
  {
    behaviour: "the mirror pod is missing, while the pod runs",
    wanted: first,
    run: running,
    plan: ["create"],
  },
  {
    behaviour: "the mirror pod is being deleted",
    wanted: first,
    mirror: mirrorOf(first, "2026-01-01T00:00:00Z"),
    run: running,
    plan: ["delete"],
  },
  {
    behaviour: "the manifest has changed",
    wanted: second,
    mirror: mirrorOf(first),
    run: running,
    plan: ["record", "stops"],
  },
  {
    behaviour: "the manifest is gone",
    wanted: undefined,
    mirror: mirrorOf(first),
    run: running,
    plan: ["record", "stops"],
  },
  {
    behaviour: "the pod is about to stop",
    wanted: second,
    mirror: mirrorOf(first),
    run: stopping,
    plan: [],
  },
  { behaviour: "the pod has stopped", wanted: second, run: stopping, plan: ["ends"] },
  {
    behaviour: "a mirror pod shows what does not run",
    wanted: undefined,
    mirror: mirrorOf(first),
    plan: ["delete"],
  },
])("where $behaviour the kubelet does $plan", ({ wanted: pod, mirror, run, plan }) => {
  const made = planStaticPods({
    node,
    wanted: pod === undefined ? [] : [pod],
    mirrors: new Map(mirror === undefined ? [] : [[key, mirror]]),
    runs: new Map(run === undefined ? [] : [[key, run]]),
    nowMs: 5,
  });
  expect([
    ...made.actions.map((action) => action.do),
    ...made.begun.map(() => "begins"),
    ...made.stopped.map(() => "stops"),
    ...made.ended.map(() => "ends"),
  ]).toEqual(plan);
});
