/** Clients that send to a Service of 50 pods for ten minutes: how long these take. */
import { Traffic } from "../api/sim/traffic.ts";
import { createCluster } from "../simulator/cluster.ts";
import { type Benchmark, elapsedMs, type Measurement } from "./harness.ts";

const rate = 1000;

export const traffic: Benchmark = {
  name: "traffic",
  run: () => [
    tenMinutes("each looked up and connected", {}),
    tenMinutes("over connections that are kept", { keepAlive: { connections: 50 } }),
  ],
};

function tenMinutes(what: string, spec: object): Measurement {
  const cluster = createCluster({ seed: 1, nodes: 10 });
  cluster.apply(objects);
  cluster.advance("2m");
  cluster.apply({
    apiVersion: "sim.kubesim.dev/v1alpha1",
    kind: "Traffic",
    metadata: { name: "clients" },
    spec: {
      url: "http://web/",
      from: { pod: "client" },
      load: { rate, arrivals: "Constant" },
      duration: "10m",
      ...spec,
    },
  });
  const value = elapsedMs(() => cluster.advance("10m1s"));
  const { succeeded, phase } = cluster.get(Traffic, "clients")?.status ?? {};
  if (succeeded !== rate * 600 || phase !== "Complete") {
    throw new Error(`${succeeded} requests succeeded, ${phase}`);
  }
  return {
    name: "traffic",
    what: `${rate} requests/s for 10 virtual minutes to a Service of 50 pods, ${what}`,
    value,
    unit: "ms",
    budget: 5000,
  };
}

const labels = { app: "web" };
const objects = [
  {
    apiVersion: "apps/v1",
    kind: "Deployment",
    metadata: { name: "web" },
    spec: {
      replicas: 50,
      selector: { matchLabels: labels },
      template: {
        metadata: { labels },
        spec: { containers: [{ name: "app", image: "nginx", ports: [{ containerPort: 80 }] }] },
      },
    },
  },
  {
    apiVersion: "v1",
    kind: "Service",
    metadata: { name: "web" },
    spec: { selector: labels, ports: [{ port: 80 }] },
  },
  {
    apiVersion: "v1",
    kind: "Pod",
    metadata: { name: "client" },
    spec: { containers: [{ name: "app", image: "busybox", command: ["sleep", "100000"] }] },
  },
];
