/** What a cluster says of why its objects are there, are gone, or stay. */
import { describe, expect, test } from "vitest";
import { Deployment } from "../api/apps/deployment.ts";
import { ReplicaSet } from "../api/apps/replicaset.ts";
import { Namespace } from "../api/core/namespace.ts";
import { Pod } from "../api/core/pod/pod.ts";
import { Service } from "../api/core/service/service.ts";
import { type Cluster, createCluster } from "../simulator/cluster.ts";
import { stepsTo } from "../simulator/history/index.ts";

const labels = { app: "web" };
const web = (replicas: number, spec: object = {}) => ({
  apiVersion: "apps/v1",
  kind: "Deployment",
  metadata: { name: "web" },
  spec: {
    replicas,
    selector: { matchLabels: labels },
    template: {
      metadata: { labels },
      spec: { containers: [{ name: "web", image: "nginx:1.27" }], ...spec },
    },
  },
});
const pod = (name: string, more: object = {}, spec: object = {}) => ({
  apiVersion: "v1",
  kind: "Pod",
  metadata: { name, ...more },
  spec: { containers: [{ name: "app", image: "nginx:1.27" }], ...spec },
});

type Asked = Parameters<Cluster["why"]>[0];

/** The answer without what differs from run to run, and names that end in chance. */
function told(cluster: Cluster, asked: Asked) {
  const { verdict, findings, chain } = cluster.why(asked);
  const plain = (text: string) =>
    text
      .replace(/web-[a-z0-9]{8,10}-[a-z0-9]{5}/g, "web-POD")
      .replace(/web-[a-z0-9]{8,10}/g, "web-SET");
  return {
    verdict: plain(verdict),
    findings: findings.flatMap(({ text, reasons = [] }) => [text, ...reasons].map(plain)),
    chain: chain.map(({ ago, text }) => plain(`${ago} ${text}`)),
  };
}

describe("why a pod exists", () => {
  test("goes back through its owners to the user's command", () => {
    const cluster = createCluster();
    cluster.apply(web(1));
    cluster.advance("2m");
    const [made] = cluster.list(Pod, "default");
    expect(told(cluster, made ?? { kind: "Pod", name: "" })).toEqual({
      verdict: "Pod default/web-POD is as wanted.",
      findings: [
        "replicaset-controller created it 2m0s ago for ReplicaSet web-SET, because " +
          "user (kubectl-client-side-apply) applied Deployment default/web 2m0s ago.",
      ],
      chain: [
        "2m0s replicaset-controller created Pod default/web-POD",
        "2m0s deployment-controller created ReplicaSet default/web-SET",
        "2m0s user (kubectl-client-side-apply) applied Deployment default/web",
      ],
    });
  });

  test("goes back to the command that wanted one more", () => {
    const cluster = createCluster();
    cluster.apply(web(1));
    cluster.advance("1m");
    cluster.patch(Deployment, "web", { spec: { replicas: 2 } });
    cluster.advance("1m");
    const [, newest] = [...cluster.list(Pod, "default")].sort((a, b) =>
      Number(a.metadata.resourceVersion) < Number(b.metadata.resourceVersion) ? -1 : 1,
    );
    expect(told(cluster, newest ?? { kind: "Pod", name: "" }).findings).toEqual([
      "replicaset-controller created it 1m0s ago for ReplicaSet web-SET, because " +
        "user changed Deployment default/web 1m0s ago: replicas 1 -> 2.",
    ]);
  });

  test("goes back to the machine that lost its power, and to who did that", () => {
    const cluster = createCluster();
    cluster.apply(web(1));
    cluster.advance("1m");
    cluster.powerOff("node-0");
    cluster.advance("7m");
    const replacement = cluster
      .list(Pod, "default")
      .find(({ metadata }) => metadata.deletionTimestamp === undefined);
    expect(told(cluster, replacement ?? { kind: "Pod", name: "" }).chain.at(-1)).toBe(
      "7m0s user changed Node node-0: annotations sim.kubesim.dev/power none -> off",
    );
  });
});

