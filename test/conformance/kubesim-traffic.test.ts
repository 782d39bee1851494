/** `kubesim traffic`, and what describe shows of what it makes. */
import { beforeAll, describe, expect, test } from "vitest";
import { Traffic } from "../../api/sim/traffic.ts";
import type { Cluster } from "../../simulator/cluster.ts";
import { Workbench } from "./kubectl.ts";
import { lines, normal } from "./normal.ts";
import { requireBundle } from "./parity.ts";

let bench: Workbench;

beforeAll(async () => {
  requireBundle();
  bench = await Workbench.open({ speed: 100, prepare });
  return () => bench.close();
});

const pod = (name: string, image: string, command?: readonly string[]) => ({
  apiVersion: "v1",
  kind: "Pod",
  metadata: { name, labels: { app: name } },
  spec: {
    nodeName: "node-0",
    containers: [
      { name: "app", image, ports: [{ containerPort: 80 }], ...(command && { command }) },
    ],
  },
});

const service = (name: string, spec: object = {}) => ({
  apiVersion: "v1",
  kind: "Service",
  metadata: { name },
  spec: { selector: { app: name }, ports: [{ name: "http", port: 80 }], ...spec },
});

const ingress = {
  apiVersion: "networking.k8s.io/v1",
  kind: "Ingress",
  metadata: { name: "lonely" },
  spec: {
    ingressClassName: "nobodys",
    defaultBackend: { service: { name: "web", port: { number: 80 } } },
  },
};

function prepare(cluster: Cluster): void {
  cluster.apply([pod("web", "nginx:1.27"), pod("client", "busybox:1.37", ["sleep", "1000000"])]);
  cluster.apply([
    service("web"),
    service("empty"),
    service("names", { clusterIP: "None" }),
    ingress,
  ]);
  cluster.advance("1m");
}

/** Without what depends on how fast the network is. */
const timeless = (text: string) =>
  normal(text)
    .replace(/\b\d+(\.\d+)?ms\b/g, "<ms>")
    .replace(/-{2,}/g, "--");

