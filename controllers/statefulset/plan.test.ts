import { describe, expect, test } from "vitest";
import type { ControllerRevision } from "../../api/apps/controller-revision.ts";
import type { StatefulSet, StatefulSetSpec } from "../../api/apps/statefulset.ts";
import type { Pod } from "../../api/core/pod/pod.ts";
import type { Action } from "../../client/action.ts";
import { controllerRefTo } from "../claim.ts";
import { newRevision, revisionLabel } from "../history/revision.ts";
import {
  nowMs,
  podOf,
  podTemplate,
  readyCondition,
  statefulSetOf,
  timeAt,
} from "../testing/workloads.ts";
import { type Observed, planStatefulSet } from "./plan.ts";
import { podNameLabel } from "./pod.ts";
import { stateOf } from "./revisions.ts";

/** The revision of an image, as the set keeps it. */
function revisionOf(image: string, revision = 1): ControllerRevision {
  const set = statefulSetOf({ spec: { template: podTemplate(image) } });
  const made = newRevision(stateOf(set), revision, 0);
  return { ...made, metadata: { ...made.metadata, uid: `${image}-uid` } };
}
const nameOf = (image: string) => revisionOf(image).metadata.name ?? "";

type State = "ready" | "starting" | "ending" | "failed" | "succeeded";

/** What a pod has in each state beside what all have. */
const states: Readonly<Record<State, Parameters<typeof podOf>[0]>> = {
  ready: {},
  starting: { status: { phase: "Pending", conditions: [] } },
  ending: { metadata: { deletionTimestamp: timeAt(-1) } },
  failed: { status: { phase: "Failed", conditions: [] } },
  succeeded: { status: { phase: "Succeeded", conditions: [] } },
};

/** A pod of the set, by number. */
function pod(ordinal: number, state: State = "ready", image = "app:1"): Pod {
  const name = `db-${ordinal}`;
  const { metadata, status } = states[state] ?? {};
  return podOf({
    metadata: {
      name,
      labels: { app: "web", [podNameLabel]: name, [revisionLabel]: nameOf(image) },
      ownerReferences: [controllerRefTo(statefulSetOf())],
      ...metadata,
    },
    ...(status && { status }),
  });
}

interface Given extends Partial<Observed> {
  readonly spec?: Partial<StatefulSetSpec>;
  readonly status?: Partial<StatefulSet["status"]>;
}

const plan = ({ spec, status, ...observed }: Given) =>
  planStatefulSet({
    statefulSet: statefulSetOf({
      spec: spec ?? {},
      status: { currentRevision: nameOf("app:1"), ...status },
    }),
    pods: [],
    revisions: [revisionOf("app:1")],
    revisionNamed: () => undefined,
    podNamed: () => undefined,
    claimNamed: () => undefined,
    nowMs,
    ...observed,
  });

/** What is done to which object, without the report. */
function brief(action: Action): string {
  if (action.do === "delete" || action.do === "patch") return `${action.do} ${action.name}`;
  if (action.do !== "create" && action.do !== "update") return action.do;
  const { name, labels } = action.object.metadata;
  if (action.object.kind === "StatefulSet") return "report";
  if (action.object.kind !== "Pod" || action.do === "update") return `${action.do} ${name}`;
  return `create ${name} of ${labels?.[revisionLabel] === nameOf("app:1") ? "app:1" : "app:2"}`;
}
const steps = (given: Given) =>
  plan(given)
    .actions.map(brief)
    .filter((step) => step !== "report" && !step.startsWith("update db-"));
const parallel = { podManagementPolicy: "Parallel" };
const rolling = (rollingUpdate: StatefulSetSpec["updateStrategy"]["rollingUpdate"]) => ({
  updateStrategy: { type: "RollingUpdate", rollingUpdate },
});
const second = {
  revisions: [revisionOf("app:1"), revisionOf("app:2", 2)],
} as const;
const updating = { template: podTemplate("app:2") };