test("a machine that a Fault cut off is told with the Fault, and who made it", () => {
  const cluster = createCluster();
  cluster.advance("1m");
  cluster.apply({
    apiVersion: "sim.kubesim.dev/v1alpha1",
    kind: "Fault",
    metadata: { name: "cut" },
    spec: { type: "NodePartition", target: { nodes: ["node-1"] } },
  });
  cluster.advance("2m");
  expect(told(cluster, { kind: "Node", name: "node-1" }).findings).toContain(
    "Fault cut (NodePartition) struck node node-1 2m0s ago and goes on",
  );
  const lost = cluster
    .history()
    .findLast(({ key, actor }) => key === "node-1" && actor === "node-controller");
  expect(stepsTo(cluster.history(), lost?.revision ?? 0, cluster.startMs)[0]?.text).toBe(
    "1m0s user (kubectl-client-side-apply) applies Fault cut",
  );
});

describe("why an object is gone", () => {
  test("is known from the log alone", () => {
    const cluster = createCluster();
    cluster.apply(pod("one"));
    cluster.advance("1m");
    cluster.delete(Pod, "one");
    cluster.advance("1m");
    expect(told(cluster, { kind: "Pod", name: "one" })).toEqual({
      verdict: "Pod default/one was removed 59s ago.",
      findings: [
        "user asked for its deletion 1m0s ago. kubelet removed it 59s ago.",
        "user (kubectl-client-side-apply) applied it 2m0s ago.",
      ],
      chain: ["1m0s user marked Pod default/one for deletion within 30s"],
    });
  });

  test("leads from what the garbage collector deletes to who deleted its owner", () => {
    const cluster = createCluster();
    cluster.apply(web(1));
    cluster.advance("1m");
    const [set] = cluster.list(ReplicaSet, "default");
    cluster.delete(Deployment, "web");
    cluster.advance("1m");
    const { findings } = told(cluster, set ?? { kind: "ReplicaSet", name: "" });
    expect(findings.slice(0, 2)).toEqual([
      "garbage-collector-controller deleted it 1m0s ago, because " +
        "user deleted Deployment default/web 1m0s ago.",
      "the objects that own it are gone or being deleted",
    ]);
  });

  test("counts those of the same name that went before", () => {
    const cluster = createCluster();
    for (const _ of [1, 2]) {
      cluster.apply(pod("one"));
      cluster.advance("1m");
      cluster.delete(Pod, "one");
      cluster.advance("1m");
    }
    expect(cluster.why({ kind: "Pod", name: "one" }).verdict).toBe(
      "Pod default/one was removed 59s ago (1 of that name went before it).",
    );
  });

  test("is refused for what never was", () => {
    const cluster = createCluster({ nodes: 0 });
    expect(() => cluster.why({ kind: "Pod", name: "none" })).toThrow('pods "none" not found');
    expect(() => cluster.why({ kind: "Nothing", name: "none" })).toThrow("is not served");
  });
});

describe("why an object is being deleted for so long", () => {
  test.each([
    {
      behaviour: "a finalizer that nothing in the cluster removes",
      made: pod("held", { finalizers: ["example.com/hold"] }),
      after: "1m",
      says: ["finalizer example.com/hold: nothing in the cluster is known to remove it"],
    },
    {
      behaviour: "a preStop hook, and the time that is left for it",
      made: pod(
        "held",
        {},
        {
          containers: [
            {
              name: "app",
              image: "nginx:1.27",
              lifecycle: { preStop: { sleep: { seconds: 25 } } },
            },
          ],
        },
      ),
      after: "10s",
      says: [
        "container app still runs, its preStop hook goes before the signal to stop; " +
          "it is killed in 20s",
      ],
    },
  ])("$behaviour", ({ made, after, says }) => {
    const cluster = createCluster();
    cluster.apply(made);
    cluster.advance("1m");
    cluster.delete(Pod, "held");
    cluster.advance(after);
    const { verdict, findings } = told(cluster, { kind: "Pod", name: "held" });
    expect(verdict).toBe("Pod default/held is being deleted.");
    const at = findings.indexOf("It is still there, for its deletion waits.");
    expect(findings.slice(at + 1, at + 1 + says.length)).toEqual(says);
  });

  test("a machine without power", () => {
    const cluster = createCluster();
    cluster.apply(pod("held"));
    cluster.advance("1m");
    cluster.powerOff("node-0");
    cluster.delete(Pod, "held");
    cluster.advance("2m");
    expect(told(cluster, { kind: "Pod", name: "held" }).findings).toContain(
      "the machine of node node-0 has no power (annotation sim.kubesim.dev/power): nobody can " +
        "stop its containers. It stays until the machine is back, or until somebody deletes it " +
        "with --grace-period=0 --force",
    );
  });

  test("a namespace tells what is left in it", () => {
    const cluster = createCluster();
    cluster.apply({ apiVersion: "v1", kind: "Namespace", metadata: { name: "one" } });
    cluster.advance("1s");
    cluster.apply(pod("held", { finalizers: ["example.com/hold"] }), "one");
    cluster.advance("1m");
    cluster.delete(Namespace, "one");
    cluster.advance("1m");
    expect(told(cluster, { kind: "Namespace", name: "one" }).findings).toContain(
      "SomeFinalizersRemain: Some content in the namespace has finalizers remaining: " +
        "example.com/hold in 1 resource instances",
    );
  });
});

