import { describe, expect, test } from "vitest";
import { ConfigMap } from "../../api/core/configmap.ts";
import { program, simulate } from "../../simulator/programs/index.ts";
import { simulateMany } from "../../simulator/programs/simulate-many.ts";
import { copier, source } from "./copier.ts";
import "../../simulator/vitest/index.ts";

/** The copy is there soon, and comes back ten minutes after somebody took it away. */
const scenario = (within = "11m") => ({
  apiVersion: "sim.kubesim.dev/v1alpha1",
  kind: "Scenario",
  metadata: { name: "copies" },
  spec: {
    steps: [
      { apply: { objects: [source({ colour: "red" })] } },
      { wait: { until: 'get("configmaps/source-copy") != null', within: "10s" } },
      { delete: { target: "configmaps/source-copy" } },
    ],
    goals: [{ eventually: 'get("configmaps/source-copy") != null', within }],
  },
});

describe("a scenario", () => {
  test("is played with a program in its cluster", async () => {
    const run = await simulate(scenario(), { seed: 7, run: [copier()] });
    expect(run).toHavePassed();
    expect(run.cluster.get(ConfigMap, "source-copy")?.data?.colour).toBe("red");
    expect(Math.round(run.virtualMs / 60_000)).toBe(10);
  });

  test("is the same run for the same seed", async () => {
    const digestOf = async (seed: number) =>
      (await simulate(scenario(), { seed, run: [copier()] })).digest;
    expect(await digestOf(7)).toBe(await digestOf(7));
    expect(await digestOf(7)).not.toBe(await digestOf(8));
  });

  test("is played with the seed that it says, unless another is asked for", async () => {
    const { spec, ...head } = scenario();
    const said = { ...head, spec: { ...spec, seed: 4711 } };
    const options = () => ({ run: [copier()] });
    const { seed, digest } = await simulate(said, options());
    expect(seed).toBe("4711");
    expect((await simulate(scenario(), { seed: 4711, ...options() })).digest).toBe(digest);
    expect((await simulate(said, { seed: 7, ...options() })).seed).toBe("7");
  });

  test("lets a program begin before time goes on, however little happens meanwhile", async () => {
    const atMs: number[] = [];
    const early = program("early", async () => {
      await Promise.resolve();
      atMs.push(Date.now());
    });
    const steps = [{ advance: "1s" }];
    const run = await simulate({ ...scenario(), spec: { steps } }, { run: [early] });
    expect(atMs).toEqual([run.cluster.startMs]);
  });

  test.each([undefined, null, 7])("that is %s is refused in words", async (given) => {
    // @ts-expect-error JavaScript does not check that a file was there.
    await expect(simulate(given, { source: "web.yaml" })).rejects.toThrow(
      `web.yaml: a scenario is the text of a file or an object, and not ${given}`,
    );
  });

  test("with no seed at all proves nothing, and is refused", async () => {
    await expect(simulateMany(scenario(), { seeds: 0 })).rejects.toThrow(
      "seeds: Invalid value: 0: must be at least 1",
    );
  });

  test("with many seeds names folders of manifests, too", async () => {
    const spec = { manifests: ["maps"], steps: [{ expect: { that: 'get("cm/a") != null' } }] };
    const many = await simulateMany(
      { ...scenario(), spec },
      {
        seeds: 2,
        list: (path) => (path === "maps" ? ["a.yaml"] : undefined),
        read: () => "{ apiVersion: v1, kind: ConfigMap, metadata: { name: a } }",
      },
    );
    expect(many).toHavePassed();
  });

  test("tells what fails, and what led to it", async () => {
    const run = await simulate(scenario("5m"), { run: [copier()], source: "copies.yaml" });
    expect(run).not.toHavePassed();
    expect(run.failure).toMatchObject({ kind: "goal", reason: "OutOfTime" });
    expect(() => expect(run).toHavePassed()).toThrow(
      /1 of 1 runs failed\ncopies with seed 0:\n {2}goal .*copies\.yaml/,
    );
  });

  test("that makes no sense is refused", async () => {
    await expect(simulate({ kind: "Pod" })).rejects.toThrow("there is no Scenario");
    await expect(simulate("kind: [")).rejects.toThrow("scenario:");
  });
});

test("many seeds pass, although one thing after another goes wrong at its writes", async () => {
  const run = () => [copier()];
  const { runs, ...rest } = await simulateMany(scenario("20m"), { seeds: 2, explore: 6, run });
  expect({ runs, ...rest }).toHavePassed();
  expect(runs).toHaveLength(8);
});

test("a run that failed is played again by its seed and faults", async () => {
  const run = () => [copier()];
  const { runs, failures } = await simulateMany(scenario("5m"), { seed: 7, explore: 6, run });
  expect(failures.some(({ faults }) => faults.length > 0)).toBe(true);
  for (const { seed, faults, digest, result, virtualMs, revision } of runs) {
    const again = await simulate(scenario("5m"), { seed, faults, run: run() });
    expect(again).toMatchObject({ digest, result, faults, virtualMs, revision });
  }
});