describe("pods in order", () => {
  test.each<{ behaviour: string; given: Given; expected: string[] }>([
    {
      behaviour: "begin with the first",
      given: {},
      expected: ["create db-0 of app:1"],
    },
    {
      behaviour: "follow one that is ready",
      given: { pods: [pod(0)] },
      expected: ["create db-1 of app:1"],
    },
    {
      behaviour: "do not follow one that is starting",
      given: { pods: [pod(0, "starting")] },
      expected: [],
    },
    {
      behaviour: "do not follow one that is ending",
      given: { pods: [pod(0, "ending")] },
      expected: [],
    },
    {
      behaviour: "are made where one is missing before others",
      given: { pods: [pod(1), pod(2)] },
      expected: ["create db-0 of app:1"],
    },
    {
      behaviour: "count from where the set says",
      given: { spec: { ordinals: { start: 4 } }, pods: [pod(4)] },
      expected: ["create db-5 of app:1"],
    },
    {
      behaviour: "that failed are cleared away first",
      given: { pods: [pod(0, "failed")] },
      expected: ["delete db-0"],
    },
    {
      behaviour: "that ended well are cleared away too",
      given: { pods: [pod(0), pod(1, "succeeded")] },
      expected: ["delete db-1"],
    },
    {
      behaviour: "below the first number go, the highest first",
      given: { spec: { replicas: 1, ordinals: { start: 2 } }, pods: [pod(0), pod(1), pod(2)] },
      expected: ["delete db-1"],
    },
    {
      behaviour: "that are too many go one at a time, the highest first",
      given: { spec: { replicas: 1 }, pods: [pod(0), pod(1), pod(2)] },
      expected: ["delete db-2"],
    },
    {
      behaviour: "wait for the one that is going",
      given: { spec: { replicas: 1 }, pods: [pod(0), pod(1), pod(2, "ending")] },
      expected: [],
    },
    {
      behaviour: "do not go while one that stays is starting",
      given: { spec: { replicas: 1 }, pods: [pod(0, "starting"), pod(1)] },
      expected: [],
    },
    {
      behaviour: "that are too many and unready go if none below them is unready",
      given: { spec: { replicas: 1 }, pods: [pod(0), pod(1), pod(2, "starting")] },
      expected: ["delete db-2"],
    },
    {
      behaviour: "that are too many and unready wait for one below them that is unready",
      given: { spec: { replicas: 1 }, pods: [pod(0), pod(1, "starting"), pod(2, "starting")] },
      expected: [],
    },
    {
      behaviour: "stay as they are once the set is being deleted",
      given: {
        statefulSet: statefulSetOf({ metadata: { deletionTimestamp: timeAt(0) } }),
        pods: [pod(0)],
      },
      expected: [],
    },
  ])("$behaviour", ({ given, expected }) => {
    expect(steps(given)).toEqual(expected);
  });
});

describe("pods in parallel", () => {
  test.each<{ behaviour: string; pods: Pod[]; replicas: number; expected: string[] }>([
    {
      behaviour: "are all made at once",
      pods: [pod(1, "starting")],
      replicas: 3,
      expected: ["create db-0 of app:1", "create db-2 of app:1"],
    },
    {
      behaviour: "all go at once, the highest first",
      pods: [pod(0), pod(1), pod(2, "ending"), pod(3, "starting")],
      replicas: 1,
      expected: ["delete db-3", "delete db-1"],
    },
    {
      behaviour: "that ended are cleared away while others are made",
      pods: [pod(0, "failed")],
      replicas: 2,
      expected: ["delete db-0", "create db-1 of app:1"],
    },
  ])("$behaviour", ({ pods, replicas, expected }) => {
    expect(steps({ spec: { ...parallel, replicas }, pods })).toEqual(expected);
  });
});