test("what an object was changed to last, and by whom, is told", () => {
  const cluster = createCluster({ nodes: 0 });
  const spec = { selector: labels, ports: [{ port: 80 }] };
  cluster.apply({ apiVersion: "v1", kind: "Service", metadata: { name: "web" }, spec });
  cluster.advance("1m");
  cluster.patch(Service, "web", { spec: { selector: { app: "wbe" } } });
  expect(told(cluster, { kind: "Service", name: "web" })).toEqual({
    verdict: "Service default/web is not as wanted.",
    findings: [
      "It has no endpoints.",
      "its selector app=wbe matches no pod of its namespace",
      "user last changed it just now: selector app web -> wbe.",
      "user (kubectl-client-side-apply) applied it 1m0s ago.",
    ],
    chain: ["1m0s user (kubectl-client-side-apply) applied Service default/web"],
  });
});

test("what is no longer held is said to be so", () => {
  const cluster = createCluster({ historyLimit: 50, nodes: 1 });
  cluster.apply(web(1));
  cluster.advance("1h");
  const [made] = cluster.list(Pod, "default");
  const { findings, chain } = told(cluster, made ?? { kind: "Pod", name: "" });
  expect(chain).toEqual([]);
  expect(findings[0]).toBe("It was created 1h0m0s ago by kube-controller-manager.");
  expect(findings[1]).toMatch(/^what came before revision \d+, .* ago, is no longer known$/);
});

test("the history of an object has that of all it owns, and no heartbeats", () => {
  const cluster = createCluster({ nodes: 1 });
  cluster.apply(web(1));
  cluster.advance("10m");
  cluster.apply(pod("other"));
  cluster.patch(Deployment, "web", { spec: { replicas: 0 } });
  cluster.advance("1m");
  const { entries } = cluster.timeline({
    object: { kind: "Deployment", name: "web" },
    since: "-61s",
  });
  const who = entries.map(({ actor, type, object }) => {
    const [kind = "", name = ""] = object.split(" ");
    return `${actor} ${type} ${kind} ${name.replace(/web-\w+/, "web-SET")}`;
  });
  expect(who.slice(0, 2)).toEqual([
    "user MODIFIED Deployment default/web",
    "deployment-controller MODIFIED ReplicaSet default/web-SET",
  ]);
  expect(who.filter((each) => /other|Lease/.test(each))).toEqual([]);
});

test("a time is told apart by its revision", () => {
  const cluster = createCluster({ nodes: 0 });
  cluster.advance("1m");
  cluster.apply({ apiVersion: "v1", kind: "ConfigMap", metadata: { name: "a" } });
  const revision = cluster.storage.revision;
  cluster.advance("1m");
  cluster.apply({ apiVersion: "v1", kind: "ConfigMap", metadata: { name: "b" } });
  const at = (until: string) => cluster.timeline({ until, limit: 0 }).revision;
  expect([at("1m"), at("1m59s"), at("-1s"), at("2026-01-01T00:01:30Z")]).toEqual([
    revision,
    revision,
    revision,
    revision,
  ]);
  expect([at("0s") ?? 0, at("2m")]).toEqual([expect.any(Number), cluster.storage.revision]);
  expect(() => at("soon")).toThrow("must be a time such as 5m, -5m or 2026-01-01T00:05:00Z");
});
