/** Every controller comes to the same end whatever happens to any one of its writes. */
import { afterAll, expect, test } from "vitest";
import { scenarios } from "./scenarios.ts";
import { allControllers, sweep } from "./sweep.ts";

let total = 0;

test("every controller has a scenario", () => {
  const struck = new Set(scenarios.flatMap(({ controllers }) => controllers));
  expect([...struck].sort()).toEqual(allControllers.map(({ name }) => name).sort());
});

test("every process has a scenario", () => {
  const struck = scenarios.map(({ process = "kube-controller-manager" }) => process);
  const all = ["ingress-controller", "kube-controller-manager", "kube-scheduler", "kubelet"];
  expect([...new Set(struck)].sort()).toEqual(all);
});

test.each(scenarios)("$name, under every fault", { timeout: 600_000 }, (scenario) => {
  const { runs, failures } = sweep(scenario);
  total += runs;
  expect(failures).toEqual([]);
});

afterAll(() => {
  process.stdout.write(`${total} runs of ${scenarios.length} scenarios, each under one fault\n`);
});
