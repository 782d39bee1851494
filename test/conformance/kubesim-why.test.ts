/** `kubesim why`, and what kubectl shows of the same reports. */
import { beforeAll, describe, expect, test } from "vitest";
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

const pod = (name: string, cpu: string, spec: object = {}) => ({
  apiVersion: "v1",
  kind: "Pod",
  metadata: { name },
  spec: {
    containers: [{ name: "app", image: "nginx:1.27", resources: { requests: { cpu } } }],
    ...spec,
  },
});

function prepare(cluster: Cluster): void {
  cluster.apply([pod("placed", "1")]);
  cluster.advance("10s");
  cluster.apply([
    pod("large", "4200m"),
    pod("gated", "1", { schedulingGates: [{ name: "a/b" }] }),
    pod("other", "1", { schedulerName: "mine" }),
  ]);
  cluster.advance("10s");
}

const shown = async (command: string) => normal(await bench.stdout(command));
/** What follows the answer to why the pod is there: how it is placed. */
const reported = async (command: string) => {
  const text = await shown(command);
  return text.slice(text.search(/^default\//m));
};

describe("kubesim why", () => {
  test("says of a pod that fits nowhere what would let it in, the least first", async () => {
    expect(await reported("kubesim why pod/large")).toBe(
      lines(
        "default/large waits for a change in the cluster that may help it; it fits none of 3 nodes.",
        "preemption: 0/3 nodes are available: 3 Preemption is not helpful for scheduling.",
        "",
        "What would let it fit:",
        " -200m cpu: 2 nodes (node-1, ...)",
        " -1200m cpu: 1 node (node-0)",
        "",
        "NODE PLUGIN REASON CHANGE",
        "node-1 NodeResourcesFit Insufficient cpu -200m cpu",
        "node-2 NodeResourcesFit Insufficient cpu -200m cpu",
        "node-0 NodeResourcesFit Insufficient cpu -1200m cpu",
      ),
    );
  });

  test("says of a pod that has its node how it would be placed now", async () => {
    expect(await reported("kubesim why placed")).toBe(
      lines(
        "default/placed is on node-0; decided anew on the present cluster, without itself, " +
          "it would fit 3 of 3 nodes and go to node-0.",
        "",
        "NODE SCORE PLUGINS",
        "node-0 313 TaintToleration 100x3=300, NodeResourcesFit 13",
        "node-1 313 TaintToleration 100x3=300, NodeResourcesFit 13",
        "node-2 313 TaintToleration 100x3=300, NodeResourcesFit 13",
      ),
    );
  });

  test("says before that why the pod waits, and who made it", async () => {
    expect((await shown("kubesim why pod/large")).split("\n").slice(0, 5)).toEqual([
      "Pod default/large is pending.",
      "",
      "It is on no node.",
      "user (kubectl-client-side-apply) applied it 10s ago.",
      "",
    ]);
  });

  test("says what holds a pod back", async () => {
    const first = async (name: string) =>
      (await reported(`kubesim why pod ${name}`)).split("\n")[0];
    expect(await first("gated")).toBe(
      "default/gated is held back: waiting for scheduling gates: [a/b]; " +
        "it fits 3 of 3 nodes and would go to node-0.",
    );
    expect(await first("other")).toBe(
      'default/other asks for the scheduler "mine", which no profile here serves.',
    );
  });

  test("tells of one node", async () => {
    expect((await shown("kubesim why large --node node-2")).split("\n").slice(3)).toEqual([
      "NODE PLUGIN REASON CHANGE",
      "node-2 NodeResourcesFit Insufficient cpu -200m cpu",
      "",
    ]);
  });

  test("prints the report as the server has it", async () => {
    expect(JSON.parse(await bench.stdout("kubesim why placed -o json --node node-0"))).toEqual({
      apiVersion: "sim.kubesim.dev/v1alpha1",
      kind: "PodSchedulingReport",
      metadata: {
        name: "placed",
        namespace: "default",
        creationTimestamp: "2026-01-01T00:00:20Z",
      },
      schedulerName: "default-scheduler",
      state: "Scheduled",
      verdict:
        "default/placed is on node-0; decided anew on the present cluster, without itself, " +
        "it would fit 3 of 3 nodes and go to node-0.",
      nodeName: "node-0",
      nodeCount: 3,
      feasibleNodes: 3,
      bestNode: "node-0",
      equallyGoodNodes: 1,
      nodes: [
        {
          name: "node-0",
          fits: true,
          score: 313,
          scores: [
            { plugin: "TaintToleration", weight: 3, raw: 0, normalized: 100, weighted: 300 },
            { plugin: "NodeResourcesFit", weight: 1, raw: 13, normalized: 13, weighted: 13 },
          ],
        },
      ],
    });
  });

  test.each([
    { command: "why pod/nobody", stderr: 'Error from server (NotFound): pods "nobody" not found' },
    {
      command: "why placed --node nowhere",
      stderr: 'Error from server (NotFound): nodes "nowhere" not found',
    },
    {
      command: "why node/node-0 --all-nodes",
      stderr: "error: only pods are placed on nodes, and not nodes",
    },
    { command: "why", stderr: "error: required resource not specified: kubesim why TYPE/NAME" },
    { command: "why pods", stderr: 'Error from server (NotFound): pods "pods" not found' },
    {
      command: "why pod placed large",
      stderr: "error: why explains one object: kubesim why TYPE/NAME",
    },
    {
      command: "why placed -o wide",
      stderr:
        'error: unable to match a printer suitable for the output format "wide", ' +
        "allowed formats are: json, yaml",
    },
  ])("kubesim $command is refused", async ({ command, stderr }) => {
    const outcome = await bench.run(`kubesim ${command}`);
    expect({ ...outcome, stderr: outcome.stderr.trimEnd() }).toEqual({
      stdout: "",
      stderr,
      exitCode: 1,
    });
  });
});

describe("the reports, through kubectl", () => {
  test("are listed without a look at nodes", async () => {
    expect(await shown("kubectl get podschedulingreports")).toBe(
      lines(
        "NAME STATE NODE SCHEDULER",
        "gated Gated <none> default-scheduler",
        "large Unschedulable <none> default-scheduler",
        "other Unserved <none> mine",
        "placed Scheduled node-0 default-scheduler",
      ),
    );
  });

  test("have a row for each node", async () => {
    expect(await shown("kubectl get psr large")).toBe(
      lines(
        "NODE FITS SCORE CHANGES",
        "node-1 no <none> -200m cpu",
        "node-2 no <none> -200m cpu",
        "node-0 no <none> -1200m cpu",
      ),
    );
    expect((await shown("kubectl get psr placed -o wide")).split("\n").slice(0, 2)).toEqual([
      "NODE FITS SCORE CHANGES PLUGINS",
      "node-0 yes 313 <none> TaintToleration=300; NodeResourcesFit=13",
    ]);
  });

  test("have all nodes in a part of their own", async () => {
    const path = "/apis/sim.kubesim.dev/v1alpha1/namespaces/default/podschedulingreports/large";
    const whole = JSON.parse(await bench.stdout(`kubectl get --raw ${path}/nodes`));
    expect(whole).toEqual(JSON.parse(await bench.stdout(`kubectl get --raw ${path}`)));
  });
});
