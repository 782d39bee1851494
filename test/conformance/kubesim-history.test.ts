/** `kubesim why`, `timeline` and `get --at`: readings of the log of writes, over HTTP. */
import { beforeAll, describe, expect, test } from "vitest";
import { Pod } from "../../api/core/pod/pod.ts";
import type { Cluster } from "../../simulator/cluster.ts";
import { Workbench } from "./kubectl.ts";
import { lines, normal } from "./normal.ts";
import { requireBundle } from "./parity.ts";

let bench: Workbench;

beforeAll(async () => {
  requireBundle();
  bench = await Workbench.open({ speed: 0, prepare });
  return () => bench.close();
});

const web = (image: string, replicas: number) => ({
  apiVersion: "apps/v1",
  kind: "Deployment",
  metadata: { name: "web" },
  spec: {
    replicas,
    selector: { matchLabels: { app: "web" } },
    template: {
      metadata: { labels: { app: "web" } },
      spec: { containers: [{ name: "web", image }] },
    },
  },
});

/** Two pods; after five minutes one more, after ten one that is deleted. */
function prepare(cluster: Cluster): void {
  cluster.apply(web("nginx:1.27", 2));
  cluster.advance("5m");
  cluster.apply(web("nginx:1.27", 3));
  cluster.advance("5m");
  cluster.apply({
    apiVersion: "v1",
    kind: "Pod",
    metadata: { name: "one" },
    spec: { containers: [{ name: "one", image: "nginx:1.27" }] },
  });
  cluster.advance("10s");
  cluster.delete(Pod, "one");
  cluster.advance("50s");
}

const shown = async (command: string) =>
  normal(await bench.stdout(command))
    .replaceAll("web-<hash>-<suffix>", "web-POD")
    .replaceAll("web-<hash>", "web-SET");
const refusal = async (command: string) => {
  const { exitCode, stderr } = await bench.run(command);
  return [exitCode, stderr.trim()];
};

describe("kubesim why", () => {
  test("answers for any object, and says what a user last changed", async () => {
    expect(await shown("kubesim why deployment web")).toBe(
      lines(
        "Deployment default/web is as wanted.",
        "",
        "user (kubectl-client-side-apply) last changed it 6m0s ago: replicas 2 -> 3.",
        "user (kubectl-client-side-apply) applied it 11m0s ago.",
      ),
    );
  });

  test("answers for an object that is gone", async () => {
    expect(await shown("kubesim why pod one")).toBe(
      lines(
        "Pod default/one was removed 49s ago.",
        "",
        "user asked for its deletion 50s ago. kubelet removed it 49s ago.",
        "user (kubectl-client-side-apply) applied it 1m0s ago.",
      ),
    );
  });

  test("tells what led to a pod, and then how it is placed", async () => {
    const [name = ""] = (await bench.stdout("kubesim get pods -o name --at 1m")).split("\n");
    expect((await shown(`kubesim why ${name}`)).split("\n").slice(0, 11)).toEqual([
      "Pod default/web-POD is as wanted.",
      "",
      "replicaset-controller created it 11m0s ago for ReplicaSet web-SET, because " +
        "user (kubectl-client-side-apply) applied Deployment default/web 11m0s ago.",
      "",
      "What led to it, the newest first:",
      " 11m0s ago replicaset-controller created Pod default/web-POD",
      " 11m0s ago deployment-controller created ReplicaSet default/web-SET",
      " 11m0s ago user (kubectl-client-side-apply) applied Deployment default/web",
      "",
      expect.stringMatching(/^default\/web-POD is on node-0; decided anew/),
      "",
    ]);
  });

  test("prints the object that answers", async () => {
    const { kind, spec, status } = JSON.parse(await bench.stdout("kubesim why pod one -o json"));
    expect({ kind, spec, state: status.state, chain: status.chain.length }).toEqual({
      kind: "Explanation",
      spec: { object: { apiVersion: "v1", kind: "Pod", namespace: "default", name: "one" } },
      state: "Gone",
      chain: 1,
    });
  });

  test("refuses what it cannot answer", async () => {
    expect(await refusal("kubesim why pod nobody")).toEqual([
      1,
      'Error from server (NotFound): pods "nobody" not found',
    ]);
    expect(await refusal("kubesim why pods")).toEqual([
      1,
      'Error from server (NotFound): pods "pods" not found',
    ]);
    expect(await refusal("kubesim why")).toEqual([
      1,
      "error: required resource not specified: kubesim why TYPE/NAME",
    ]);
    expect(await refusal("kubesim why deploy/web --all-nodes")).toEqual([
      1,
      "error: only pods are placed on nodes, and not deployments",
    ]);
  });
});

