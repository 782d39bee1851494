/** When faults begin and end, whom and how often they strike, and what chance does. */
import { describe, expect, test } from "vitest";
import { Fault } from "../../api/sim/fault.ts";
import { createCluster } from "../../simulator/cluster.ts";
import { web } from "../rollouts/web.ts";
import { deploymentStatus, endOf, eventsOf, faultOf, faultStatus, rollOut } from "./rollout.ts";

/** Its occasions are the creations of pods. */
const refusing = (spec: object) =>
  faultOf({
    type: "APIError",
    target: { controller: "replicaset-controller", verbs: ["create"], resources: ["pods"] },
    ...spec,
  });

describe("a fault", () => {
  test("tells when it began and ended, and how often it struck", () => {
    const cluster = rollOut([refusing({ times: 2 })]);
    expect(faultStatus(cluster)).toEqual({
      phase: "Ended",
      startTime: "2026-01-01T00:00:00.000000Z",
      endTime: "2026-01-01T00:00:00.005000Z",
      occasions: 2,
      strikes: 2,
      targets: ["replicaset-controller"],
    });
    expect(eventsOf(cluster, "Fault").map(({ reason, message }) => [reason, message])).toEqual([
      ["FaultBegan", "APIError began"],
      ["FaultEnded", "APIError ended, and had struck 2 times"],
    ]);
    expect(deploymentStatus(cluster)?.readyReplicas).toBe(3);
  });

  test("begins after its time, and lasts for its duration", () => {
    const cluster = createCluster({ seed: 5 });
    cluster.apply(faultOf({ type: "APIUnavailable", after: "2500ms", duration: "1500ms" }));
    const phases: unknown[] = [];
    for (let halfSeconds = 0; halfSeconds <= 8; halfSeconds += 1) {
      cluster.settle();
      phases.push(faultStatus(cluster)?.phase);
      cluster.advance("500ms");
    }
    expect(phases).toEqual([
      ...Array<string>(5).fill("Pending"),
      ...Array<string>(3).fill("Active"),
      "Ended",
    ]);
  });

  test.each([
    { behaviour: "lets the first occasions pass", spec: { skip: 2, times: 1 }, occasions: 3 },
    { behaviour: "strikes so often", spec: { times: 2 }, occasions: 2 },
    { behaviour: "strikes whenever there is occasion", spec: {}, occasions: 14 },
  ])("$behaviour", ({ spec, occasions }) => {
    const { skip = 0 } = { skip: 0, ...spec };
    const status = faultStatus(rollOut([refusing(spec)]));
    expect(status).toMatchObject({ occasions, strikes: occasions - skip });
  });

  test("strikes about so many of a hundred occasions, each by its own number", () => {
    const target = { process: "kubelet", resources: ["leases"] };
    const strikes = (percent: number, seed: string) => {
      const cluster = createCluster({ seed: 5 });
      cluster.apply(faultOf({ type: "APIError", target, percent, seed }));
      cluster.advance("1h");
      return faultStatus(cluster);
    };
    const status = strikes(30, "x");
    const share = (status?.strikes ?? 0) / (status?.occasions ?? 1);
    expect(share).toBeGreaterThan(0.25);
    expect(share).toBeLessThan(0.35);
    expect(strikes(30, "x")).toEqual(status);
    expect(strikes(30, "y")?.strikes).not.toBe(status?.strikes);
  });

  test("draws the same whatever the seed of the cluster is, where it has one of its own", () => {
    const drawn = (seed: number, own?: string) => {
      const percent = { percent: 50, ...(own !== undefined && { seed: own }) };
      const target = { process: "kubelet", resources: ["leases"] };
      const cluster = createCluster({ seed, nodes: 1 });
      cluster.apply(faultOf({ type: "APIError", target, ...percent }));
      cluster.advance("10m");
      const isRefused = cluster.history().filter(({ resource }) => resource.startsWith("leases"));
      return isRefused.map(({ timeMs }) => Math.floor(timeMs / 1000));
    };
    expect(drawn(1, "x")).toEqual(drawn(2, "x"));
    expect(drawn(1)).not.toEqual(drawn(2));
  });

  test("is over when it is deleted", () => {
    const cluster = rollOut([faultOf({ type: "APIUnavailable" })]);
    expect(deploymentStatus(cluster)).toEqual({});
    cluster.delete(Fault, "trouble");
    cluster.advance("2m");
    expect(deploymentStatus(cluster)?.readyReplicas).toBe(3);
  });

  test("that is deleted before it has begun never does", () => {
    const cluster = createCluster({ seed: 5 });
    cluster.apply(faultOf({ type: "APIUnavailable", after: "1m" }));
    cluster.advance("30s");
    cluster.delete(Fault, "trouble");
    const before = cluster.storage.revision;
    cluster.advance("1m");
    cluster.apply(web("nginx:1"));
    cluster.advance("1m");
    expect(deploymentStatus(cluster)?.readyReplicas).toBe(3);
    expect(cluster.storage.revision).toBeGreaterThan(before);
  });

  test("strikes before those that were made later", () => {
    const error = (message: string) => ({ error: { message }, times: 1 });
    const [one, other] = [refusing(error("one")), refusing(error("other"))];
    const cluster = createCluster({ seed: 5 });
    cluster.apply({ ...one, metadata: { name: "z" } });
    cluster.advance("1s");
    cluster.apply({ ...other, metadata: { name: "a" } });
    cluster.settle();
    cluster.apply(web("nginx:1"));
    cluster.advance("1m");
    const failures = eventsOf(cluster, "ReplicaSet").filter(
      ({ reason }) => reason === "FailedCreate",
    );
    expect(failures.map(({ message }) => message)).toEqual([
      "Error creating: one",
      "Error creating: other",
    ]);
  });

  test("goes on where who injects it is started again", () => {
    const spec = { skip: 1, times: 2 };
    const usual = rollOut([refusing(spec)]);
    const cluster = createCluster({ seed: 5 });
    cluster.apply(refusing(spec));
    cluster.settle();
    cluster.apply(web("nginx:1"));
    cluster.until(() => (faultStatus(cluster)?.strikes ?? 0) > 0);
    cluster.restart("fault-injector");
    cluster.advance("1m");
    expect(faultStatus(cluster)).toEqual(faultStatus(usual));
    expect(eventsOf(cluster, "Fault").map(({ reason }) => reason)).toEqual([
      "FaultBegan",
      "FaultEnded",
    ]);
  });

  test.each([
    { type: "ProcessPause", target: { process: "kube-controller-manager" } },
    { type: "SecondLeader", target: { process: "kube-scheduler" } },
    { type: "ClockJump", delay: "1h" },
    { type: "StaleCache", delay: "10s" },
    { type: "ProcessCrash", target: { process: "kube-scheduler" }, delay: "30s" },
  ])("of type $type ends when it is deleted, and survives who injects it", (spec) => {
    const calm = rollOut([]);
    calm.advance("10m");
    const cluster = rollOut([faultOf(spec)]);
    cluster.restart("fault-injector");
    cluster.advance("1m");
    cluster.delete(Fault, "trouble");
    cluster.advance("9m");
    expect(endOf(cluster)).toEqual(endOf(calm));
  });

  test.each([
    {
      spec: { type: "ProcessPause", target: { process: "kube-sheduler" } },
      message: "no process kube-sheduler is running",
    },
    {
      spec: { type: "StaleCache", target: { controller: "job-kontroller" }, delay: "1s" },
      message: "no controller job-kontroller is running",
    },
    {
      spec: { type: "NodeCrash", target: { nodes: ["node-9", "node-8"] } },
      message: "there is no node node-9, node-8 to strike",
    },
    {
      spec: { type: "NodeReboot", target: { nodes: ["node-9"] } },
      message: "there is no node node-9 to strike",
    },
    {
      spec: { type: "KubeletRestart", target: { nodeSelector: { matchLabels: { disk: "ssd" } } } },
      message: "there is no node of its target to strike",
    },
    {
      spec: { type: "ZoneOutage", target: { zones: ["z"] } },
      message: "there is no node of zone z to strike",
    },
    {
      spec: { type: "ContainerHang", target: { namespace: "shop", pods: ["web-9"] } },
      message: "there is no pod web-9 to strike",
    },
    {
      spec: { type: "RegistryDown", target: { nodes: ["node-9"] } },
      message: "there is no node node-9 to strike yet",
    },
    {
      spec: { type: "NetworkLoss", target: { podSelector: { matchLabels: { app: "wbe" } } } },
      message: "there is no pod of its target to strike yet",
    },
  ])("of type $spec.type says so where there is nobody to strike", ({ spec, message }) => {
    const once = spec.type === "NodeReboot" || spec.type === "KubeletRestart";
    const cluster = rollOut([faultOf({ ...(!once && { duration: "1s" }), ...spec })]);
    expect(faultStatus(cluster)).toMatchObject({ phase: "Ended", strikes: 0, message });
    const [began] = eventsOf(cluster, "Fault");
    expect(began).toMatchObject({
      type: message.endsWith("yet") ? "Normal" : "Warning",
      reason: "FaultBegan",
      message: `${spec.type} began: ${message}`,
    });
  });

  test("names those of its target that are not there, beside the others that it strikes", () => {
    const target = { nodes: ["node-0", "node-9"] };
    const cluster = rollOut([faultOf({ type: "NodeFreeze", target, duration: "1s" })]);
    expect(faultStatus(cluster)).toMatchObject({
      strikes: 1,
      targets: ["node-0"],
      message: "there is no node node-9 to strike",
    });
  });

  test("says so where none of the pods has the container", () => {
    const cluster = rollOut([]);
    cluster.apply(faultOf({ type: "ContainerOOM", target: { container: "wbe" } }));
    cluster.advance("1s");
    const message = "there is no container wbe to strike";
    expect(faultStatus(cluster)).toMatchObject({ strikes: 0, message });
  });

  test("says so where the machine has no power as it is", () => {
    const cluster = rollOut([]);
    cluster.powerOff("node-0");
    cluster.apply(faultOf({ type: "NodeCrash", target: { nodes: ["node-0"] }, duration: "1m" }));
    cluster.advance("1s");
    const message = "node-0 has no power as it is";
    expect(faultStatus(cluster)).toMatchObject({ strikes: 0, message });
  });

  test("leaves the run of another seed another, and the same seed the same", () => {
    const run = (seed: number) => {
      const cluster = rollOut([faultOf({ type: "APIError", percent: 40, duration: "1m" })], {
        seed,
      });
      cluster.advance("5m");
      return cluster.digest();
    };
    expect(run(1)).toBe(run(1));
    expect(run(1)).not.toBe(run(2));
  });
});
