/** What each type of Faults does, that it ends, and that what was struck recovers. */
import { describe, expect, test } from "vitest";
import { Deployment } from "../../api/apps/deployment.ts";
import { Event } from "../../api/core/event.ts";
import { Fault } from "../../api/sim/fault.ts";
import type { FaultSpec } from "../../api/sim/fault-spec.ts";
import type { FaultType } from "../../api/sim/fault-types.ts";
import { type Cluster, createCluster } from "../../simulator/cluster.ts";
import { web } from "../rollouts/web.ts";
import { finalStateOf } from "./final-state.ts";

const faultOf = (spec: Partial<FaultSpec>) => ({
  apiVersion: "sim.kubesim.dev/v1alpha1",
  kind: "Fault",
  metadata: { name: "trouble" },
  spec,
});

const readyReplicas = (cluster: Cluster) =>
  cluster.get(Deployment, "web")?.status.readyReplicas ?? 0;

interface Row {
  readonly behaviour: string;
  readonly type: FaultType;
  readonly spec?: Partial<FaultSpec>;
  /** What is to be seen while it is in force, a minute after it began. */
  readonly see: (cluster: Cluster) => unknown;
  readonly seen: unknown;
}

const rows: readonly Row[] = [
  {
    behaviour: "refuses what a controller asks for, which tries again",
    type: "APIError",
    spec: { target: { controller: "deployment-controller", verbs: ["create"] } },
    see: (cluster) =>
      cluster.get(Deployment, "web")?.status.conditions?.map(({ message }) => message),
    seen: [
      'Failed to create new replica set "web-789f874bdb": Internal error occurred: fault trouble',
    ],
  },
  {
    behaviour: "keeps every process from the API server",
    type: "APIUnavailable",
    see: (cluster) => cluster.get(Deployment, "web")?.status,
    seen: {},
  },
];

/** A rollout in whose middle a fault lasts for two minutes. */
function play(fault: object | undefined, seed = 5): Cluster {
  const cluster = createCluster({ seed });
  if (fault !== undefined) cluster.apply(fault);
  cluster.settle();
  cluster.apply(web("nginx:1"));
  cluster.advance("1m");
  return cluster;
}

const endOf = (cluster: Cluster) =>
  finalStateOf(cluster).filter((line) => !line.includes('"kind":"Fault"'));

describe("a fault", () => {
  const undisturbed = play(undefined);
  undisturbed.advance("10m");
  const wanted = endOf(undisturbed);

  test.each(rows)("$type $behaviour", ({ type, spec = {}, see, seen }) => {
    const run = () => play(faultOf({ type, duration: "2m", ...spec }));
    const cluster = run();
    expect(see(cluster)).toEqual(seen);
    expect(cluster.get(Fault, "trouble")?.status.phase).toBe("Active");
    cluster.advance("10m");
    expect(cluster.get(Fault, "trouble")?.status.phase).toBe("Ended");
    expect(endOf(cluster)).toEqual(wanted);
    const again = run();
    again.advance("10m");
    expect(again.digest()).toBe(cluster.digest());
  });

  test("tells when it began and ended, and how often it struck", () => {
    const target = { controller: "deployment-controller", verbs: ["create"] };
    const cluster = play(faultOf({ type: "APIError", after: "0s", target, times: 3 }));
    expect(cluster.get(Fault, "trouble")?.status).toEqual({
      phase: "Ended",
      startTime: "2026-01-01T00:00:00.000000Z",
      endTime: "2026-01-01T00:00:00.005000Z",
      occasions: 3,
      strikes: 3,
      targets: ["deployment-controller"],
    });
    const told = cluster
      .list(Event)
      .filter(({ involvedObject }) => involvedObject.kind === "Fault");
    expect(told.map(({ reason, message }) => [reason, message])).toEqual([
      ["FaultBegan", "APIError began"],
      ["FaultEnded", "APIError ended, and had struck 3 times"],
    ]);
    expect(readyReplicas(cluster)).toBe(3);
  });

  test("is over when it is deleted", () => {
    const cluster = play(faultOf({ type: "APIUnavailable" }));
    expect(readyReplicas(cluster)).toBe(0);
    cluster.delete(Fault, "trouble");
    cluster.advance("2m");
    expect(readyReplicas(cluster)).toBe(3);
  });

  test("goes on where who injects it is started again", () => {
    const target = { controller: "replicaset-controller", verbs: ["create"] };
    const spec = { type: "APIError", target, skip: 1, times: 2 };
    const undisturbed = play(faultOf(spec)).get(Fault, "trouble")?.status;
    const cluster = createCluster({ seed: 5 });
    cluster.apply(faultOf(spec));
    cluster.settle();
    cluster.apply(web("nginx:1"));
    cluster.until(() => cluster.get(Fault, "trouble")?.status.strikes === 1);
    cluster.restart("fault-injector");
    cluster.advance("1m");
    expect(cluster.get(Fault, "trouble")?.status).toEqual(undisturbed);
  });
});
