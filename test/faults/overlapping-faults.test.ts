/** Faults of machines that meet: several at once, deleted before their end, drawn by count. */
import { expect, test } from "vitest";
import { Event } from "../../api/core/event.ts";
import { Node } from "../../api/core/node/node.ts";
import { Pod } from "../../api/core/pod/pod.ts";
import { Fault } from "../../api/sim/fault.ts";
import { type Cluster, createCluster } from "../../simulator/cluster.ts";
import { containerLogs } from "../../simulator/containers/container-logs.ts";
import { logOptions } from "../containers/log.ts";
import { begin } from "./machine-trial.ts";
import { faultOf, faultStatus } from "./rollout.ts";

const target = { nodes: ["node-1"] };
const container = { ...target, podSelector: { matchLabels: { app: "web" } } };

const power = (cluster: Cluster) =>
  cluster.list(Node).map(({ metadata }) => metadata.annotations?.["sim.kubesim.dev/power"] ?? "on");

test("a machine that two faults hold off is on again when the last of them has ended", () => {
  const cluster = createCluster();
  cluster.apply([
    faultOf({ type: "NodeCrash", target, duration: "1m" }, "first"),
    faultOf({ type: "NodeCrash", target, after: "30s", duration: "1m" }, "second"),
  ]);
  cluster.advance("70s");
  expect([faultStatus(cluster, "first")?.phase, power(cluster)]).toEqual([
    "Ended",
    ["on", "off", "on"],
  ]);
  cluster.advance("30s");
  expect(power(cluster)).toEqual(["on", "on", "on"]);
});

test("a machine that somebody has switched off stays off when a fault ends", () => {
  const cluster = createCluster();
  cluster.powerOff("node-1");
  cluster.apply(faultOf({ type: "NodeCrash", duration: "1m" }));
  cluster.advance("30s");
  expect(faultStatus(cluster)?.targets).toEqual(["node-0", "node-2"]);
  cluster.advance("1m");
  expect(power(cluster)).toEqual(["on", "off", "on"]);
});

test("a machine has power again when the fault is deleted", () => {
  const cluster = createCluster();
  cluster.apply(faultOf({ type: "NodeCrash", target }));
  cluster.advance("1h");
  expect([faultStatus(cluster)?.phase, power(cluster)[1]]).toEqual(["Active", "off"]);
  cluster.delete(Fault, "trouble");
  cluster.advance("1m");
  const ready = cluster
    .list(Node)
    .map(({ status }) => status.conditions?.find(({ type }) => type === "Ready")?.status);
  expect(ready).toEqual(["True", "True", "True"]);
});

test("a machine has power again where its fault was deleted while nobody injected faults", () => {
  const cluster = createCluster();
  cluster.apply(faultOf({ type: "NodeCrash", target }));
  cluster.advance("1m");
  cluster.components.stop("fault-injector");
  cluster.delete(Fault, "trouble");
  cluster.advance("1m");
  expect(power(cluster)).toEqual(["on", "off", "on"]);
  cluster.restart("fault-injector");
  cluster.advance("1s");
  const annotations = cluster.list(Node).map(({ metadata }) => metadata.annotations);
  expect(power(cluster)).toEqual(["on", "on", "on"]);
  expect(JSON.stringify(annotations)).not.toContain("held-off-by");
});

test.each(["NodeFreeze", "NodePartition"])("%s is over when it is deleted", (type) => {
  const { cluster, seen } = begin({ spec: { type, target } });
  cluster.advance("2m");
  const before = seen.length;
  cluster.delete(Fault, "trouble");
  cluster.advance("1s");
  expect([...seen.slice(before)].sort()).toEqual([
    "120.0 endpoints: web-0 web-1 web-2",
    "120.0 node-1: Ready=True",
    "120.0 node-1: Ready=True unreachable:NoSchedule unreachable:NoExecute",
    "120.0 web-1: running ready",
  ]);
});

test("a container that hangs answers again when the fault is deleted", () => {
  const { cluster, seen } = begin({ spec: { type: "ContainerHang", target: container } });
  cluster.advance("20s");
  expect(seen.at(-1)).toBe("15.8 endpoints: web-0 web-2");
  cluster.delete(Fault, "trouble");
  cluster.advance("10s");
  expect(seen.at(-1)).toMatch("endpoints: web-0 web-1 web-2");
});

test("so many are drawn as are asked for, by the seed and not by what others draw", () => {
  const targets = (seed: number, more: object = {}) => {
    const cluster = createCluster({ seed, nodes: 8 });
    cluster.apply(faultOf({ type: "NodeCrash", target: { count: 2 }, duration: "1m", ...more }));
    cluster.settle();
    return faultStatus(cluster)?.targets;
  };
  expect(targets(1)).toHaveLength(2);
  expect(targets(1)).toEqual(targets(1));
  const drawn = new Set([1, 2, 3, 4, 5, 6].map((seed) => String(targets(seed))));
  expect(drawn.size).toBeGreaterThan(1);
  expect(targets(1, { seed: "mine" })).toEqual(targets(2, { seed: "mine" }));
});

test("of the pods that are drawn no other is struck", () => {
  const { cluster } = begin({
    spec: {
      type: "ContainerCrash",
      target: { podSelector: { matchLabels: { app: "web" } }, count: 1 },
    },
  });
  cluster.advance("1m");
  const restarted = cluster
    .list(Pod, "default")
    .filter(({ status }) => status.containerStatuses?.some((each) => each.restartCount > 0))
    .map(({ metadata }) => `default/${metadata.name}`);
  expect(restarted).toEqual(faultStatus(cluster)?.targets);
  expect(restarted).toHaveLength(1);
});

/** All of it, as it is now. */
const wholeLog = logOptions({ container: "app" });

test.each([
  { type: "NodeFreeze", words: "i/o timeout" },
  { type: "NodePartition", words: "i/o timeout" },
  { type: "KubeletRestart", words: "connect: connection refused" },
  { type: "NodeCrash", words: "connect: no route to host" },
])("the log of a pod is not to be had during $type: $words", ({ type, words }) => {
  const { cluster } = begin({ spec: { type, target } });
  const pod = cluster.list(Pod, "default").find(({ spec }) => spec.nodeName === "node-1");
  const name = pod?.metadata.name ?? "";
  const address = "172.18.0.3:10250";
  expect(() => containerLogs(cluster).read("default", name, wholeLog)).toThrow(
    `Get "https://${address}/containerLogs/default/${name}/app": dial tcp ${address}: ${words}`,
  );
});

test("a kubelet says that it starts", () => {
  const { cluster } = begin({ spec: { type: "KubeletRestart", target } });
  cluster.advance("1m");
  const told = cluster
    .list(Event)
    .filter(
      ({ involvedObject, reason }) => involvedObject.name === "node-1" && reason === "Starting",
    )
    .map(({ source, message, firstTimestamp }) => [source?.host, message, firstTimestamp]);
  expect(told).toEqual([
    ["node-1", "Starting kubelet.", "2026-01-01T00:00:00Z"],
    ["node-1", "Starting kubelet.", "2026-01-01T00:01:10Z"],
  ]);
});
