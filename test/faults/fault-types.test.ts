/** What each type of Faults does, that it ends, and that what it struck recovers. */
import { describe, expect, test } from "vitest";
import { Pod } from "../../api/core/pod/pod.ts";
import type { FaultSpec } from "../../api/sim/fault-spec.ts";
import { type FaultType, faultTypes } from "../../api/sim/fault-types.ts";
import { faultProcesses, processFaultTypes } from "../../api/sim/fault-types-process.ts";
import { type Cluster, createCluster } from "../../simulator/cluster.ts";
import { web } from "../rollouts/web.ts";
import {
  deploymentStatus,
  endOf,
  eventsOf,
  faultOf,
  faultStatus,
  rollOut,
  timesOf,
} from "./rollout.ts";

interface Row {
  readonly type: FaultType;
  readonly behaviour: string;
  readonly spec?: Partial<FaultSpec>;
  /** What is to be seen after the first of its two minutes, and is not so without it. */
  readonly see: (cluster: Cluster) => unknown;
  readonly seen: unknown;
}

const manager = { process: "kube-controller-manager" };
const scheduler = { process: "kube-scheduler" };

const messages = (cluster: Cluster) =>
  deploymentStatus(cluster)?.conditions?.map(({ message }) => message);
const firstPodMs = (cluster: Cluster) => timesOf(cluster, "pods")[0];
const boundPods = (cluster: Cluster) =>
  cluster.list(Pod, "default").filter(({ spec }) => spec.nodeName !== undefined).length;
const reasonsAboutSets = (cluster: Cluster) =>
  [...new Set(eventsOf(cluster, "ReplicaSet").map(({ reason }) => reason))].sort();
/** When the scheduler first wrote to a pod. */
const firstBoundMs = (cluster: Cluster) => timesOf(cluster, "pods", "MODIFIED")[0];

const rows: readonly Row[] = [
  {
    type: "APIError",
    behaviour: "refuses what a controller asks for, which says so and tries again",
    spec: { target: { controller: "deployment-controller", verbs: ["create"] } },
    see: messages,
    seen: [
      'Failed to create new replica set "web-789f874bdb": Internal error occurred: fault trouble',
    ],
  },
  {
    type: "APIError",
    behaviour: "answers what it is told to",
    spec: {
      target: { resources: ["replicasets.apps"], verbs: ["create"], namespace: "default" },
      error: { code: 429, message: "not so fast" },
    },
    see: messages,
    seen: ['Failed to create new replica set "web-789f874bdb": not so fast'],
  },
  {
    type: "APIError",
    behaviour: "has nobody try for ever",
    spec: { error: { code: 409, reason: "AlreadyExists" } },
    see: deploymentStatus,
    seen: {},
  },
  {
    type: "APILatency",
    behaviour: "has a write arrive after half of the delay, and its answer after all of it",
    spec: { target: manager, delay: "3s" },
    see: (cluster) => [
      timesOf(cluster, "replicasets.apps")[0],
      timesOf(cluster, "pods").slice(0, 2),
    ],
    seen: [1500, [3000, 6000]],
  },
  {
    type: "APIUnavailable",
    behaviour: "keeps every process from the API server",
    see: deploymentStatus,
    seen: {},
  },
  {
    type: "ConflictStorm",
    behaviour: "lets nobody write a status",
    spec: { target: { resources: ["deployments"] } },
    see: (cluster) => [deploymentStatus(cluster), timesOf(cluster, "replicasets.apps").length],
    seen: [{}, 1],
  },
  {
    type: "TimeoutAfterCommit",
    behaviour: "has a controller believe that nothing came of what it did",
    spec: { target: { controller: "replicaset-controller", verbs: ["create"] } },
    see: (cluster) => [reasonsAboutSets(cluster), cluster.list(Pod, "default").length],
    seen: [["FailedCreate"], 3],
  },
  {
    type: "WatchDrop",
    behaviour: "has a controller list anew to see what was lost with a watch",
    spec: { target: manager },
    see: firstPodMs,
    seen: 2400,
  },
  {
    type: "WatchCompacted",
    behaviour: "has a controller list anew, after a while",
    spec: { target: manager },
    see: firstPodMs,
    seen: 8000,
  },
  {
    type: "WatchDelay",
    behaviour: "has a controller see each step later",
    spec: { target: manager, delay: "5s" },
    see: firstPodMs,
    seen: 10_000,
  },
  {
    type: "WatchDelay",
    behaviour: "delays only what it is told to",
    spec: { target: { ...manager, resources: ["replicasets.apps"] }, delay: "5s" },
    see: firstPodMs,
    seen: 5000,
  },
  {
    type: "StaleCache",
    behaviour: "has the scheduler see pods late",
    spec: { target: scheduler, delay: "20s" },
    see: firstBoundMs,
    seen: 20_000,
  },
  {
    type: "WatchDelay",
    behaviour: "has one controller of a process see late what the others see at once",
    spec: { target: { controller: "replicaset-controller" }, delay: "5s" },
    see: (cluster) => [timesOf(cluster, "replicasets.apps")[0], firstPodMs(cluster)],
    seen: [0, 5000],
  },
  {
    type: "StaleCache",
    behaviour: "has one controller of a process see everything late",
    spec: { target: { controller: "deployment-controller" }, delay: "20s" },
    see: (cluster) => [timesOf(cluster, "replicasets.apps")[0], firstPodMs(cluster)],
    seen: [20_000, 20_000],
  },
  {
    type: "ProcessCrash",
    behaviour: "takes a process away for a time",
    spec: { target: manager, delay: "30s" },
    see: firstPodMs,
    seen: 30_000,
  },
  {
    type: "ProcessCrash",
    behaviour: "kills a process after the write that is chosen",
    spec: {
      target: { ...manager, resources: ["pods"], verbs: ["create"] },
      skip: 1,
      delay: "30s",
    },
    see: (cluster) => timesOf(cluster, "pods"),
    seen: [0, 0, 30_000],
  },
  {
    type: "ProcessPause",
    behaviour: "has the scheduler stand still",
    spec: { target: scheduler },
    see: boundPods,
    seen: 0,
  },
  {
    type: "SecondLeader",
    behaviour: "has two controllers make what is needed, and one of them take it back",
    spec: { target: manager },
    see: (cluster) => [timesOf(cluster, "pods").length, cluster.list(Pod, "default").length],
    seen: [6, 3],
  },
  {
    type: "SecondLeader",
    behaviour: "has two schedulers place the same pods",
    spec: { target: scheduler },
    see: (cluster) => [
      eventsOf(cluster, "Pod")
        .map(({ reason }) => reason)
        .includes("FailedScheduling"),
      boundPods(cluster),
    ],
    seen: [true, 3],
  },
  {
    type: "ClockJump",
    behaviour: "has a controller write another time",
    spec: { target: manager, delay: "1h" },
    see: (cluster) => deploymentStatus(cluster)?.conditions?.[0]?.lastTransitionTime?.slice(11, 16),
    seen: "01:00",
  },
];

