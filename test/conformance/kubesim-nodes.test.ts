/** kubesim's own command line takes nodes out of service as kubectl does, and taints them. */
import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { Node } from "../../api/core/node/node.ts";
import { Pod } from "../../api/core/pod/pod.ts";
import { Workbench } from "./kubectl.ts";
import { daemonSet, deployment } from "./manifests.ts";
import { normal } from "./normal.ts";
import { expectParityInTurn, requireBundle } from "./parity.ts";
import { prepareStillCluster } from "./still-cluster.ts";

let bench: Workbench;

const nodes = ["node-0", "node-1", "node-2"];
const dedicated = { key: "dedicated", value: "db", effect: "NoSchedule" };

/** Two taints and a cordoned node, for every line to find. */
function undo(): void {
  for (const name of nodes) {
    const isSpecial = name === "node-2";
    bench.cluster.patch(Node, name, {
      spec: {
        unschedulable: isSpecial ? true : null,
        taints: isSpecial ? [dedicated, { key: "old", effect: "PreferNoSchedule" }] : null,
      },
    });
  }
}

const same = (commands: readonly string[]) =>
  test.each(commands)("kubectl %s", (command) =>
    expectParityInTurn(bench, `kubectl ${command}`, { undo }),
  );

describe("in a cluster whose time stands still", () => {
  beforeAll(async () => {
    requireBundle();
    bench = await Workbench.open({ speed: 0, prepare: prepareStillCluster });
    undo();
    return () => bench.close();
  });

  describe("taint", () => {
    same([
      "taint nodes node-0 k=v:NoSchedule",
      "taint nodes node-0 k:NoExecute j=w:PreferNoSchedule -o jsonpath={.spec.taints}",
      "taint nodes node-2 dedicated=web:NoSchedule",
      "taint nodes node-2 dedicated=web:NoSchedule old=x:PreferNoSchedule",
      "taint nodes node-2 dedicated=web:NoSchedule --overwrite",
      "taint nodes node-2 dedicated=web:NoSchedule --overwrite -o jsonpath={.spec.taints}",
      "taint nodes node-2 dedicated=db:NoExecute -o jsonpath={.spec.taints}",
      "taint nodes node-2 dedicated:NoSchedule-",
      "taint nodes node-2 dedicated:NoExecute-",
      "taint nodes node-2 dedicated- old-",
      "taint nodes node-2 dedicated- old- -o jsonpath={.spec.taints}",
      "taint nodes node-2 dedicated- none-",
      "taint nodes node-2 none- other:NoSchedule-",
      "taint nodes node-2 dedicated- k:NoSchedule",
      "taint nodes node-0 node-1 k:NoSchedule",
      "taint nodes nope node-1 k:NoSchedule",
      "taint nodes --all k:NoSchedule",
      "taint nodes --all dedicated:NoSchedule",
      "taint nodes --all dedicated-",
      "taint nodes -l disk=ssd dedicated-",
      "taint nodes -l disk=none dedicated-",
      "taint nodes node-0 --all k:NoSchedule --dry-run=client",
      "taint nodes --all -l disk=ssd k:NoSchedule",
      "taint nodes node-0 k=v:NoSchedule --dry-run=client",
      "taint nodes node-0 k=v:NoSchedule --dry-run=server",
      "taint nodes node-0 k=v:NoSchedule --dry-run=client -o jsonpath={.spec}",
      "taint nodes node-2 dedicated- --dry-run=server -o jsonpath={.spec.taints}",
      "taint no node-0 k:NoSchedule -o name",
      "taint nodes node-0 k:NoSchedule && kubectl get node node-0 -o yaml --show-managed-fields " +
        "| grep -A9 -e 'f:taints' | grep manager",
    ]);
  });

  describe("taint refuses", () => {
    same([
      "taint",
      "taint nodes",
      "taint nodes node-0",
      "taint nodes node-0 k",
      "taint nodes node-0 k=v",
      "taint nodes node-0 k:Bad",
      "taint nodes node-0 k:",
      "taint nodes node-0 k=a=b:NoSchedule",
      "taint nodes node-0 a:b:c",
      "taint nodes node-0 :NoSchedule",
      "taint nodes node-0 'a b:NoSchedule'",
      "taint nodes node-0 'a=b c:NoSchedule'",
      "taint nodes node-0 k:NoSchedule k=v:NoSchedule",
      "taint nodes node-0 k:NoSchedule k-",
      "taint nodes node-0 k:NoSchedule j:NoSchedule k:NoSchedule- j-",
      "taint nodes node-0 k:NoSchedule node-1",
      "taint nodes k:NoSchedule",
      "taint deploy web k:NoSchedule",
      "taint nopes web k:NoSchedule",
      "taint node/node-0 k:NoSchedule",
      "taint nodes node-0 k:NoSchedule -o bogus",
      "taint nodes node-0 k:NoSchedule --dry-run=x",
      "taint nodes node-0 k:NoSchedule --badflag",
    ]);
  });

  describe("cordon and uncordon", () => {
    same([
      "cordon node-0",
      "cordon node-2",
      "cordon node-0 node-1 node-2",
      "cordon node/node-0 no/node-1",
      "cordon node-0 no/node-1",
      "cordon -l kubernetes.io/hostname!=node-1",
      "cordon -l disk=none",
      "cordon node-0 --dry-run=client",
      "cordon node-0 --dry-run=server",
      "uncordon node-2",
      "uncordon node-0 node-2",
      "uncordon -l disk=ssd",
      "cordon node-0 && kubectl get nodes -o jsonpath='{.items[*].spec}'",
      "uncordon node-2 && kubectl get nodes -o jsonpath='{.items[*].spec}'",
      "cordon",
      "uncordon",
      "cordon ''",
      "cordon nope node-0",
      "cordon node-0 nope",
      "cordon --selector=",
      "cordon node-0 -l disk=ssd",
      "cordon nodes node-0",
      "cordon nopes/x",
      "cordon a/b/c",
      "cordon node-0 pods/rich",
      "cordon deploy/web -n demo",
      "cordon node-0 --dry-run=x",
      "cordon --all",
    ]);
  });

  describe("drain, before a pod is touched", () => {
    same([
      "drain",
      "drain nope",
      "drain node-0 -l disk=ssd",
      "drain node-0 --pod-selector='a in ('",
      "drain node-0 --timeout=soon",
      "drain --selector=",
      "drain -l disk=none",
      "drain node-0 --pod-selector=app=none",
      "drain node-2 --pod-selector=app=none",
      "drain -l disk!=ssd --ignore-daemonsets --chunk-size=1 --dry-run=client --pod-selector=app=web " +
        "| sort",
      "drain node-0 node-1 --pod-selector=app=none",
      "drain node-0 --pod-selector=app=none --dry-run=server",
      "drain node-0 --pod-selector=app=agent",
      "drain node-0 node-1 --pod-selector=app=agent",
      "drain node-0 node-1 --pod-selector=app=agent --dry-run=server",
      "drain node-0 --pod-selector=app=agent --ignore-daemonsets",
      "drain node-0 node-1 node-2 --pod-selector=app=rich",
      "drain node-0 node-1 node-2 --pod-selector=app=rich --dry-run=client --delete-emptydir-data",
      "drain node-0 node-1 node-2 --pod-selector=app=rich --dry-run=client --delete-emptydir-data " +
        "--force",
      "drain node-0 node-1 node-2 --pod-selector=app=done --dry-run=client",
      "drain node-0 node-1 --ignore-daemonsets --pod-selector=app=web --dry-run=client | sort",
      "drain node-0 node-1 --ignore-daemonsets --pod-selector=app=web --dry-run=server | sort",
    ]);
  });
});