describe("kubesim traffic", () => {
  test("tells how it goes, and at the end what came of it", async () => {
    const flags = "--rps 20 --constant --for 12s --from pod/client --name good";
    const { stdout, stderr, exitCode } = await bench.run(`kubesim traffic svc/web ${flags}`);
    expect([stderr, exitCode]).toEqual(["", 0]);
    const text = timeless(stdout);
    // When it is told hangs on how soon the machine comes to it.
    const progress = /^(\d+)s (\d+) 0 <ms> <ms>\n/gm;
    const told = [...text.matchAll(progress)].map(([, at, sent]) => [Number(at), Number(sent)]);
    expect(told).toEqual(told.map(([at = 0]) => [at, at * 20]));
    expect(told.at(-1)).toEqual([12, 240]);
    expect(text.replace(progress, "")).toBe(
      lines(
        "traffic.sim.kubesim.dev/good created",
        "TIME SENT FAILED P50 P99 FAILURES",
        "",
        "Requests: 240 sent, 240 succeeded, 0 failed",
        "Latency: mean <ms>, p50 <ms>, p90 <ms>, p95 <ms>, p99 <ms>, max <ms>",
        "Pods:",
        " Namespace Name Node Requests Failed",
        " -- -- -- -- --",
        " default web node-0 240 0",
        "Timeline (1s each, ! is failed):",
        " Since Sent Failed P99",
        " -- -- -- --",
        ...Array.from({ length: 12 }, (_, at) => ` ${at}s 20 0 <ms> ${"#".repeat(40)}`),
      ),
    );
  });

  test("fails where requests do, and says why", async () => {
    const flags = "--rps 20 --constant --for 5s --name bad";
    const { stdout, stderr, exitCode } = await bench.run(`kubesim traffic svc/empty ${flags}`);
    expect([stderr, exitCode]).toEqual(["error: 100 of 100 requests failed\n", 1]);
    expect(timeless(stdout)).toContain(
      lines(
        "5s 100 100 <ms> <ms> ConnectionRefused 100",
        "",
        "Requests: 100 sent, 0 succeeded, 100 failed (100%)",
        "Latency: mean <ms>, p50 <ms>, p90 <ms>, p95 <ms>, p99 <ms>, max <ms>",
        "Failures:",
        " ConnectionRefused: 100",
        "First Failure: after <ms>, ConnectionRefused: connect to <ip>:80: connection refused",
        "Timeline (1s each, ! is failed):",
        " Since Sent Failed P99",
        " -- -- -- --",
        ...Array.from({ length: 5 }, (_, at) => ` ${at}s 20 20 <ms> ${"!".repeat(40)}`),
      ),
    );
    const allowed = await bench.run(`kubesim traffic svc/empty --rps 5 --for 2s --allow-failures`);
    expect([allowed.stderr, allowed.exitCode]).toEqual(["", 0]);
  });

  test("makes what its flags say, and leaves it to itself", async () => {
    const flags = [
      "--clients 2 --think 1s --ramp 10s:5,1m:5 --for 30m --from app=client --path '/cart?id=1'",
      "--method PUT --header 'X-A: b' --data '{}' --timeout 2s --connect-timeout 500ms",
      "--retries 3 --retry-on 5xx,ConnectionReset --connections 4 --expect 2xx,404 --seed 7",
    ];
    const command = `kubesim traffic svc/web:http ${flags.join(" ")} --name whole --detach`;
    expect(await bench.stdout(command)).toBe("traffic.sim.kubesim.dev/whole created\n");
    expect(bench.cluster.get(Traffic, "whole")?.spec).toEqual({
      url: "http://web.default.svc/cart?id=1",
      from: { podSelector: { matchLabels: { app: "client" } } },
      requests: [{ weight: 1, method: "PUT", headers: [{ name: "X-A", value: "b" }], body: "{}" }],
      load: {
        clients: 2,
        thinkTime: "1s",
        arrivals: "Poisson",
        stages: [
          { duration: "10s", clients: 5 },
          { duration: "1m", clients: 5 },
        ],
      },
      duration: "30m0s",
      timeout: "2s",
      connectTimeout: "500ms",
      retries: { attempts: 3, on: ["5xx", "ConnectionReset"], backoff: "100ms" },
      keepAlive: { connections: 4 },
      expect: { statuses: ["2xx", "404"] },
      seed: 7,
    });
    expect(normal(await bench.stdout("kubesim describe traffic whole"))).toContain(
      lines(
        "Target: http://web.default.svc/cart?id=1",
        "From: pods with app=client",
        "Load: 2..5 clients, Poisson, think time 1s",
        "Stages: 10s to 5 clients",
        " 1m to 5 clients",
        "Duration: 30m0s",
        "Sends: PUT",
        "Timeout: 2s",
        "Connect Timeout: 500ms",
        "Keep Alive: 4 connections",
        "Retries: 3, the first after 100ms",
        "Status: Running",
      ),
    );
    const table = await bench.stdout("kubectl get traf whole");
    expect(table).toMatch(/^NAME +TARGET +RATE +SENT +FAILED +P99 +STATUS +AGE\nwhole +http/);
  });

  test("takes what it makes away where it is interrupted", async () => {
    const running = bench.start("kubesim traffic svc/web --rps 20 --constant --name gone");
    await running.printed(/^5s /);
    const { stdout } = await running.stop("SIGINT");
    expect(timeless(stdout)).toMatch(/Requests: \d+ sent, \d+ succeeded, 0 failed\n/);
    expect(bench.cluster.get(Traffic, "gone")).toBeUndefined();
  });

  test.each([
    { words: "", fact: "give one target: kubesim traffic svc/NAME --rps RATE" },
    { words: "svc/web", fact: "give either --rps or --clients" },
    { words: "svc/web --rps 5 --clients 3", fact: "give either --rps or --clients" },
    { words: "svc/web --rps x", fact: '"x" is no number, as --rps wants one' },
    {
      words: "web --rps 5",
      fact: '"web" is no target: give svc/NAME, ing/NAME or a URL with http://',
    },
    {
      words: "pod/web --rps 5",
      fact: "traffic goes to services, ingresses and URLs, and not to pod",
    },
    { words: "svc/web:99 --rps 5", fact: "service web has no port 99" },
    {
      words: "svc/names --rps 5",
      fact: "service names has no address of its own: send from a pod (--from pod/NAME)",
    },
    {
      words: "svc/web --rps 5 --from outside",
      fact: "service web has no load balancer and no node port to reach it by",
    },
    {
      words: "svc/web --rps 5 --from somewhere",
      fact: '"somewhere" is no source: give pod/NAME, LABEL=VALUE, node/NAME or outside',
    },
    {
      words: "ing/lonely --rps 5",
      fact: "ingress lonely has no address: no controller has taken it on",
    },
  ])("refuses '$words'", async ({ words, fact }) => {
    const { stdout, stderr, exitCode } = await bench.run(`kubesim traffic ${words}`);
    expect({ stdout, stderr, exitCode }).toEqual({
      stdout: "",
      stderr: `error: ${fact}\n`,
      exitCode: 1,
    });
  });
});