describe("an update", () => {
  const old = [pod(0), pod(1), pod(2)];
  const half = [pod(0), pod(1), pod(2, "ready", "app:2")];
  test.each<{ behaviour: string; given: Given; expected: string[] }>([
    {
      behaviour: "begins with the highest number",
      given: { spec: updating, pods: old },
      expected: ["delete db-2"],
    },
    {
      behaviour: "makes the pod of the new template in its place",
      given: { spec: updating, pods: [pod(0), pod(1)] },
      expected: ["create db-2 of app:2"],
    },
    {
      behaviour: "goes on once the new pod is ready",
      given: { spec: updating, pods: half },
      expected: ["delete db-1"],
    },
    {
      behaviour: "waits for the new pod",
      given: { spec: updating, pods: [pod(0), pod(1), pod(2, "starting", "app:2")] },
      expected: [],
    },
    {
      behaviour: "to a bad template stays stuck in order, even once the template is mended",
      given: { pods: [pod(0), pod(1), pod(2, "starting", "app:2")] },
      expected: [],
    },
    {
      behaviour: "to a bad template is left behind in parallel once the template is mended",
      given: { spec: parallel, pods: [pod(0), pod(1), pod(2, "starting", "app:2")] },
      expected: ["delete db-2"],
    },
    {
      behaviour: "in parallel takes one pod at a time too",
      given: { spec: { ...updating, ...parallel }, pods: old },
      expected: ["delete db-2"],
    },
    {
      behaviour: "in parallel waits for the new pod too",
      given: {
        spec: { ...updating, ...parallel },
        pods: [pod(0), pod(1), pod(2, "starting", "app:2")],
      },
      expected: [],
    },
    {
      behaviour: "in parallel waits until the old pod is gone",
      given: { spec: { ...updating, ...parallel }, pods: [pod(0), pod(1), pod(2, "ending")] },
      expected: [],
    },
    {
      behaviour: "ends at the partition",
      given: { spec: { ...updating, ...rolling({ partition: 2 }) }, pods: half },
      expected: [],
    },
    {
      behaviour: "makes pods below the partition as they were",
      given: { spec: { ...updating, ...rolling({ partition: 2 }) }, pods: half.slice(1) },
      expected: ["create db-0 of app:1"],
    },
    {
      behaviour: "counts the partition from the first number",
      given: {
        spec: { ...updating, ...rolling({ partition: 1 }), replicas: 2, ordinals: { start: 1 } },
        pods: [pod(1), pod(2)],
      },
      expected: ["delete db-2"],
    },
    {
      behaviour: "takes as many pods as may be missing",
      given: { spec: { ...updating, ...rolling({ maxUnavailable: 2 }) }, pods: old },
      expected: ["delete db-2", "delete db-1"],
    },
    {
      behaviour: "takes one pod where the share is less than one",
      given: { spec: { ...updating, ...rolling({ maxUnavailable: "10%" }) }, pods: old },
      expected: ["delete db-2"],
    },
    {
      behaviour: "counts pods that are missing anyway",
      given: {
        spec: { ...updating, ...parallel, ...rolling({ maxUnavailable: 2 }) },
        pods: [pod(0), pod(1), pod(2, "ending")],
      },
      expected: ["delete db-1"],
    },
    {
      behaviour: "by hand waits until somebody deletes a pod",
      given: { spec: { ...updating, updateStrategy: { type: "OnDelete" } }, pods: old },
      expected: [],
    },
    {
      behaviour: "by hand replaces any pod that was deleted",
      given: { spec: { ...updating, updateStrategy: { type: "OnDelete" } }, pods: old.slice(1) },
      expected: ["create db-0 of app:2"],
    },
    {
      behaviour: "comes after a change of size",
      given: { spec: { ...updating, replicas: 2 }, pods: old },
      expected: ["delete db-2"],
    },
  ])("$behaviour", ({ given, expected }) => {
    expect(steps({ ...second, ...given, revisions: revisionsFor(given) })).toEqual(expected);
  });

  /** Once the template is mended the old revision is the latest. */
  function revisionsFor({ spec }: Given): readonly ControllerRevision[] {
    const isUpdating = spec?.template === updating.template;
    return isUpdating ? second.revisions : [revisionOf("app:1", 3), revisionOf("app:2", 2)];
  }
});

