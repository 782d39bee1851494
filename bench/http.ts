import { readFileSync } from "node:fs";
import { Connection, requestText } from "./connection.ts";
import { type Benchmark, type Measurement, percentile } from "./harness.ts";
import { type Running, up } from "./processes.ts";

const connections = 32;

/** What is asked for, how often, and how many in a second are wanted: see RESULTS.md for why. */
interface Load {
  readonly what: string;
  readonly requests: number;
  readonly budget?: number;
  readonly code: number;
  request(index: number): string;
}

const namespace = "/api/v1/namespaces/default";
const podCount = 1_000;

const loads: readonly Load[] = [
  {
    what: "GET of a pod",
    requests: 60_000,
    budget: 15_900,
    code: 200,
    request: () => requestText("GET", `${namespace}/pods/pod-1`),
  },
  {
    what: "LIST of 1,000 pods",
    requests: 3_000,
    budget: 500,
    code: 200,
    request: () => requestText("GET", `${namespace}/pods`),
  },
  {
    what: "create of a ConfigMap",
    requests: 30_000,
    budget: 7_800,
    code: 201,
    request: (index) => {
      const body = { metadata: { name: `made-${index}` }, data: { color: "blue" } };
      return requestText("POST", `${namespace}/configmaps`, { body });
    },
  },
  {
    what: "merge patch of a ConfigMap",
    requests: 30_000,
    code: 200,
    request: (index) =>
      requestText("PATCH", `${namespace}/configmaps/made-${index % 1_000}`, {
        body: { data: { color: `c${index}` } },
        contentType: "application/merge-patch+json",
      }),
  },
];

/** `kubesim up` in a process of its own, under load from 32 keep-alive connections. */
export const http: Benchmark = {
  name: "http",
  async run() {
    const running = await up("--nodes", "0");
    try {
      await createPods(running.url);
      const results: Measurement[] = [];
      for (const load of loads) results.push(...(await measure(running, load)));
      return results;
    } finally {
      await running.stop();
    }
  },
};

async function measure({ url, pid }: Running, load: Load): Promise<readonly Measurement[]> {
  const { what, requests, budget } = load;
  const wanted = budget === undefined ? {} : { budget };
  await drive(url, { ...load, requests: Math.ceil(requests / 10) }, requests);
  const cpuMs = processorMs(pid);
  const startMs = performance.now();
  const times = await drive(url, load);
  const tookMs = performance.now() - startMs;
  const name = "http";
  const of = (part: string) => `${what}, ${part}`;
  return [
    {
      name,
      what: of("requests a second"),
      value: (1000 * requests) / tookMs,
      unit: "1/s",
      ...wanted,
    },
    { name, what: of("p50"), value: percentile(times, 0.5), unit: "ms" },
    { name, what: of("p99"), value: percentile(times, 0.99), unit: "ms" },
    {
      name,
      what: of("processor time of the server each"),
      value: (1000 * (processorMs(pid) - cpuMs)) / requests,
      unit: "us",
    },
  ];
}

/** Sends requests over all connections at once; returns how long each took, in ms. */
async function drive(url: string, load: Load, first = 0): Promise<readonly number[]> {
  const times: number[] = [];
  let next = first;
  const end = first + load.requests;
  const work = async () => {
    const connection = await Connection.open(url);
    while (next < end) {
      const index = next;
      next += 1;
      const text = load.request(index);
      const startMs = performance.now();
      const code = await connection.send(text);
      times.push(performance.now() - startMs);
      if (code !== load.code) throw new Error(`${load.what}: answered ${code}`);
    }
    connection.close();
  };
  await Promise.all(Array.from({ length: connections }, work));
  return times;
}

/** Pods as a Deployment makes them, of about two kilobytes each. */
async function createPods(url: string): Promise<void> {
  const connection = await Connection.open(url);
  for (let index = 0; index < podCount; index += 1) {
    const body = {
      metadata: { name: `pod-${index}`, labels: { app: "web", "pod-template-hash": "5d59d67564" } },
      spec: {
        containers: [{ name: "app", image: "nginx:1.25", ports: [{ containerPort: 80 }] }],
      },
    };
    const code = await connection.send(requestText("POST", `${namespace}/pods`, { body }));
    if (code !== 201) throw new Error(`a pod was answered with ${code}`);
  }
  connection.close();
}

const ticksMs = 10;

/** Processor time that a process has used. Source: proc(5), utime and stime in ticks of 10 ms. */
export function processorMs(pid: number): number {
  const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
  const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
  return (Number(fields[11]) + Number(fields[12])) * ticksMs;
}