describe("kubesim timeline", () => {
  test("tells of one object who did what, and when", async () => {
    const told = (await shown("kubesim timeline pod/one --since 10m10s")).split("\n");
    expect(told.map((line) => line.split(":")[0])).toEqual([
      "AFTER WHO WHAT",
      "10m10s user marked Pod default/one for deletion within 30s",
      "10m10s kubelet reported on Pod default/one",
      "10m11.12s kubelet updated the status of Pod default/one",
      "10m11.12s kubelet removed Pod default/one",
      "",
    ]);
  });

  test("puts each write below what led to it", async () => {
    const told = await bench.stdout("kubesim timeline deploy/web --since 5m --until 5m --causes");
    const [header = "", ...rows] = told.split("\n");
    const who = rows.map((row) => /^ *\S+/.exec(row.slice(header.indexOf("WHO")))?.[0]);
    expect(who.slice(0, 7)).toEqual([
      "user",
      "  deployment-controller",
      "    deployment-controller",
      "    replicaset-controller",
      "      replicaset-controller",
      "        deployment-controller",
      "      default-scheduler",
    ]);
  });

  test("tells of a namespace, and of a time in which nothing happened", async () => {
    expect((await shown("kubesim timeline --since 10m --limit 1")).split("\n")).toEqual([
      "... and more before: --limit shows them",
      "AFTER WHO WHAT",
      "10m11.12s kubelet removed Pod default/one",
      "",
    ]);
    const { stdout, stderr } = await bench.run("kubesim timeline -n kube-public --since 1m");
    expect([stdout, stderr.trim()]).toEqual(["", "Nothing happened in that time."]);
  });
});

describe("kubesim get --at", () => {
  test("shows a list as it was, with the ages of then", async () => {
    expect(await shown("kubesim get pods --at 5m30s")).toBe(
      lines(
        "NAME READY STATUS RESTARTS AGE",
        "web-POD 1/1 Running 0 5m30s",
        "web-POD 1/1 Running 0 5m30s",
        "web-POD 1/1 Running 0 30s",
      ),
    );
    expect(await shown("kubesim get pods --at -8m -l app=web --no-headers")).toBe(
      lines("web-POD 1/1 Running 0 3m", "web-POD 1/1 Running 0 3m"),
    );
  });

  test.each([
    { format: "name", says: "deployment.apps/web\n" },
    { format: "jsonpath={.spec.replicas}", says: "2" },
    { format: "custom-columns=N:.spec.replicas", says: "N\n2\n" },
  ])("shows one object as it was, as $format", async ({ format, says }) => {
    expect(await bench.stdout(`kubesim get deploy web --at 1m -o ${format}`)).toBe(says);
  });

  test("shows one object, and no list, as YAML", async () => {
    const shownAt = await bench.stdout("kubesim get deploy/web --at 2026-01-01T00:01:00Z -o json");
    const { kind, spec } = JSON.parse(shownAt);
    expect([kind, spec.replicas]).toEqual(["Deployment", 2]);
  });

  test.each([
    {
      what: "pod one --at 1m",
      says: 'Error from server (NotFound): pods "one" not found',
    },
    {
      what: "pods --at 1h",
      says: "error: 1h is still to come: it is 2026-01-01T00:11:00.000Z",
    },
    {
      what: "pods --at 2025-12-31T00:00:00Z",
      says: "error: 2025-12-31T00:00:00Z was before the cluster began, at 2026-01-01T00:00:00.000Z",
    },
    {
      what: "pods --at soon",
      says:
        'error: invalid argument "soon" for "--at" flag: write it as 5m (after the cluster began), ' +
        "-5m (ago) or 2026-01-31T10:05:00Z",
    },
    {
      what: "psr --at 1m",
      says: "error: podschedulingreports are computed from what is now, and have no past",
    },
    {
      what: "pods -w --at 1m",
      says: "error: what is past does not change: --at does not go with --watch",
    },
  ])("refuses: get $what", async ({ what, says }) => {
    expect(await refusal(`kubesim get ${what}`)).toEqual([1, says]);
  });
});

test("a state that is no longer held is said to be so", async () => {
  const short = await Workbench.open({ speed: 0, cluster: { historyLimit: 100 }, prepare });
  try {
    const { stderr } = await short.run("kubesim get pods --at 1m");
    expect(stderr.trim()).toMatch(
      /^error: what was at 1m is no longer held: of all changes, only those since .*Z are$/,
    );
  } finally {
    await short.close();
  }
});