describe("in a cluster whose time passes", () => {
  beforeAll(async () => {
    requireBundle();
    bench = await Workbench.open();
    return () => bench.close();
  });
  beforeEach(() => {
    bench.cluster.patch(Node, "node-1", { spec: { unschedulable: null } });
  });

  const twin = (app: string, seconds: number) => `apiVersion: v1
kind: Pod
metadata: {name: ${app}, labels: {app: ${app}}}
spec:
  nodeName: node-1
  terminationGracePeriodSeconds: ${seconds}
  containers:
  - {name: main, image: "busybox:1.36", command: [sh, -c, "trap '' TERM; sleep infinity"]}
`;
  const budget = (app: string) => `apiVersion: policy/v1
kind: PodDisruptionBudget
metadata: {name: ${app}}
spec: {minAvailable: 1, selector: {matchLabels: {app: ${app}}}}
`;

  interface Drain {
    /** What follows the node and the selector of pods. */
    readonly flags: string;
    readonly graceSeconds?: number;
    readonly hasBudget?: boolean;
  }

  /** Drains a node of one pod with each program, beside one another. */
  async function expectSame({ flags, graceSeconds = 1, hasBudget = false }: Drain): Promise<void> {
    const namespace = bench.useNamespace();
    const { cluster } = bench;
    const apps = [`a-${namespace}`, `b-${namespace}`];
    for (const app of apps) {
      cluster.apply(twin(app, graceSeconds), namespace);
      if (hasBudget) cluster.apply(budget(app), namespace);
    }
    const isReady = (app: string) =>
      cluster.get(Pod, app, namespace)?.status.containerStatuses?.[0]?.ready === true;
    cluster.until(() => apps.every(isReady), { within: "1m" });
    cluster.patch(Node, "node-1", { spec: { unschedulable: true } });
    const [theirs, ours] = await Promise.all(
      ["kubectl", "kubesim"].map((program, index) =>
        bench.run(`${program} drain node-1 --pod-selector=app=${apps[index]} ${flags}`),
      ),
    );
    const alike = (text = "") => text.replaceAll(`b-${namespace}`, `a-${namespace}`);
    expect({ ...ours, stdout: alike(ours?.stdout), stderr: alike(ours?.stderr) }).toEqual(theirs);
  }

  test.each<Drain & { behaviour: string }>([
    { behaviour: "evicts pods, and waits until they are gone", flags: "--force" },
    { behaviour: "refuses bare pods without --force", flags: "" },
    { behaviour: "gives up after a time", flags: "--force --timeout=1s", graceSeconds: 9999 },
    {
      behaviour: "asks for another grace period",
      flags: "--force --grace-period=1",
      graceSeconds: 9999,
    },
    {
      behaviour: "deletes pods past their budgets",
      flags: "--force --disable-eviction",
      hasBudget: true,
    },
    {
      behaviour: "gives up on deleted pods too",
      flags: "--force --disable-eviction --timeout=1s",
      graceSeconds: 9999,
    },
    {
      behaviour: "tries again while a budget forbids it, until its time is up",
      flags: "--force --timeout=2s",
      hasBudget: true,
    },
  ])("drain $behaviour", expectSame);

  test("drain evicts what controllers own, but for what a DaemonSet runs on every node", async () => {
    const namespace = bench.useNamespace();
    const onlyThere = "nodeSelector: {kubernetes.io/hostname: node-1}\n      containers:";
    bench.cluster.apply(deployment("web").replace("containers:", onlyThere), namespace);
    bench.cluster.apply(daemonSet("agent"), namespace);
    bench.cluster.advance("1m");
    await expectParityInTurn(
      bench,
      "kubectl drain node-1 --ignore-daemonsets --pod-selector='app in (web, agent)' " +
        "--timeout=30s | sort -u ; kubectl get pods -o jsonpath='{.items[*].status.phase}'",
      {
        normal: (text) => normal(text).replace(/agent-[a-z0-9]{5}/g, "agent-<suffix>"),
        undo: () => {
          bench.cluster.patch(Node, "node-1", { spec: { unschedulable: null } });
          bench.cluster.advance("1m");
        },
      },
    );
  });
});
