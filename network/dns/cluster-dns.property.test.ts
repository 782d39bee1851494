/** DNS shows the objects as they were a delay ago, whatever has become of them since. */
import fc from "fast-check";
import { expect, test } from "vitest";
import type { Service } from "../../api/core/service/service.ts";
import type { EndpointSlice } from "../../api/discovery/endpointslice.ts";
import { seededRandom } from "../../api/runtime.ts";
import { ClusterDns } from "./cluster-dns.ts";
import type { Question } from "./message.ts";
import { headless, linesOf, namespaceOf, serviceOf, sliceOf } from "./testing/objects.ts";

const delayMs = 300;
const names = ["a", "b"];

/** What is set, by kind and name; `undefined` deletes. */
interface Step {
  readonly afterMs: number;
  readonly name: string;
  readonly change:
    | { readonly service: "headless" | "clusterIP" | "external" | undefined }
    | { readonly endpoints: readonly number[] | undefined };
}

const anyStep: fc.Arbitrary<Step> = fc.record({
  afterMs: fc.integer({ min: 0, max: 200 }),
  name: fc.constantFrom(...names),
  change: fc.oneof(
    fc.record({ service: fc.constantFrom("headless", "clusterIP", "external", undefined) }),
    fc.record({
      endpoints: fc.option(fc.uniqueArray(fc.integer({ min: 1, max: 5 }), { maxLength: 4 }), {
        nil: undefined,
      }),
    }),
  ),
});

const specs = (name: string) =>
  ({
    headless,
    clusterIP: { clusterIPs: [name === "a" ? "10.96.0.8" : "10.96.0.9"] },
    external: { type: "ExternalName", clusterIPs: [], externalName: "b.default.svc.cluster.local" },
  }) as const;

const questions: readonly Question[] = names.flatMap((name): Question[] => {
  const whole = `${name}.default.svc.cluster.local`;
  return [
    { name: whole, type: "A" },
    { name: whole, type: "SRV" },
    { name: `10-244-0-1.${whole}`, type: "A" },
    { name: "1.0.244.10.in-addr.arpa", type: "PTR" },
    { name: "9.0.96.10.in-addr.arpa", type: "PTR" },
  ];
});

/** Tells a DNS of changes, each of which it is told with what was before. */
function teller(dns: ClusterDns) {
  const services = new Map<string, Service>();
  const slices = new Map<string, EndpointSlice>();
  dns.namespaceChanged(namespaceOf("default"), undefined, -delayMs);
  return ({ name, change }: Step, nowMs: number): void => {
    if ("service" in change) {
      const next = change.service && serviceOf(name, specs(name)[change.service]);
      dns.serviceChanged(next, services.get(name), nowMs);
      if (next === undefined) services.delete(name);
      else services.set(name, next);
    } else {
      const next =
        change.endpoints &&
        sliceOf(
          name,
          change.endpoints.map((ip) => `10.244.0.${ip}`),
        );
      dns.sliceChanged(next, slices.get(name), nowMs);
      if (next === undefined) slices.delete(name);
      else slices.set(name, next);
    }
  };
}

const dnsWith = (ms: number) =>
  new ClusterDns({ random: seededRandom(1), delayMs: { minMs: ms, maxMs: ms } });

/** Answers without the cache, whose time is another matter, and without the zone's serial. */
const answers = (dns: ClusterDns, nowMs: number) =>
  questions.map((question) => linesOf({ ...dns.query(question, nowMs), authority: [] }));

test("answers are those of a DNS without delay that has heard of older changes only", () => {
  fc.assert(
    fc.property(fc.array(anyStep, { maxLength: 30 }), (steps) => {
      const late = dnsWith(delayMs);
      const tell = teller(late);
      let nowMs = 0;
      const told: { readonly step: Step; readonly atMs: number }[] = [];
      for (const step of steps) {
        nowMs += step.afterMs;
        tell(step, nowMs);
        told.push({ step, atMs: nowMs });
        // Answers to addresses are cached: each look is at a time of its own, far from others.
        const prompt = dnsWith(0);
        const tellPrompt = teller(prompt);
        for (const { step: earlier, atMs } of told) {
          if (atMs + delayMs <= nowMs) tellPrompt(earlier, atMs);
        }
        const uncached = questions.filter(({ type }) => type !== "PTR");
        for (const question of uncached) {
          expect(linesOf({ ...late.query(question, nowMs), authority: [] })).toEqual(
            linesOf({ ...prompt.query(question, nowMs), authority: [] }),
          );
        }
      }
      const endMs = nowMs + 60_000;
      const prompt = dnsWith(0);
      const tellPrompt = teller(prompt);
      for (const { step, atMs } of told) tellPrompt(step, atMs);
      expect(answers(late, endMs)).toEqual(answers(prompt, endMs));
    }),
    { numRuns: 300 },
  );
});

test("nothing is held of what is gone", () => {
  fc.assert(
    fc.property(fc.array(anyStep, { maxLength: 40 }), (steps) => {
      const dns = dnsWith(delayMs);
      const tell = teller(dns);
      const { size } = dns;
      let nowMs = 0;
      for (const step of steps) {
        nowMs += step.afterMs;
        tell(step, nowMs);
      }
      for (const name of names) {
        tell({ afterMs: 0, name, change: { service: undefined } }, nowMs);
        tell({ afterMs: 0, name, change: { endpoints: undefined } }, nowMs);
      }
      // With the next changes it is seen that nobody can see them any more.
      const laterMs = nowMs + delayMs;
      for (const name of names) {
        tell({ afterMs: 0, name, change: { service: undefined } }, laterMs);
        tell({ afterMs: 0, name, change: { endpoints: undefined } }, laterMs);
      }
      const gone = serviceOf("z");
      dns.serviceChanged(undefined, gone, laterMs);
      dns.sliceChanged(undefined, sliceOf("z", []), laterMs);
      expect(dns.size).toEqual(size);
    }),
    { numRuns: 300 },
  );
});
