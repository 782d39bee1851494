/** What the comments in `manifests/faults/machines/` promise, one file after the other. */
import { expect } from "vitest";
import { Deployment } from "../../api/apps/deployment.ts";
import { Event } from "../../api/core/event.ts";
import { Node } from "../../api/core/node/node.ts";
import type { Pod } from "../../api/core/pod/pod.ts";
import { Fault } from "../../api/sim/fault.ts";
import type { Cluster } from "../../simulator/cluster.ts";
import { isReady, podsOf } from "../rollouts/bounds.ts";

type Apply = (folder: string, file: string) => void;

/** A cluster with nginx and a client, to which one fault after the other happens. */
interface Play {
  readonly cluster: Cluster;
  /** Applies a fault; returns the first of those that it strikes. */
  readonly strike: (name: string) => string;
}

export function playMachineFaults(cluster: Cluster, apply: Apply): void {
  for (const file of ["deployment.yaml", "service.yaml"]) apply("nginx", file);
  const containers = [{ name: "client", image: "busybox:1", command: ["sleep", "1d"] }];
  const spec = { containers, nodeName: "node-0" };
  cluster.apply({ apiVersion: "v1", kind: "Pod", metadata: { name: "client" }, spec });
  cluster.until(() => readyCount(cluster) === 3, { within: "30s" });
  const strike = (name: string) => {
    apply("faults/machines", `${name}.yaml`);
    cluster.settle();
    return cluster.get(Fault, name)?.status.targets?.[0] ?? "";
  };
  const play = { cluster, strike };
  for (const act of [crashLoop, hang, slowNetwork, lossyNetwork, dnsFailure]) act(play);
  for (const act of [registryDown, nodeReboot, nodePartition, nodeCrash]) act(play);
  expect(cluster.list(Fault).map(({ status }) => status.phase)).toEqual(Array(8).fill("Ended"));
}

const nginx = (cluster: Cluster) =>
  podsOf(cluster, "default").filter(({ metadata }) => metadata.labels?.app === "nginx");
const readyCount = (cluster: Cluster) => nginx(cluster).filter(isReady).length;

const find = (cluster: Cluster, name: string) =>
  nginx(cluster).find(({ metadata }) => `default/${metadata.name}` === name);

function ask(cluster: Cluster, to: Pod | string | undefined) {
  const url = typeof to === "string" ? to : `http://${to?.status.podIP}/`;
  const exchange = cluster.curl(url, { from: "pod/client", timeout: "2s" });
  const { response, failure, tookMs } = exchange;
  return { outcome: failure?.reason ?? String(response?.status), tookMs };
}

function crashLoop({ cluster, strike }: Play): void {
  const struck = strike("crash-loop");
  cluster.advance("30s");
  const [container] = find(cluster, struck)?.status.containerStatuses ?? [];
  expect([readyCount(cluster), container?.state.waiting?.reason]).toEqual([2, "CrashLoopBackOff"]);
  cluster.advance("30s");
  cluster.until(() => readyCount(cluster) === 3, { within: "2m" });
}

function hang({ cluster, strike }: Play): void {
  const struck = strike("hang");
  cluster.advance("30s");
  const { outcome } = ask(cluster, find(cluster, struck));
  expect([readyCount(cluster), outcome]).toEqual([3, "Timeout"]);
  cluster.advance("30s");
  expect(ask(cluster, find(cluster, struck)).outcome).toBe("200");
}

function slowNetwork({ cluster, strike }: Play): void {
  strike("slow-network");
  const { outcome, tookMs } = ask(cluster, nginx(cluster)[0]);
  expect([outcome, Math.abs(tookMs - 400) < 4 * 20 + 10]).toEqual(["200", true]);
  cluster.delete(Fault, "slow-network");
  cluster.settle();
  expect(ask(cluster, nginx(cluster)[0]).tookMs).toBeLessThan(10);
}

function lossyNetwork({ cluster, strike }: Play): void {
  strike("lossy-network");
  const all = Array.from({ length: 40 }, () => ask(cluster, nginx(cluster)[0]));
  expect(all.filter(({ outcome }) => outcome !== "200")).toEqual([]);
  const late = all.filter(({ tookMs }) => tookMs > 100).length;
  expect([late > 1, late < 20]).toEqual([true, true]);
  cluster.advance("5m");
}

function dnsFailure({ cluster, strike }: Play): void {
  strike("dns-failure");
  expect(ask(cluster, "http://my-service/").outcome).toBe("NameNotFound");
  cluster.advance("1m");
  expect(ask(cluster, "http://my-service/").outcome).toBe("ConnectionRefused");
}

function registryDown({ cluster, strike }: Play): void {
  strike("registry-down");
  const before = cluster.get(Deployment, "nginx-deployment")?.spec.template.spec.containers[0];
  const containers = [{ ...before, image: "nginx:1.16.1" }];
  const body = { spec: { template: { spec: { containers } } } };
  cluster.patch(Deployment, "nginx-deployment", body);
  cluster.advance("1m");
  const waiting = nginx(cluster).flatMap(({ status }) => {
    return status.containerStatuses?.[0]?.state.waiting?.reason ?? [];
  });
  expect(waiting).toEqual(["ImagePullBackOff"]);
  cluster.advance("1m");
  const isNew = (pod: Pod) => isReady(pod) && pod.spec.containers[0]?.image === "nginx:1.16.1";
  cluster.until(() => nginx(cluster).every(isNew), { within: "2m" });
}

const readyOf = (cluster: Cluster, node: string) =>
  cluster.get(Node, node)?.status.conditions?.find(({ type }) => type === "Ready")?.status;

function nodeReboot({ cluster, strike }: Play): void {
  const struck = strike("node-reboot");
  cluster.advance("40s");
  const isTold = cluster.list(Event).some(({ reason }) => reason === "Rebooted");
  expect([readyOf(cluster, struck), isTold, readyCount(cluster)]).toEqual(["True", true, 3]);
}

function nodePartition({ cluster, strike }: Play): void {
  const struck = strike("node-partition");
  const there = nginx(cluster).filter(({ spec }) => spec.nodeName === struck);
  cluster.advance("1m");
  expect(readyOf(cluster, struck)).toBe("Unknown");
  expect(readyCount(cluster)).toBe(3 - there.length);
  for (const pod of there) expect(ask(cluster, pod).outcome).toBe("200");
  cluster.advance("61s");
  expect([readyOf(cluster, struck), readyCount(cluster)]).toEqual(["True", 3]);
}

function nodeCrash({ cluster, strike }: Play): void {
  const struck = strike("node-crash");
  cluster.advance("7m");
  expect([readyOf(cluster, struck), readyCount(cluster)]).toEqual(["Unknown", 3]);
  expect(nginx(cluster).filter(({ spec }) => spec.nodeName === struck)).toEqual([]);
  cluster.advance("2m");
  expect([readyOf(cluster, struck), readyCount(cluster)]).toEqual(["True", 3]);
}
