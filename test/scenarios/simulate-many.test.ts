/** Scenarios from TypeScript, with a user's own controllers in them. */
import { expect, test } from "vitest";
import { ConfigMap } from "../../api/core/configmap.ts";
import { type Controller, keyOf, nothing, splitKey, watch } from "../../client/controller.ts";
import { failureLines, simulateMany } from "../../simulator/index.ts";

/** Counts in a ConfigMap up to its goal, one each ten minutes. */
const counter: Controller = {
  name: "counter",
  watches: [
    watch(ConfigMap, { keys: (map) => (map.data?.goal === undefined ? [] : [keyOf(map)]) }),
  ],
  reconcile(key, view) {
    const { namespace, name } = splitKey(key);
    const map = view.get(ConfigMap, namespace, name);
    const { goal = "0", count = "0", at = "0" } = map?.data ?? {};
    if (map === undefined || Number(count) >= Number(goal)) return nothing;
    const dueMs = Number(at) + 600_000;
    if (view.nowMs < dueMs) return { actions: [], requeueAfterMs: dueMs - view.nowMs };
    const data = { ...map.data, count: String(Number(count) + 1), at: String(view.nowMs) };
    return { actions: [{ do: "update", resource: ConfigMap, object: { ...map, data } }] };
  },
};

const spec = {
  steps: [{ advance: "1h" }],
  invariants: [{ never: 'int(get("cm/c").data.?count.orValue("0")) > 3' }],
  goals: [{ eventually: 'get("cm/c").data.count == "3"', within: "1m" }],
};
const manifests = [
  { apiVersion: "v1", kind: "ConfigMap", metadata: { name: "c" }, data: { goal: "3" } },
];
const head = { apiVersion: "sim.kubesim.dev/v1alpha1", kind: "Scenario" };
const scenario = JSON.stringify({ ...head, metadata: { name: "counting" }, spec });
const counting = [scenario, ...manifests.map((each) => JSON.stringify(each))].join("\n---\n");
const run = () => [counter];

test("a controller that waits for ten minutes needs none of them", async () => {
  const { passed, runs } = await simulateMany(counting, { run, seeds: 3 });
  expect(passed).toBe(true);
  expect(runs.map(({ seed }) => seed)).toEqual(["0", "1", "2"]);
  expect(runs[0]?.virtualMs).toBe(3_600_000);
});

test("the sweep strikes each of its writes", async () => {
  const { passed, runs } = await simulateMany(counting, { run, explore: 100 });
  expect(passed).toBe(true);
  const struck = runs.flatMap(({ faults }) => faults.map(({ spec: { type } }) => type));
  expect(struck.filter((type) => type === "ProcessCrash").length).toBeGreaterThanOrEqual(3);
});

test("the sweep strikes its writes first where there is not room for all", async () => {
  const pod = { containers: [{ name: "a", image: "nginx" }] };
  const busy = { apiVersion: "v1", kind: "Pod", metadata: { name: "busy" }, spec: pod };
  const { runs } = await simulateMany(`${counting}\n---\n${JSON.stringify(busy)}`, {
    run,
    explore: 9,
  });
  const targets = runs.flatMap(({ faults }) => faults.map(({ spec: { target } }) => target));
  expect(new Set(targets.map((target) => JSON.stringify(target)))).toEqual(
    new Set(['{"process":"counter"}']),
  );
});

test("what fails is told with what led to it", async () => {
  const { passed, failures } = await simulateMany(counting, { seeds: 1 });
  expect(passed).toBe(false);
  const [failed] = failures;
  expect(failed && failureLines(failed).slice(0, 2)).toEqual([
    'goal "get("cm/c").data.count == "3"" (scenario:1)',
    "  not reached within 1m0s: no such key: count",
  ]);
});

test("a scenario that says what cannot be is refused with its lines", async () => {
  const wrong = simulateMany({ ...head, metadata: { name: "x" }, spec: { step: [] } });
  await expect(wrong).rejects.toThrow("scenario:1: spec.step: unknown field");
});

test("the same seed has the same run, with controllers in it", async () => {
  const digests = async () => {
    const { runs } = await simulateMany(counting, { run, seeds: 2 });
    return runs.map(({ digest }) => digest);
  };
  expect(await digests()).toEqual(await digests());
});
