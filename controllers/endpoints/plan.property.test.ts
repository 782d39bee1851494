import fc from "fast-check";
import { expect, test } from "vitest";
import type { Pod } from "../../api/core/pod/pod.ts";
import { ObjectIndex } from "../../client/object-index.ts";
import { serviceOf } from "../testing/infrastructure.ts";
import { anyService, podChanges, ServicePods } from "../testing/service-pods.ts";
import { podOf, readyCondition } from "../testing/workloads.ts";
import { addressBookOf } from "./subsets.ts";

test("addresses are what the pods make them, whatever pods there were before", () => {
  fc.assert(
    fc.property(anyService, fc.array(podChanges, { minLength: 1 }), (shared, steps) => {
      const service = { ...shared };
      const pods = new ServicePods();
      for (const step of steps) {
        pods.perform(step);
        const kept = addressBookOf(service, pods.parts).packed;
        expect(kept).toEqual(addressBookOf({ ...service }, [pods.parts.flat()]).packed);
      }
    }),
    { numRuns: 100 },
  );
});

test("which of more addresses than fit are shown follows from the pods that there are", () => {
  const change = fc.record({
    number: fc.integer({ min: 990, max: 1009 }),
    is: fc.constantFrom(..."+-x"),
  });
  const before = Array.from({ length: 1005 }, (_, number) => ({ number, is: "+" }));
  fc.assert(
    fc.property(fc.array(fc.array(change, { maxLength: 5 }), { maxLength: 10 }), (steps) => {
      const service = serviceOf();
      const pods = new Map<string, Pod>();
      const index = new ObjectIndex<Pod>(pods, () => [""]);
      for (const changes of [before, ...steps]) {
        for (const { number, is } of changes) {
          const key = `p${number}`;
          const previous = pods.get(key);
          const next = is === "x" ? undefined : numbered(number, is === "+");
          if (next === undefined) pods.delete(key);
          else pods.set(key, next);
          index.move(key, next, previous);
        }
        const parts = index.parts("");
        const kept = addressBookOf(service, parts).packed;
        expect(kept).toEqual(addressBookOf({ ...service }, [parts.flat()]).packed);
      }
    }),
    { numRuns: 20 },
  );
});

const numbered = (number: number, isReady: boolean): Pod =>
  podOf({
    metadata: { name: `p${number}` },
    status: {
      // Their text has the order of the numbers.
      podIP: `10.0.${100 + (number >> 6)}.${100 + (number & 63)}`,
      conditions: [readyCondition(isReady ? "True" : "False", -5)],
    },
  });
