/** The servers of kubelets, pods and Services through the `proxy` paths of the API. */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { quantityFromNumber } from "../api/quantity.ts";
import { type ServedCluster, servedCluster } from "./http-client.ts";

let served: ServedCluster;

const mebibyte = 1024 * 1024;

const webPod = {
  apiVersion: "v1",
  kind: "Pod",
  metadata: {
    name: "web",
    labels: { app: "web" },
    annotations: {
      "sim.kubesim.dev/cpu": "200m",
      "sim.kubesim.dev/memory": "64Mi",
      "sim.kubesim.dev/ephemeral-storage": "5Mi",
    },
  },
  spec: {
    nodeName: "node-0",
    containers: [
      {
        name: "web",
        image: "nginx:1.27",
        ports: [{ containerPort: 80 }],
        resources: { limits: { cpu: "1", memory: "128Mi" } },
        readinessProbe: { httpGet: { path: "/", port: 80 }, periodSeconds: 10 },
      },
    ],
  },
};
const writer = {
  apiVersion: "v1",
  kind: "Pod",
  metadata: { name: "writer" },
  spec: {
    nodeName: "node-0",
    volumes: [{ name: "scratch", emptyDir: {} }],
    containers: [
      {
        name: "main",
        image: "busybox:1.36",
        command: ["sh", "-c", "echo hello; head -c 10000 /dev/zero > /data/a; sleep 100000"],
        volumeMounts: [{ name: "scratch", mountPath: "/data" }],
      },
    ],
  },
};
const service = (name: string, app: string) => ({
  apiVersion: "v1",
  kind: "Service",
  metadata: { name },
  spec: { selector: { app }, ports: [{ name: "http", port: 8080, targetPort: 80 }] },
});

const page = {
  apiVersion: "v1",
  kind: "ConfigMap",
  metadata: { name: "page" },
  data: { "index.html": '<a href="/rewriteme">test</a>\n' },
};
const pagePod = {
  apiVersion: "v1",
  kind: "Pod",
  metadata: { name: "page" },
  spec: {
    nodeName: "node-1",
    volumes: [{ name: "page", configMap: { name: "page" } }],
    containers: [
      {
        name: "page",
        image: "nginx:1.27",
        volumeMounts: [{ name: "page", mountPath: "/usr/share/nginx/html" }],
      },
    ],
  },
};

beforeAll(async () => {
  served = await servedCluster();
  served.cluster.apply([webPod, writer, service("web", "web"), service("none", "nobody")]);
  served.cluster.apply([page, pagePod]);
  served.cluster.advance("2m");
});
afterAll(() => served.close());

const ofNode = "/api/v1/nodes/node-0/proxy";
const get = (path: string) => served.send({ path });

interface Cpu {
  readonly usageNanoCores: number;
  readonly usageCoreNanoSeconds: number;
}
interface Stats {
  readonly cpu: Cpu;
  readonly memory: { readonly workingSetBytes: number; readonly availableBytes?: number };
}
interface Summary {
  readonly node: Stats & { readonly nodeName: string };
  readonly pods: readonly (Stats & {
    readonly podRef: { readonly name: string };
    readonly containers: readonly (Stats & { readonly name: string })[];
  })[];
}

async function summary(): Promise<Summary> {
  const { body } = await get(`${ofNode}/stats/summary`);
  // The form of the answer is what the tests below are about.
  return body as Summary;
}

const podIn = ({ pods }: Summary, name: string) => pods.find(({ podRef }) => podRef.name === name);

