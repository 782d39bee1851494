import { expect, test } from "vitest";
import { Pod } from "../../api/core/pod/pod.ts";
import { Event } from "../../api/events/event.ts";
import { untyped } from "../../client/action.ts";
import {
  binPackingProfile,
  type Placement,
  type Plugin,
  unconfigured,
} from "../../scheduler/index.ts";
import { type Cluster, createCluster } from "../../simulator/cluster.ts";

/** A plugin that changes nothing but what is named. */
const plugin = (name: string, points: Partial<Plugin>): Plugin => ({
  name,
  sign: () => "",
  requeueOn: [],
  ...points,
});

/** Bins are packed with these plugins as well; `first` of them go before the in-tree ones. */
function clusterWith(plugins: readonly Plugin[], first: readonly string[] = []): Cluster {
  const names = plugins.map(({ name }) => name).filter((name) => !first.includes(name));
  const profile = {
    ...binPackingProfile,
    plugins: [...first, ...binPackingProfile.plugins.map(({ name }) => name), ...names].map(
      (name) => ({ name }),
    ),
  };
  return createCluster({ profiles: [profile], plugins: plugins.map(unconfigured) });
}

const pod = (name: string, labels = {}, cpu = "1") => ({
  apiVersion: "v1",
  kind: "Pod",
  metadata: { name, labels },
  spec: { containers: [{ name: "c", image: "nginx", resources: { requests: { cpu } } }] },
});

const nodeOf = (cluster: Cluster, name: string) => cluster.get(Pod, name)?.spec.nodeName;

function condition(cluster: Cluster, name: string) {
  const { conditions = [] } = cluster.get(Pod, name)?.status ?? {};
  const { status, reason, message } = conditions.find(({ type }) => type === "PodScheduled") ?? {};
  return { status, reason, message };
}

const notesOf = (cluster: Cluster) =>
  cluster
    .list(Event)
    .filter(({ reportingController }) => reportingController === "default-scheduler")
    .map(({ reason, note }) => `${reason} ${note}`);

/** Tells of every call, in order. */
function witness(name: string, calls: string[], points: Partial<Plugin> = {}): Plugin {
  const note = (point: string) => calls.push(`${point} ${name}`);
  return plugin(name, {
    reserve() {
      note("reserve");
      return undefined;
    },
    unreserve: () => void note("unreserve"),
    postBind: () => void note("postBind"),
    ...points,
  });
}

test("a placement passes every point in turn", () => {
  const calls: string[] = [];
  const points: Partial<Plugin> = {
    permit() {
      calls.push("permit A");
      return undefined;
    },
    preBind(_placement, _handle, done) {
      calls.push("preBind A");
      done();
    },
    bind(_placement, _handle, done) {
      calls.push("bind A");
      done({ code: "Skip" });
    },
  };
  const cluster = clusterWith([witness("A", calls, points), witness("B", calls)], ["A"]);
  cluster.apply(pod("p"));
  cluster.settle();
  expect(nodeOf(cluster, "p")).toBe("node-0");
  expect(calls).toEqual([
    "reserve A",
    "reserve B",
    "permit A",
    "preBind A",
    "bind A",
    "postBind A",
    "postBind B",
  ]);
});

