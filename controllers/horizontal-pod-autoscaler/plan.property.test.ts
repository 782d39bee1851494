/** Whatever is measured, an autoscaler stays within its bounds and is no faster than it may be. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { Deployment } from "../../api/apps/deployment.ts";
import type { HPAScalingRules } from "../../api/autoscaling/behavior.ts";
import { autoscaler, share } from "../../api/autoscaling/test-autoscalers.ts";
import { untyped } from "../../client/action.ts";
import { nowMs as startMs } from "../testing/workloads.ts";
import { leastAllowed, mostAllowed } from "./limit.ts";
import type { Memory } from "./memory.ts";
import { planAutoscaler } from "./plan.ts";
import { amountsOf, podOf } from "./test-pods.ts";
import { Unmeasurable } from "./unmeasurable.ts";

/** So much each pod uses of its CPU at each look, in percent; nothing where it is not measured. */
const looks = fc.array(fc.option(fc.nat(400), { freq: 8, nil: undefined }), { maxLength: 40 });
const bounds = fc
  .tuple(fc.integer({ min: 1, max: 5 }), fc.nat(20))
  .map(([minReplicas, more]) => ({ minReplicas, maxReplicas: minReplicas + more }));
const policy = fc.record({
  type: fc.constantFrom("Pods", "Percent"),
  value: fc.integer({ min: 1, max: 50 }),
  periodSeconds: fc.integer({ min: 1, max: 120 }),
});
const rules: fc.Arbitrary<HPAScalingRules> = fc.record({
  stabilizationWindowSeconds: fc.nat(120),
  selectPolicy: fc.constantFrom("Max", "Min", "Disabled"),
  policies: fc.array(policy, { minLength: 1, maxLength: 3 }),
});
const behavior = fc.option(fc.record({ scaleUp: rules, scaleDown: rules }), { nil: undefined });

interface Change {
  readonly from: number;
  readonly to: number;
  /** What was remembered before. */
  readonly before: Memory;
  readonly nowMs: number;
}

interface Run {
  readonly spec: Parameters<typeof autoscaler>[0];
  readonly used: readonly (number | undefined)[];
  readonly replicas: number;
}

/** Lets an autoscaler look again and again; gives each change that it made. */
function changesOf({ spec, used, replicas }: Run): readonly Change[] {
  let present = replicas;
  let memory: Memory = { dueMs: startMs, recommendations: [], ups: [], downs: [] };
  const changes: Change[] = [];
  for (const percent of used) {
    const nowMs = memory.dueMs;
    const names = Array.from({ length: present }, (_, index) => `pod-${index}`);
    const plan = planAutoscaler({
      autoscaler: autoscaler({ metrics: [share("cpu", 50)], ...spec }),
      nowMs,
      memory,
      failure: undefined,
      target: () => ({
        resource: untyped(Deployment),
        scale: {
          apiVersion: "autoscaling/v1",
          kind: "Scale",
          metadata: { name: "web", namespace: "default" },
          spec: { replicas: present },
          status: { replicas: present, selector: "app=web" },
        },
      }),
      pods: () => names.map((name) => podOf({ name })),
      controlling: () => ["default/web"],
      metrics: () => ({
        resource() {
          if (percent === undefined) throw new Unmeasurable("nothing");
          return amountsOf(Object.fromEntries(names.map((name) => [name, percent * 10])));
        },
        pods: () => amountsOf({}),
        object: () => 0,
        external: () => [],
      }),
    });
    const before = memory;
    // Plans of autoscalers leave memories of autoscalers.
    memory = plan.memory as Memory;
    const { asked } = memory;
    if (asked === undefined) continue;
    changes.push({ from: present, to: asked.replicas, before, nowMs });
    present = asked.replicas;
  }
  return changes;
}

test("it never leaves its bounds", () => {
  fc.assert(
    fc.property(looks, bounds, behavior, fc.nat(30), (used, range, given, replicas) => {
      const spec = { ...range, ...(given === undefined ? {} : { behavior: given }) };
      for (const { to } of changesOf({ spec, used, replicas })) {
        expect(to).toBeGreaterThanOrEqual(range.minReplicas);
        expect(to).toBeLessThanOrEqual(range.maxReplicas);
      }
    }),
  );
});

test("without a behaviour it at most doubles, or makes four", () => {
  fc.assert(
    fc.property(looks, bounds, (used, range) => {
      const run = { spec: range, used, replicas: range.minReplicas };
      for (const { from, to } of changesOf(run))
        expect(to).toBeLessThanOrEqual(Math.max(2 * from, 4));
    }),
  );
});

test("with one it is never faster than its policies allow", () => {
  fc.assert(
    fc.property(looks, bounds, rules, rules, (used, range, scaleUp, scaleDown) => {
      const spec = { ...range, behavior: { scaleUp, scaleDown } };
      const run = { spec, used, replicas: range.minReplicas };
      for (const { from, to, before, nowMs } of changesOf(run)) {
        const past = { ...before, nowMs };
        if (to > from) expect(to).toBeLessThanOrEqual(mostAllowed(scaleUp, from, past));
        else expect(to).toBeGreaterThanOrEqual(leastAllowed(scaleDown, from, past));
      }
    }),
  );
});

test("with one policy of pods, a period never sees more of them come or go", () => {
  const pods = fc.record({
    value: fc.integer({ min: 1, max: 5 }),
    periodSeconds: fc.integer({ min: 16, max: 120 }),
  });
  fc.assert(
    fc.property(looks, pods, pods, (used, up, down) => {
      const rulesOf = (each: typeof up) => ({
        stabilizationWindowSeconds: 0,
        policies: [{ type: "Pods", ...each }],
      });
      const spec = {
        minReplicas: 1,
        maxReplicas: 50,
        behavior: { scaleUp: rulesOf(up), scaleDown: rulesOf(down) },
      };
      const changes = changesOf({ spec, used, replicas: 1 });
      for (const { to, nowMs } of changes) {
        const before = (seconds: number) =>
          changes.findLast((each) => each.nowMs <= nowMs - seconds * 1000)?.to ?? 1;
        expect(to - before(up.periodSeconds)).toBeLessThanOrEqual(up.value);
        expect(before(down.periodSeconds) - to).toBeLessThanOrEqual(down.value);
      }
    }),
  );
});