describe("/stats/summary", () => {
  test("tells what metrics.k8s.io tells", async () => {
    const { node, pods } = await summary();
    const { body } = await get("/apis/metrics.k8s.io/v1beta1/nodes/node-0");
    const milli = node.cpu.usageNanoCores / 1e6;
    expect(body).toMatchObject({
      usage: {
        cpu: `${milli}m`,
        memory: quantityFromNumber(node.memory.workingSetBytes, "BinarySI"),
      },
    });
    expect(pods.map(({ podRef }) => podRef.name)).toEqual(["web", "writer"]);
    expect(podIn({ node, pods }, "web")).toMatchObject({
      podRef: { name: "web", namespace: "default" },
      cpu: { usageNanoCores: 200_000_000 },
      memory: { workingSetBytes: 64 * mebibyte, availableBytes: 64 * mebibyte },
      containers: [
        { name: "web", cpu: { usageNanoCores: 200_000_000 }, rootfs: { usedBytes: 5 * mebibyte } },
      ],
      process_stats: { process_count: 1 },
      swap: { swapUsageBytes: 0 },
    });
  });

  test("tells what a container has written", async () => {
    const found = podIn(await summary(), "writer");
    expect(found).toMatchObject({
      volume: [
        { name: "scratch", usedBytes: 12_288, inodesUsed: 1 },
        { name: expect.stringMatching(/^kube-api-access-/) },
      ],
      "ephemeral-storage": { usedBytes: 12_288 + 46 },
      containers: [{ name: "main", logs: { usedBytes: 46 }, rootfs: { usedBytes: 0 } }],
    });
  });

  test("counts CPU time that grows by what is used, and never falls", async () => {
    const before = podIn(await summary(), "web");
    served.cluster.advance("100s");
    const after = podIn(await summary(), "web");
    const seconds = (each: Stats | undefined) => (each?.cpu.usageCoreNanoSeconds ?? 0) / 1e9;
    expect(seconds(after) - seconds(before)).toBeCloseTo(20, 6);
    await served.send({
      method: "PATCH",
      path: "/api/v1/namespaces/default/pods/web",
      headers: { "content-type": "application/merge-patch+json" },
      body: JSON.stringify({ metadata: { annotations: { "sim.kubesim.dev/cpu": "100m" } } }),
    });
    served.cluster.advance("10s");
    expect(seconds(podIn(await summary(), "web")) - seconds(after)).toBeCloseTo(1, 6);
  });

  test("can be asked for CPU and memory alone", async () => {
    const { body } = await get(`${ofNode}/stats/summary?only_cpu_and_memory=true`);
    expect(body).not.toHaveProperty("node.fs");
    expect(body).toHaveProperty("node.cpu.usageCoreNanoSeconds");
  });
});

