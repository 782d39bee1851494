/** What pods and nodes use, as the real kubectl asks metrics.k8s.io and tells of it. */
import { beforeAll, describe, expect, test } from "vitest";
import type { Cluster } from "../../simulator/cluster.ts";
import { Workbench } from "./kubectl.ts";
import { lines, normal } from "./normal.ts";

let bench: Workbench;

beforeAll(async () => {
  bench = await Workbench.open({ speed: 0, prepare });
  return () => bench.close();
});

const pod = (name: string, annotations: object, namespace = "default") => ({
  apiVersion: "v1",
  kind: "Pod",
  metadata: { name, namespace, labels: { app: name }, annotations },
  spec: {
    containers: [
      { name: "web", image: "nginx:1.27" },
      { name: "cache", image: "redis:7" },
    ],
  },
});

/** Two pods that are measured, one that has just begun, and one elsewhere. */
function prepare(cluster: Cluster): void {
  cluster.apply({ apiVersion: "v1", kind: "Namespace", metadata: { name: "other" } });
  cluster.settle();
  cluster.apply([
    pod("busy", { "sim.kubesim.dev/cpu": "250m", "sim.kubesim.dev/memory.cache": "1Gi" }),
    pod("idle", { "sim.kubesim.dev/memory": "3Gi" }),
    pod("far", {}, "other"),
  ]);
  cluster.advance("1m");
  cluster.apply(pod("young", {}));
  cluster.advance("8s");
}

const shown = async (command: string) => normal(await bench.stdout(command));

describe("kubectl top pods", () => {
  test("shows what each pod uses", async () => {
    expect(await shown("kubectl top pods")).toBe(
      lines("NAME CPU(cores) MEMORY(bytes)", "busy 252m 1032Mi", "idle 3m 3081Mi"),
    );
  });

  test("shows what each container uses", async () => {
    expect(await shown("kubectl top pod busy --containers")).toBe(
      lines("POD NAME CPU(cores) MEMORY(bytes)", "busy cache 2m 1024Mi", "busy web 250m 8Mi"),
    );
  });

  test.each([
    { flags: "--sort-by=memory --no-headers", rows: ["idle 3m 3081Mi", "busy 252m 1032Mi"] },
    { flags: "--sort-by=cpu --no-headers", rows: ["busy 252m 1032Mi", "idle 3m 3081Mi"] },
    { flags: "-l app=idle --no-headers", rows: ["idle 3m 3081Mi"] },
    {
      flags: "--sum --no-headers",
      rows: ["busy 252m 1032Mi", "idle 3m 3081Mi", " ________ ________", " 255m 4113Mi"],
    },
    { flags: "--field-selector metadata.name=busy --no-headers", rows: ["busy 252m 1032Mi"] },
    {
      flags: "-A --no-headers",
      rows: ["default busy 252m 1032Mi", "default idle 3m 3081Mi", "other far 3m 17Mi"],
    },
  ])("heeds $flags", async ({ flags, rows }) => {
    expect(await shown(`kubectl top pods ${flags}`)).toBe(lines(...rows));
  });

  test.each([
    { args: "none", stderr: 'Error from server (NotFound): pods "none" not found\n' },
    {
      args: "young",
      stderr: 'Error from server (NotFound): podmetrics.metrics.k8s.io "default/young" not found\n',
    },
    { args: "-l app=none", stderr: "No resources found in default namespace.\n" },
    {
      args: "-l app=young",
      stderr: "error: Metrics not available for pod default/young, age: 8s\n",
    },
  ])("says what is wrong with $args", async ({ args, stderr }) => {
    const { stdout, stderr: told } = await bench.run(`kubectl top pods ${args}`);
    // The age is by the clock of the machine that kubectl runs on, which is not the cluster's.
    expect([
      stdout,
      told.replace(/age: \S+\n$/, "age: 8s\n").replace(/^.*?(?=error:)/s, ""),
    ]).toEqual(["", stderr]);
  });
});

describe("kubectl top nodes", () => {
  test("shows the use of nodes as a share of what they have", async () => {
    expect(await shown("kubectl top node node-0")).toMatch(
      /^NAME CPU\(cores\) CPU\(%\) MEMORY\(bytes\) MEMORY\(%\)\nnode-0 \d+m \d+% \d+Mi \d+%\n$/,
    );
  });

  test("knows no other nodes", async () => {
    const { stderr } = await bench.run("kubectl top node none");
    expect(stderr).toBe('Error from server (NotFound): nodes "none" not found\n');
  });
});

test("kubectl get shows the same metrics in a table", async () => {
  expect(await shown("kubectl get podmetrics")).toBe(
    lines("NAME CPU MEMORY WINDOW", "busy 252m 1032Mi 15s", "idle 3m 3081Mi 15s"),
  );
});

describe("kubectl get --raw shows metrics of one's own", () => {
  test("of objects, as an adapter does", async () => {
    await bench.stdout("kubectl annotate pod busy sim.kubesim.dev/metric.hits=150");
    const root = "/apis/custom.metrics.k8s.io/v1beta2";
    const shown = JSON.parse(
      await bench.stdout(`kubectl get --raw '${root}/namespaces/default/pods/*/hits'`),
    );
    expect(shown.items).toMatchObject([{ describedObject: { name: "busy" }, value: "150" }]);
    expect(JSON.parse(await bench.stdout(`kubectl get --raw ${root}`)).resources).toEqual([
      {
        name: "pods/hits",
        singularName: "",
        namespaced: true,
        kind: "MetricValueList",
        verbs: ["get"],
      },
    ]);
  });

  test("from outside, as an adapter does", async () => {
    await bench.stdout("kubectl create configmap queue --from-literal=waiting=30");
    await bench.stdout("kubectl label configmap queue sim.kubesim.dev/external-metrics=true q=a");
    const root = "/apis/external.metrics.k8s.io/v1beta1/namespaces/default";
    const shown = await bench.stdout(`kubectl get --raw '${root}/waiting?labelSelector=q%3Da'`);
    expect(JSON.parse(shown).items).toMatchObject([{ metricLabels: { q: "a" }, value: "30" }]);
  });

  test("and refuses to change them", async () => {
    const path = "/apis/external.metrics.k8s.io/v1beta1/namespaces/default/waiting";
    const { stderr } = await bench.run(`kubectl delete --raw ${path}`);
    expect(stderr).toContain("MethodNotAllowed");
  });
});