interface Failing {
  readonly behaviour: string;
  readonly points: Partial<Plugin>;
  readonly reason: string;
  readonly message: string;
}
const unschedulable = { code: "Unschedulable", message: "not today" } as const;
const error = { code: "Error", message: "out of paper" } as const;
test.each<Failing>([
  {
    behaviour: "rejected by Reserve",
    points: { reserve: () => unschedulable },
    reason: "Unschedulable",
    message: "0/1 nodes are available: 1 not today.",
  },
  {
    behaviour: "failed by Reserve",
    points: { reserve: () => error },
    reason: "SchedulerError",
    message: 'running Reserve plugin "Z": out of paper',
  },
  {
    behaviour: "rejected by Permit",
    points: { permit: () => unschedulable },
    reason: "Unschedulable",
    message: "0/1 nodes are available: 1 not today.",
  },
  {
    behaviour: "failed by Permit",
    points: { permit: () => error },
    reason: "SchedulerError",
    message: 'running Permit plugin "Z": out of paper',
  },
  {
    behaviour: "failed by PreBind",
    points: { preBind: (_placement, _handle, done) => done(error) },
    reason: "SchedulerError",
    message: 'running PreBind plugin "Z": out of paper',
  },
  {
    behaviour: "failed by Bind",
    points: { bind: (_placement, _handle, done) => done(error) },
    reason: "SchedulerError",
    message: 'running Bind plugin "Z": out of paper',
  },
])("a pod $behaviour gives back, in reverse order, and says so", ({ points, reason, message }) => {
  const calls: string[] = [];
  const witnesses = [witness("A", calls), witness("B", calls), plugin("Z", points)];
  const cluster = clusterWith(witnesses, ["A", "B", "Z"]);
  cluster.apply(pod("p"));
  cluster.settle();
  expect(nodeOf(cluster, "p")).toBeUndefined();
  expect(condition(cluster, "p")).toEqual({ status: "False", reason, message });
  expect(notesOf(cluster)).toEqual([`FailedScheduling ${message}`]);
  expect(calls).toEqual(["reserve A", "reserve B", "unreserve B", "unreserve A"]);
});

test("an error is tried again after its backoff, a rejection waits for an event that helps", () => {
  let attempts = 0;
  const moody = (code: "Error" | "Unschedulable") =>
    plugin("Moody", {
      permit() {
        attempts += 1;
        return { code, message: "no" };
      },
      requeueOn: ["NodeAdd"],
    });
  const failing = clusterWith([moody("Error")]);
  failing.apply(pod("p"));
  // After 1, 2 and 4 s, and what is left of the second in which these end.
  failing.advance("11s");
  expect(attempts).toBe(4);
  attempts = 0;
  const rejecting = clusterWith([moody("Unschedulable")]);
  rejecting.apply(pod("p"));
  rejecting.advance("11s");
  expect(attempts).toBe(1);
});

/** Lets pods wait, a minute at most. */
const waiting = plugin("Gang", { permit: () => ({ code: "Wait", timeoutMs: 60_000 }) });

test("a pod that waits for a permit keeps its place, and goes back when its time is over", () => {
  const cluster = clusterWith([waiting]);
  cluster.apply(pod("p"));
  cluster.advance("59s");
  expect([nodeOf(cluster, "p"), notesOf(cluster)]).toEqual([undefined, []]);
  cluster.advance("1s");
  const message =
    "0/1 nodes are available: 1 rejected due to timeout after waiting 1m0s at plugin Gang.";
  expect(condition(cluster, "p")).toEqual({ status: "False", reason: "Unschedulable", message });
  expect(notesOf(cluster)).toEqual([`FailedScheduling ${message}`]);
});

test.each([
  {
    behaviour: "is tried again at once if what it waits for came meanwhile",
    deletes: "other",
    again: true,
  },
  { behaviour: "waits on if nothing came", deletes: undefined, again: false },
])("a pod whose permit was refused $behaviour", ({ deletes, again }) => {
  let permits = 0;
  const patient = plugin("Patient", {
    permit({ pod: { metadata } }) {
      if (metadata.name !== "p") return undefined;
      permits += 1;
      return permits === 1 ? { code: "Wait", timeoutMs: 60_000 } : undefined;
    },
    requeueOn: ["AssignedPodDelete"],
  });
  const cluster = clusterWith([patient]);
  cluster.apply([pod("other"), pod("p")]);
  cluster.advance("30s");
  if (deletes !== undefined) cluster.delete(Pod, deletes, { gracePeriodSeconds: 0 });
  cluster.advance("32s");
  expect(nodeOf(cluster, "p") !== undefined).toBe(again);
});

test("a waiting pod that is deleted gives its place back", () => {
  const calls: string[] = [];
  const cluster = clusterWith([witness("A", calls), waiting]);
  cluster.apply(pod("p"));
  cluster.advance("1s");
  cluster.delete(Pod, "p", { gracePeriodSeconds: 0 });
  cluster.advance("2m");
  expect(calls).toEqual(["reserve A", "unreserve A"]);
  expect(notesOf(cluster)).toEqual([]);
});

const isLesser = ({ pod: { metadata } }: Placement) => metadata.name === "lesser";