const calm = rollOut([]);
const later = rollOut([]);
later.advance("10m");
const wanted = endOf(later);

describe("a fault of type", () => {
  test.each(rows)("$type $behaviour", ({ type, spec, see, seen }) => {
    const run = () => rollOut([faultOf({ type, duration: "2m", ...spec })]);
    expect(see(calm)).not.toEqual(seen);
    const cluster = run();
    expect(see(cluster)).toEqual(seen);
    cluster.advance("10m");
    expect(faultStatus(cluster)).toMatchObject({ phase: "Ended" });
    expect(faultStatus(cluster)?.strikes).toBeGreaterThan(0);
    expect(endOf(cluster)).toEqual(wanted);
    const again = run();
    again.advance("10m");
    expect(again.digest()).toBe(cluster.digest());
  });

  test("each of these there is", () => {
    expect([...new Set(rows.map(({ type }) => type))].sort()).toEqual(
      Object.keys(processFaultTypes).sort(),
    );
    expect(Object.keys(faultTypes)).toEqual(expect.arrayContaining(rows.map(({ type }) => type)));
  });

  test.each(faultProcesses)("ProcessPause has %s go on where it stood", (process) => {
    const cluster = rollOut([
      faultOf({ type: "ProcessPause", duration: "2m", target: { process } }),
    ]);
    cluster.advance("10m");
    expect(endOf(cluster)).toEqual(wanted);
  });

  test.each(faultProcesses)("ProcessCrash has %s begin anew", (process) => {
    const target = { process };
    const cluster = rollOut([faultOf({ type: "ProcessCrash", delay: "50s", target })]);
    cluster.advance("10m");
    expect(endOf(cluster)).toEqual(wanted);
  });

  test.each([
    { type: "StaleCache", behaviour: "has what is listed anew be of then", atMs: 20_000 },
    { type: "WatchDelay", behaviour: "leaves what is listed as it is", atMs: 15_000 },
  ])("$type $behaviour", ({ type, atMs }) => {
    const cluster = createCluster({ seed: 5 });
    cluster.apply(faultOf({ type, target: manager, delay: "20s", duration: "2m" }));
    cluster.settle();
    cluster.apply(web("nginx:1"));
    cluster.advance("15s");
    cluster.restart("kube-controller-manager");
    cluster.advance("45s");
    expect(timesOf(cluster, "replicasets.apps")).toEqual([atMs]);
    cluster.advance("10m");
    expect(endOf(cluster)).toEqual(wanted);
  });

  test("any process, all of which it knows", () => {
    const cluster = createCluster();
    cluster.apply(faultOf({ type: "APIUnavailable" }));
    cluster.settle();
    expect(faultStatus(cluster)?.targets).toEqual(faultProcesses);
  });
});