test("a pod has a name, an index, a host name, a revision and claims of its own", () => {
  const template = podTemplate("app:1", { annotations: { a: "b" }, finalizers: ["f.example/f"] });
  const volumes = [
    { name: "data", emptyDir: {} },
    { name: "logs", emptyDir: {} },
  ];
  const statefulSet = statefulSetOf({
    spec: {
      template: { ...template, spec: { ...template.spec, volumes, subdomain: "other" } },
      volumeClaimTemplates: [claim],
    },
  });
  const { actions } = plan({ statefulSet, revisions: [], pods: [] });
  const made = actions.find((action) => action.do === "create" && action.object.kind === "Pod");
  const revision = newRevision(stateOf(statefulSet), 1, 0).metadata.name;
  expect(made).toMatchObject({
    object: {
      metadata: {
        name: "db-0",
        namespace: "default",
        labels: {
          app: "web",
          "statefulset.kubernetes.io/pod-name": "db-0",
          "apps.kubernetes.io/pod-index": "0",
          "controller-revision-hash": revision,
        },
        annotations: { a: "b" },
        finalizers: ["f.example/f"],
        ownerReferences: [controllerRefTo(statefulSet)],
      },
      spec: {
        containers: template.spec.containers,
        hostname: "db-0",
        subdomain: "db",
        volumes: [
          { name: "data", persistentVolumeClaim: { claimName: "data-db-0" } },
          { name: "logs", emptyDir: {} },
        ],
      },
    },
    succeeded: {
      type: "Normal",
      reason: "SuccessfulCreate",
      message: "create Pod db-0 in StatefulSet db successful",
    },
    failed: {
      type: "Warning",
      reason: "FailedCreate",
      message: "create Pod db-0 in StatefulSet db failed error: {error}",
    },
  });
});

const claim = {
  apiVersion: "v1",
  kind: "PersistentVolumeClaim",
  metadata: { name: "data" },
  spec: { accessModes: ["ReadWriteOnce"], resources: {}, volumeMode: "Filesystem" },
  status: { phase: "Pending" },
};

test("a pod whose name a stranger has is tried without a word", () => {
  const { actions } = plan({ podNamed: () => podOf() });
  expect(actions.find(({ do: verb }) => verb === "create")).not.toHaveProperty("failed");
});

describe("the status", () => {
  const report = (given: Given) => {
    const action = plan(given).actions.find((each) => brief(each) === "report");
    return action?.do === "update" ? (action.object as StatefulSet).status : undefined;
  };
  const revisions = { currentRevision: nameOf("app:1"), updateRevision: nameOf("app:1") };
  const settled = {
    observedGeneration: 1,
    replicas: 3,
    readyReplicas: 3,
    currentReplicas: 3,
    updatedReplicas: 3,
    ...revisions,
    collisionCount: 0,
    availableReplicas: 3,
  };
  const all = [pod(0), pod(1), pod(2)];

  test("of a set that is as it should be is left alone", () => {
    expect(plan({ pods: all, status: settled })).toEqual({ actions: [] });
  });

  test("counts a pod that is made only once it is there", () => {
    expect(report({})).toEqual({
      observedGeneration: 1,
      replicas: 0,
      ...revisions,
      collisionCount: 0,
      availableReplicas: 0,
    });
  });

  test("counts pods that are going, but not by their revision", () => {
    const pods = [pod(0), pod(1), pod(2, "ending")];
    expect(report({ pods })).toEqual({ ...settled, currentReplicas: 2, updatedReplicas: 2 });
  });

  test("tells of two revisions until the last pod is updated, and of the pod just taken", () => {
    const pods = [pod(0), pod(1, "ready", "app:2"), pod(2, "ready", "app:2")];
    expect(report({ ...second, spec: updating, pods })).toEqual({
      ...settled,
      currentReplicas: undefined,
      updatedReplicas: 2,
      updateRevision: nameOf("app:2"),
    });
  });

  test("makes the new revision the current one once every pod is of it and ready", () => {
    const pods = [0, 1, 2].map((ordinal) => pod(ordinal, "ready", "app:2"));
    expect(report({ ...second, spec: updating, pods })).toEqual({
      ...settled,
      currentRevision: nameOf("app:2"),
      updateRevision: nameOf("app:2"),
    });
  });

  test("of an update by hand keeps the old revision as the current one", () => {
    const pods = [0, 1, 2].map((ordinal) => pod(ordinal, "ready", "app:2"));
    const spec = { ...updating, updateStrategy: { type: "OnDelete" } };
    expect(report({ ...second, spec, pods })).toEqual({
      ...settled,
      currentReplicas: undefined,
      updateRevision: nameOf("app:2"),
    });
  });

  test("counts as available what has been ready for long enough, and looks again when due", () => {
    const fresh = podOf({ ...pod(1), status: { conditions: [readyCondition("True", -4)] } });
    const given = { spec: { minReadySeconds: 10 }, pods: [pod(0), fresh] };
    expect(report(given)).toEqual({
      ...settled,
      replicas: 2,
      readyReplicas: 2,
      currentReplicas: 2,
      updatedReplicas: 2,
      availableReplicas: 1,
    });
    expect(steps(given)).toEqual([]);
    expect(plan(given).requeueAfterMs).toBe(6000);
  });

  test("is told before the next attempt after a failure", () => {
    expect(plan({ failure: "no" }).actions.map(brief)).toEqual(["report", "create db-0 of app:1"]);
    expect(plan({}).actions.map(brief)).toEqual(["create db-0 of app:1", "report"]);
  });
});