test.each<{ behaviour: string; points: Partial<Plugin>; message: string }>([
  {
    behaviour: "that waits for a permit",
    points: {
      permit: (placement) =>
        isLesser(placement) ? { code: "Wait", timeoutMs: 60_000 } : undefined,
    },
    message: "waiting on permit for pod: preempted",
  },
  {
    behaviour: "for which something is done before its binding",
    points: { preBind: (placement, _, done) => (isLesser(placement) ? undefined : done()) },
    message: 'running PreBind plugin "Slow": context canceled',
  },
])("a more important pod takes the room of one $behaviour, which is put back", (row) => {
  const cluster = clusterWith([plugin("Slow", row.points)]);
  const metadata = { name: "high" };
  cluster.apply({ apiVersion: "scheduling.k8s.io/v1", kind: "PriorityClass", metadata, value: 9 });
  const onFirst = (name: string, more: object = {}) => {
    const made = pod(name, {}, "3");
    const nodeSelector = { "kubernetes.io/hostname": "node-0" };
    cluster.apply({ ...made, spec: { ...made.spec, nodeSelector, ...more } });
  };
  onFirst("lesser");
  cluster.settle();
  onFirst("high", { priorityClassName: "high" });
  cluster.advance("500ms");
  expect(nodeOf(cluster, "high")).toBe("node-0");
  expect(cluster.get(Pod, "lesser")?.metadata.deletionTimestamp).toBeUndefined();
  const { message } = row;
  expect(condition(cluster, "lesser")).toEqual({
    status: "False",
    reason: "SchedulerError",
    message,
  });
  const uid = cluster.get(Pod, "high")?.metadata.uid;
  expect(notesOf(cluster)).toContain(
    `Preempted Preempted by pod ${uid} on node node-0 (in kube-scheduler memory).`,
  );
  // It is tried again, and finds no room.
  cluster.advance("5s");
  expect(condition(cluster, "lesser").reason).toBe("Unschedulable");
});

/** Binds pods of a group together, once as many as its label says have a node. */
const gang = plugin("Gang", {
  permit({ pod: { metadata } }, { waitingPods }) {
    const group = ({ pod: { metadata: other } }: Placement) =>
      other.labels?.gang === metadata.labels?.gang;
    const others = [...waitingPods.values()].filter(({ placement }) => group(placement));
    if (others.length + 1 < Number(metadata.labels?.size ?? 1)) {
      return { code: "Wait", timeoutMs: 60_000 };
    }
    for (const other of others) other.allow("Gang");
    return undefined;
  },
});

test("a plugin allows waiting pods when the last of them has come", () => {
  const cluster = clusterWith([gang]);
  const names = ["a", "b", "c"];
  const labels = { gang: "one", size: "3" };
  for (const name of names.slice(0, 2)) cluster.apply(pod(name, labels));
  cluster.advance("30s");
  expect(names.map((name) => nodeOf(cluster, name))).toEqual([undefined, undefined, undefined]);
  cluster.apply(pod("c", labels));
  cluster.settle();
  expect(names.map((name) => nodeOf(cluster, name))).toEqual(["node-0", "node-0", "node-0"]);
});

test("a plugin rejects a waiting pod", () => {
  const rival = plugin("Rival", {
    permit({ pod: { metadata } }, { waitingPods }) {
      if (metadata.name !== "rival") return { code: "Wait", timeoutMs: 60_000 };
      for (const each of waitingPods.values()) each.reject("Rival", "there is another");
      return undefined;
    },
  });
  const cluster = clusterWith([rival]);
  cluster.apply(pod("p"));
  cluster.settle();
  cluster.apply(pod("rival"));
  cluster.settle();
  expect(condition(cluster, "p").message).toBe("0/1 nodes are available: 1 there is another.");
  expect(nodeOf(cluster, "rival")).toBe("node-0");
});

test("preBind takes virtual time", () => {
  const slow = plugin("Slow", {
    preBind: (_placement, { clock }, done) => void clock.setTimer(5000, () => done()),
  });
  const cluster = clusterWith([slow]);
  cluster.apply(pod("p"));
  cluster.advance("4s");
  expect(nodeOf(cluster, "p")).toBeUndefined();
  cluster.advance("1s");
  expect(nodeOf(cluster, "p")).toBe("node-0");
});

