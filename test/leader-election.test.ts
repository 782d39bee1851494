/** The controllers and the scheduler hold leases, where they are told to. */
import { describe, expect, test } from "vitest";
import { Lease } from "../api/coordination/lease.ts";
import { Event } from "../api/core/event.ts";
import { ServiceAccount } from "../api/core/serviceaccount.ts";
import { formatMicroTime, parseTime } from "../api/runtime.ts";
import { type Cluster, createCluster } from "../simulator/cluster.ts";

const names = ["kube-controller-manager", "kube-scheduler"] as const;
const specOf = (cluster: Cluster, name: string) =>
  cluster.get(Lease, name, "kube-system")?.spec ?? {};
const electing = () => createCluster({ leaderElect: true });
const hasAccount = (cluster: Cluster, namespace: string) =>
  cluster.get(ServiceAccount, "default", namespace) !== undefined;
const makeNamespace = (cluster: Cluster, name: string) =>
  cluster.apply({ apiVersion: "v1", kind: "Namespace", metadata: { name } });

describe.each(names)("%s", (name) => {
  test("takes the lease at the start and says so", () => {
    const cluster = electing();
    const time = formatMicroTime(cluster.nowMs);
    const spec = specOf(cluster, name);
    expect(spec).toEqual({
      holderIdentity: expect.stringMatching(/^kubesim_[0-9a-f-]{36}$/),
      leaseDurationSeconds: 15,
      acquireTime: time,
      renewTime: time,
      leaseTransitions: 0,
    });
    const events = cluster
      .list(Event, "kube-system")
      .filter(({ involvedObject }) => involvedObject.name === name);
    expect(events).toMatchObject([
      { reason: "LeaderElection", message: `${spec.holderIdentity} became leader` },
    ]);
  });

  test("renews it every two seconds", () => {
    const cluster = electing();
    const { acquireTime } = specOf(cluster, name);
    cluster.advance("1h");
    const { renewTime, ...rest } = specOf(cluster, name);
    expect(cluster.nowMs - (parseTime(renewTime) ?? 0)).toBeLessThanOrEqual(2_000);
    expect(rest).toMatchObject({ acquireTime, leaseTransitions: 0 });
  });

  test("waits for the lease of the one before it", () => {
    const cluster = electing();
    const { holderIdentity: before } = specOf(cluster, name);
    cluster.restart(name);
    cluster.advance("14s");
    expect(specOf(cluster, name).holderIdentity).toBe(before);
    const startMs = cluster.nowMs;
    cluster.until(() => specOf(cluster, name).holderIdentity !== before);
    expect(cluster.nowMs - startMs).toBeLessThanOrEqual(6_000);
    expect(specOf(cluster, name)).toMatchObject({
      leaseTransitions: 1,
      acquireTime: formatMicroTime(cluster.nowMs),
    });
  });
});

test("no controller works without its lease", () => {
  const cluster = electing();
  cluster.restart("kube-controller-manager");
  makeNamespace(cluster, "late");
  cluster.advance("14s");
  expect(hasAccount(cluster, "late")).toBe(false);
  cluster.advance("10s");
  expect(hasAccount(cluster, "late")).toBe(true);
});

test("a lease that somebody else took ends the process, which then waits its turn", () => {
  const cluster = electing();
  const other = { spec: { holderIdentity: "other", renewTime: formatMicroTime(cluster.nowMs) } };
  cluster.patch(Lease, "kube-controller-manager", other, "kube-system");
  cluster.advance("12s");
  makeNamespace(cluster, "early");
  cluster.settle();
  expect(hasAccount(cluster, "early")).toBe(false);
  cluster.advance("30s");
  expect(hasAccount(cluster, "early")).toBe(true);
  expect(specOf(cluster, "kube-controller-manager").leaseTransitions).toBe(1);
});

test.each([
  { behaviour: "goes on where the API server is slow", delay: "3s", transitions: 0, events: 1 },
  { behaviour: "ends where it does not hear in time", delay: "12s", transitions: 1, events: 2 },
])("a leader $behaviour", ({ delay, transitions, events }) => {
  const cluster = electing();
  const target = { process: "kube-scheduler", resources: ["leases"] };
  cluster.apply({
    apiVersion: "sim.kubesim.dev/v1alpha1",
    kind: "Fault",
    metadata: { name: "slow" },
    spec: { type: "APILatency", target, delay, duration: "1m" },
  });
  cluster.advance("2m");
  const told = cluster
    .list(Event, "kube-system")
    .filter(
      ({ involvedObject, reason }) =>
        involvedObject.name === "kube-scheduler" && reason === "LeaderElection",
    );
  expect([specOf(cluster, "kube-scheduler").leaseTransitions, told.length]).toEqual([
    transitions,
    events,
  ]);
});

test("the same seed gives the same run", () => {
  const digests = [1, 2].map(() => {
    const cluster = electing();
    cluster.restart("kube-scheduler");
    cluster.advance("5m");
    return cluster.digest();
  });
  expect(digests[0]).toBe(digests[1]);
});

test("unless they are told to, nobody holds a lease", () => {
  expect(createCluster().list(Lease, "kube-system")).toEqual([]);
});