describe("the metrics of a kubelet", () => {
  test.each([
    {
      path: "metrics/resource",
      lines: [
        /^# HELP container_cpu_usage_seconds_total \[STABLE\] Cumulative cpu time consumed by the/m,
        /^container_memory_working_set_bytes\{container="web",namespace="default",pod="web"\} 6.7108864e\+07 \d+$/m,
        /^container_start_time_seconds\{container="web",namespace="default",pod="web"\} 1.7672\d+e\+09$/m,
        /^node_cpu_usage_seconds_total \d+\.?\d* \d+$/m,
        /^pod_swap_usage_bytes\{namespace="default",pod="web"\} 0 \d+$/m,
        /^resource_scrape_error 0$/m,
      ],
    },
    {
      path: "metrics/cadvisor",
      lines: [
        /^container_cpu_usage_seconds_total\{container="",cpu="total",id="\/",/m,
        /^container_memory_working_set_bytes\{container="web",id="\/kubepods.slice\/kubepods-pod\S+ 6.7108864e\+07 \d+$/m,
        /^container_spec_cpu_quota\{container="web",\S+ 100000 \d+$/m,
        /^machine_cpu_cores 4$/m,
      ],
    },
    {
      path: "metrics/probes",
      lines: [
        /^prober_probe_total\{container="web",namespace="default",pod="web",pod_uid="[^"]+",probe_type="Readiness",result="successful"\} \d+$/m,
      ],
    },
    {
      path: "metrics",
      lines: [/^kubelet_running_pods 2$/m, /^kubelet_node_name\{node="node-0"\} 1$/m],
    },
  ])("are at /$path", async ({ path, lines }) => {
    const { code, text, headers } = await get(`${ofNode}/${path}`);
    expect([code, headers["content-type"]]).toEqual([
      200,
      "text/plain; version=0.0.4; charset=utf-8",
    ]);
    for (const line of lines) expect(text).toMatch(line);
  });
});

describe("the server of a kubelet", () => {
  test.each([
    { path: "healthz", code: 200, text: /^ok$/ },
    { path: "configz", code: 200, text: /^\{"kubeletconfig":\{"enableServer":true,/ },
    { path: "pods", code: 200, text: /^\{"kind":"PodList","apiVersion":"v1","metadata":\{\},/ },
    { path: "containerLogs/default/writer/main", code: 200, text: /^hello\n$/ },
    { path: "containerLogs/default/nope/main", code: 404, text: /^pod "nope" does not exist\n$/ },
    {
      path: "containerLogs/default/writer/nope",
      code: 404,
      text: /^container "nope" not found in pod "writer"\n$/,
    },
    { path: "logs/", code: 200, text: /<a href="containers\/">/ },
    { path: "nothing", code: 404, text: /^404 page not found\n$/ },
  ])("answers $path", async ({ path, code, text }) => {
    const answer = await get(`${ofNode}/${path}`);
    expect(answer.code).toBe(code);
    expect(answer.text).toMatch(text);
    const byPort = await get(`/api/v1/nodes/node-0:10250/proxy/${path}`);
    expect(byPort.text).toBe(answer.text);
  });
});

const inDefault = "/api/v1/namespaces/default";

describe("pods and services answer as to port-forward", () => {
  test.each([
    "pods/web/proxy/",
    "pods/web:80/proxy/",
    "pods/http:web:80/proxy/",
    "services/web:8080/proxy/",
    "services/web:http/proxy/",
    "services/http:web:http/proxy/index.html?q=1",
  ])("GET %s", async (path) => {
    const { code, headers, text } = await get(`${inDefault}/${path}`);
    expect([code, headers["content-type"]]).toEqual([200, "text/html"]);
    expect(text).toContain("Welcome to nginx!");
  });

  test("links of a page lead through the proxy", async () => {
    const { text } = await get(`${inDefault}/pods/page/proxy/`);
    expect(text).toBe(`<a href="${inDefault}/pods/page/proxy/rewriteme">test</a>\n`);
  });

  test("a path without its slash leads to the one with it", async () => {
    const { code, headers } = await get(`${inDefault}/pods/web/proxy?a=b`);
    expect([code, headers.location]).toEqual([301, `${inDefault}/pods/web/proxy/?a=b`]);
  });

  test.each([
    {
      path: `${inDefault}/pods/web:81/proxy/`,
      code: 503,
      message:
        /^error trying to reach service: dial tcp 10\.244\.\d+\.\d+:81: connect: connection refused$/,
    },
    {
      path: `${inDefault}/services/none:8080/proxy/`,
      code: 503,
      message: /^no endpoints available for service "none"$/,
    },
    {
      path: `${inDefault}/services/web:81/proxy/`,
      code: 503,
      message: /^no service port 81 found for service "web"$/,
    },
    { path: `${inDefault}/pods/nope/proxy/`, code: 404, message: /^pods "nope" not found$/ },
    {
      path: `${inDefault}/services/nope/proxy/`,
      code: 404,
      message: /^services "nope" not found$/,
    },
    { path: "/api/v1/nodes/nope/proxy/", code: 404, message: /^nodes "nope" not found$/ },
    {
      path: `${inDefault}/pods/ftp:web:80/proxy/`,
      code: 400,
      message: /^invalid pod request "ftp:web:80"$/,
    },
    {
      path: "/api/v1/nodes/node-0:81/proxy/",
      code: 503,
      message:
        /^error trying to reach service: dial tcp 172\.18\.0\.2:81: connect: connection refused$/,
    },
  ])("$path is refused", async ({ path, code, message }) => {
    const answer = await get(path);
    expect(answer.code).toBe(code);
    expect(answer.body).toMatchObject({ kind: "Status", message: expect.stringMatching(message) });
  });
});

test("a machine without power does not answer", async () => {
  served.cluster.powerOff("node-2");
  const { code, body } = await get("/api/v1/nodes/node-2/proxy/healthz");
  expect(code).toBe(503);
  expect(body).toMatchObject({
    reason: "ServiceUnavailable",
    message: "error trying to reach service: dial tcp 172.18.0.4:10250: connect: no route to host",
  });
});