test("a bind plugin of one's own binds in place of DefaultBinder", () => {
  const own = plugin("Own", {
    bind({ pod: { metadata }, node, cause }, handle, done) {
      if (metadata.name !== "mine") {
        done({ code: "Skip" });
        return;
      }
      const { name = "", namespace, uid } = metadata;
      const body = {
        apiVersion: "v1",
        kind: "Binding",
        metadata: { name, namespace, uid, annotations: { "bound-by": "Own" } },
        target: { apiVersion: "v1", kind: "Node", name: node },
      };
      const resource = untyped(Pod);
      handle.perform(
        { do: "post", resource, namespace, name, subresource: "binding", body },
        cause,
        ({ error: refused }) => done(refused && { code: "Error", message: refused.message }),
      );
    },
  });
  const cluster = clusterWith([own], ["Own"]);
  cluster.apply(pod("mine"));
  cluster.apply(pod("other"));
  cluster.settle();
  const boundBy = (name: string) => cluster.get(Pod, name)?.metadata.annotations?.["bound-by"];
  expect([boundBy("mine"), boundBy("other")]).toEqual(["Own", undefined]);
  expect(notesOf(cluster)).toEqual([
    "Scheduled Successfully assigned default/mine to node-0",
    "Scheduled Successfully assigned default/other to node-0",
  ]);
});

test("pods go to the profile that they name, each with its own plugins", () => {
  const spreading = { ...binPackingProfile, schedulerName: "spreading", pluginConfig: {} };
  const cluster = createCluster({ profiles: [binPackingProfile, spreading] });
  const on = (schedulerName: string) => (name: string) =>
    cluster.apply({ ...pod(name), spec: { ...pod(name).spec, schedulerName } });
  ["a", "b"].forEach(on("default-scheduler"));
  cluster.settle();
  ["c", "d"].forEach(on("spreading"));
  on("nobody")("e");
  cluster.advance("1m");
  const places = ["a", "b", "c", "d", "e"].map((name) => nodeOf(cluster, name));
  expect(places).toEqual(["node-0", "node-0", "node-1", "node-2", undefined]);
  const speakers = cluster.list(Event).filter(({ reason }) => reason === "Scheduled");
  expect(speakers.map(({ reportingController }) => reportingController)).toEqual([
    "default-scheduler",
    "default-scheduler",
    "spreading",
    "spreading",
  ]);
});

test.each([
  { behaviour: "packs nodes by default", options: {}, nodes: 1 },
  {
    behaviour: "packs nodes where that is asked for",
    options: { scheduling: "bin-packing" },
    nodes: 1,
  },
  { behaviour: "spreads pods as Kubernetes does", options: { scheduling: "kubernetes" }, nodes: 3 },
  {
    behaviour: "does as its configuration says",
    options: { schedulerConfig: spreading() },
    nodes: 3,
  },
] as const)("a cluster $behaviour", ({ options, nodes }) => {
  const cluster = createCluster(options);
  for (const name of ["a", "b", "c"]) cluster.apply(pod(name));
  cluster.settle();
  expect(new Set(["a", "b", "c"].map((name) => nodeOf(cluster, name))).size).toBe(nodes);
});

/** The least that a configuration can be. */
function spreading() {
  return "{apiVersion: kubescheduler.config.k8s.io/v1, kind: KubeSchedulerConfiguration}";
}

test("a configuration says how long a pod rests that failed", () => {
  let attempts = 0;
  const failing = plugin("Failing", {
    permit() {
      attempts += 1;
      return error;
    },
  });
  const cluster = createCluster({
    schedulerConfig: {
      apiVersion: "kubescheduler.config.k8s.io/v1",
      kind: "KubeSchedulerConfiguration",
      podInitialBackoffSeconds: 60,
      podMaxBackoffSeconds: 60,
      profiles: [{ plugins: { permit: { enabled: [{ name: "Failing" }] } } }],
    },
    plugins: [unconfigured(failing)],
  });
  cluster.apply(pod("p"));
  cluster.advance("60s");
  expect(attempts).toBe(1);
  cluster.advance("1s");
  expect(attempts).toBe(2);
});

test("a cluster cannot be told twice how it schedules", () => {
  expect(() => createCluster({ scheduling: "kubernetes", profiles: [binPackingProfile] })).toThrow(
    "only one of scheduling, schedulerConfig and profiles can be given",
  );
});
