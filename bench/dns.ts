/** The cluster's DNS among 5,000 Services: a lookup, an answer of many records, a change. */
import { resolve } from "../network/dns/index.ts";
import {
  dnsOf,
  headless,
  namespaceOf,
  serviceOf,
  sliceOf,
} from "../network/dns/testing/objects.ts";
import { type Benchmark, type Measurement, microsecondsEach } from "./harness.ts";

const serviceCount = 5_000;
const endpointCount = 100;
const sizes = { calls: 100_000, rounds: 5 };
const rare = { calls: 5_000, rounds: 5 };

const config = {
  nameservers: ["10.96.0.10"],
  searches: ["default.svc.cluster.local", "svc.cluster.local", "cluster.local"],
  options: ["ndots:5"],
};

export const dns: Benchmark = {
  name: "dns",
  run() {
    const server = servicesDns();
    let nowMs = 1_000;
    const lookUp = (index: number) =>
      void resolve(`s-${index % serviceCount}`, config, (_, question) => {
        nowMs += 1;
        return server.query(question, nowMs);
      });
    const question = { name: "db.default.svc.cluster.local", type: "A" } as const;
    const slices = [sliceOf("db", places(0)), sliceOf("db", places(1))];
    const change = (index: number) => {
      nowMs += 1_000;
      server.sliceChanged(slices[index % 2], slices[(index + 1) % 2], nowMs);
    };
    return [
      row("a lookup of both families, found in the first search domain", {
        value: microsecondsEach(lookUp, sizes),
        budget: 3,
      }),
      row(`an answer with ${endpointCount} endpoints in an order drawn`, {
        value: microsecondsEach(() => void server.query(question, nowMs), rare),
        budget: 15,
      }),
      row(`a change of a slice of ${endpointCount} endpoints`, {
        value: microsecondsEach(change, rare),
        budget: 25,
      }),
    ];
  },
};

const row = (what: string, { value, budget }: { value: number; budget: number }): Measurement => ({
  name: "dns",
  what,
  value,
  unit: "us",
  budget,
});

const places = (shift: number) =>
  Array.from({ length: endpointCount }, (_, index) => `10.244.0.${index + shift}`);

const servicesDns = () =>
  dnsOf([
    namespaceOf("default"),
    ...Array.from({ length: serviceCount }, (_, index) =>
      serviceOf(`s-${index}`, { clusterIPs: [`10.96.${index >> 8}.${index & 255}`] }),
    ),
    serviceOf("db", headless),
    sliceOf("db", places(0)),
  ]);
