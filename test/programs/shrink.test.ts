/** What fails with programs of one's own is made small, with those in each run that is tried. */
import { expect, test } from "vitest";
import { program, simulate } from "../../simulator/programs/index.ts";
import { shrink } from "../../simulator/programs/shrink.ts";
import { simulateMany } from "../../simulator/programs/simulate-many.ts";
import { copier, source } from "./copier.ts";

const head = { apiVersion: "sim.kubesim.dev/v1alpha1", kind: "Scenario" };

/** The copy that somebody takes away is back ten minutes later, and not within five. */
const copies = {
  ...head,
  metadata: { name: "copies" },
  spec: {
    steps: [
      { advance: "2m" },
      { cordon: "node-0" },
      { apply: { objects: [source({ colour: "red" })] } },
      { wait: { until: 'get("configmaps/source-copy") != null', within: "10s" } },
      { uncordon: "node-0" },
      { delete: { target: "configmaps/source-copy" } },
    ],
    invariants: [{ name: "few", never: 'count("pods", "app=web") > 9' }],
    goals: [{ name: "back", eventually: 'get("configmaps/source-copy") != null', within: "5m" }],
  },
};

test("a run with a program is left with what it fails by", async () => {
  const { failures } = await simulateMany(copies, { seeds: 2, seed: 7, run: () => [copier()] });
  const [failed] = failures;
  if (failed === undefined) throw new Error("nothing has failed");
  const small = await shrink(copies, failed, { run: () => [copier()] });
  expect(small.run.failure).toMatchObject({ kind: "goal", name: "back" });
  expect(small.scenario).not.toMatch(/cordon|invariants|advance/);
  expect(small.scenario).toMatch(/seed: '7'/);

  const again = await simulate(small.scenario, { run: [copier()] });
  expect(again.failure).toEqual(expect.objectContaining({ kind: "goal", name: "back" }));
  expect(again.digest).toBe(small.run.digest);
});

test("a program that throws is found with less", async () => {
  const careless = () =>
    program("careless", async () => {
      await new Promise((wake) => setTimeout(wake, 45_000));
      throw new Error("I am lost");
    });
  const spec = { steps: [{ advance: "2m" }, { cordon: "node-0" }, { advance: "1h" }] };
  const idle = { ...head, metadata: { name: "idle" }, spec };
  const failed = await simulate(idle, { run: [careless()] });
  const small = await shrink(idle, failed, { run: () => [careless()] });
  expect(small.run.failure).toMatchObject({ kind: "program", name: "careless" });
  expect(small.scenario).not.toContain("cordon");
});

test("a run that has passed, or that does not fail again, is refused in words", async () => {
  const spec = { steps: [{ advance: "1s" }] };
  const passed = await simulate({ ...head, metadata: { name: "idle" }, spec });
  await expect(shrink(copies, passed)).rejects.toThrow("idle, seed 0: nothing has failed");
  const failed = await simulate(copies, { run: [copier()] });
  await expect(shrink(copies, failed)).rejects.toThrow(
    "copies, seed 0: does not fail again: is `run` what it failed with?",
  );
});