describe("the history", () => {
  test("has the present template before any pod is made of it", () => {
    expect(plan({ revisions: [] }).actions.map(brief)).toEqual([
      `create ${nameOf("app:1")}`,
      "create db-0 of app:1",
      "report",
    ]);
  });

  test("brings an old template to its end when the set goes back to it", () => {
    const { actions } = plan({ ...second, pods: [pod(0), pod(1), pod(2, "ready", "app:2")] });
    expect(actions.map(brief)).toEqual([`update ${nameOf("app:1")}`, "delete db-2", "report"]);
    expect(actions[0]).toMatchObject({ object: { revision: 3 } });
  });

  test("drops what is beyond the limit and no pod is of", () => {
    const revisions = ["app:0", "app:5", "app:2", "app:1"].map((image, index) =>
      revisionOf(image, index + 1),
    );
    const pods = [pod(0), pod(1), pod(2, "starting", "app:2")];
    const { actions } = plan({ revisions, pods, spec: { revisionHistoryLimit: 1 } });
    expect(actions.map(brief)).toEqual(["report", `delete ${nameOf("app:0")}`]);
  });
});

describe("ownership", () => {
  const orphan = { ownerReferences: [] };
  const named = (name: string, metadata: Pod["metadata"] = {}) =>
    podOf({ ...pod(0), metadata: { ...pod(0).metadata, name, ...metadata } });
  test.each<{ behaviour: string; given: Given; expected: string[] }>([
    {
      behaviour: "is taken of pods with its labels and a name of its own",
      given: { pods: [named("db-0", orphan)] },
      expected: ["patch db-0"],
    },
    {
      behaviour: "is not taken of pods with other names",
      given: { pods: [named("db-x", orphan), named("web-0", orphan)] },
      expected: ["create db-0 of app:1"],
    },
    {
      behaviour: "is given up of pods with other labels or names",
      given: { pods: [named("db-0", { labels: { app: "other" } }), named("web-0")] },
      expected: ["patch db-0", "patch web-0"],
    },
    {
      behaviour: "is taken of revisions with its labels",
      given: {
        revisions: [
          { ...revisionOf("app:1"), metadata: { ...revisionOf("app:1").metadata, ...orphan } },
        ],
      },
      expected: [`patch ${nameOf("app:1")}`],
    },
  ])("$behaviour", ({ given, expected }) => {
    expect(steps(given)).toEqual(expected);
  });

  test("gives a pod the labels of its identity", () => {
    const bare = named("db-0", { labels: { app: "web", [revisionLabel]: nameOf("app:1") } });
    const { actions } = plan({ pods: [bare] });
    expect(actions.map(brief)).toEqual(["update db-0", "create db-1 of app:1", "report"]);
    expect(actions[0]).toMatchObject({
      object: {
        metadata: {
          labels: { [podNameLabel]: "db-0", "apps.kubernetes.io/pod-index": "0", app: "web" },
        },
      },
      succeeded: {
        reason: "SuccessfulUpdate",
        message: "update Pod db-0 in StatefulSet db successful",
      },
    });
  });
});
