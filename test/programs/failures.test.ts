import { EventEmitter } from "node:events";
import { readFile } from "node:fs";
import { CoreV1Api, KubeConfig } from "@kubernetes/client-node";
import { describe, expect, test } from "vitest";
import { createCluster } from "../../simulator/cluster.ts";
import type { ProgramContext, ProgramOptions } from "../../simulator/programs/index.ts";
import { program, simulate } from "../../simulator/programs/index.ts";
import { simulateMany } from "../../simulator/programs/simulate-many.ts";
import { toHavePassed } from "../../simulator/vitest/matchers.ts";

const boom = (): never => {
  throw new Error("no such flag");
};
const rejects = async () => boom();
const after5s = (run: () => unknown) => void setTimeout(run, 5000);

/** All ways in which code fails that nobody looks after. */
const ways: { behaviour: string; main: () => unknown }[] = [
  { behaviour: "throws in a timer", main: () => after5s(boom) },
  { behaviour: "leaves a promise alone that rejects", main: () => after5s(() => void rejects()) },
  { behaviour: "has an async timer that throws", main: () => after5s(rejects) },
  { behaviour: "throws in a microtask", main: () => after5s(() => queueMicrotask(boom)) },
  { behaviour: "throws in the next tick", main: () => after5s(() => process.nextTick(boom)) },
  {
    behaviour: "emits an error that nobody listens to",
    main: () => after5s(() => new EventEmitter().emit("error", new Error("no such flag"))),
  },
];

async function failureOf(main: () => unknown, options: ProgramOptions = {}): Promise<Error> {
  const cluster = createCluster({ seed: 7, nodes: 0 });
  cluster.run(program("website-operator", main, options));
  const failure: unknown = await cluster.play("1m").catch((error: unknown) => error);
  if (failure instanceof Error) return failure;
  throw new Error("it has not failed");
}

describe("a program that fails", () => {
  test.each(ways)("fails the test that lets time pass where it $behaviour", async ({ main }) => {
    const failure = await failureOf(main);
    expect(failure.message).toBe(
      "website-operator failed 5s after the begin (2026-01-01T00:00:05.000Z), with seed 7: " +
        "no such flag",
    );
    expect(failure.cause).toEqual(new Error("no such flag"));
    expect(failure.stack).toMatch(/failures\.test\.ts/);
  });

  test("fails it once, and the test may go on", async () => {
    const cluster = createCluster({ seed: 7, nodes: 0 });
    cluster.run(program("website-operator", () => after5s(rejects)));
    await expect(cluster.play("1m")).rejects.toThrow("no such flag");
    await cluster.play("1m");
  });

  test("fails it from the callbacks of Node, too, which come in real time", async () => {
    const failure = await failureOf(() => void readFile(import.meta.filename, boom)).catch(String);
    // Whether the file is read before the minute is over is up to the machine.
    if (failure instanceof Error) expect(failure.message).toContain("no such flag");
  });

  test("throws whatever it likes", async () => {
    const failure = await failureOf(() => after5s(() => Promise.reject("just text")));
    expect(failure.message).toMatch(/: just text$/);
    expect(failure.cause).toBe("just text");
  });

  test("is not heard of once it was killed", async () => {
    const cluster = createCluster({ nodes: 0 });
    const main = async () => {
      await Promise.resolve().then(() => cluster.components.stop("website-operator"));
      boom();
    };
    cluster.run(program("website-operator", main));
    await cluster.play("1m");
  });
});

describe("a program that never rests", () => {
  const untilMs = () => Date.now() + 1000;
  test.each<{ behaviour: string; main: () => unknown; fact: RegExp }>([
    {
      behaviour: "looks at the clock until it is time",
      main: () => {
        const until = untilMs();
        while (Date.now() < until);
      },
      fact: /Date was called more than 1000000 times at one moment/,
    },
    {
      behaviour: "looks at the clock between promises",
      main: async () => {
        const until = untilMs();
        while (Date.now() < until) await Promise.resolve();
      },
      fact: /Date was called more than 1000000 times at one moment/,
    },
    {
      behaviour: "looks at the clock at every turn",
      main: async () => {
        const until = untilMs();
        while (Date.now() < until) await new Promise((done) => setImmediate(done));
      },
      fact: /setImmediate was called more than 100000 times at one moment/,
    },
  ])("fails, instead of holding the time for ever, where it $behaviour", async ({ main, fact }) => {
    expect((await failureOf(main)).message).toMatch(fact);
  });

  const writer = async ({ connect: turn }: ProgramContext) => {
    const api = turn(new KubeConfig()).makeApiClient(CoreV1Api);
    const at = { namespace: "default", name: "written" };
    for (let count = 0; ; count += 1) {
      const found = await api.readNamespacedConfigMap(at).catch(() => undefined);
      const body = { metadata: { name: at.name }, data: { count: String(count) } };
      if (found === undefined) await api.createNamespacedConfigMap({ ...at, body });
      else await api.replaceNamespacedConfigMap({ ...at, body: { ...found, ...body } });
    }
  };

  test("fails where it writes on and on, soon after it has begun", async () => {
    const cluster = createCluster({ nodes: 0 });
    cluster.run(program("writer", writer, { writesMax: 50 }));
    await expect(cluster.play("1h")).rejects.toThrow(
      "51 requests to update configmaps default/written within 103ms: does it write although " +
        "all is as it should be, or try again without a pause?",
    );
  });
});

describe("a program that ends by process.exit", () => {
  const exits = (code?: number) => async () => {
    await new Promise((done) => setTimeout(done, 5000));
    try {
      process.exit(code);
    } finally {
      setTimeout(boom, 1000);
    }
  };

  test("fails the test, and does nothing more", async () => {
    const cluster = createCluster({ nodes: 0 });
    cluster.run(program("website-operator", exits(1)));
    await expect(cluster.play("1m")).rejects.toThrow(/with seed 0: process\.exit\(1\)$/);
    await cluster.play("1m");
  });

  test.each([
    { behaviour: "process.exit", main: exits(1) },
    { behaviour: "an error that nobody catches", main: () => after5s(rejects) },
  ])("is started anew after $behaviour where it is to be, later each time", async ({ main }) => {
    const cluster = createCluster({ nodes: 0 });
    const starts: number[] = [];
    const counted = () => {
      starts.push((cluster.nowMs - cluster.startMs) / 1000);
      return main();
    };
    cluster.run(program("website-operator", counted, { restartPolicy: "Always" }));
    await cluster.play("2m");
    expect(starts).toEqual([0, 6, 21, 46, 91]);
  });
});

describe("a scenario whose program fails", () => {
  const scenario = {
    apiVersion: "sim.kubesim.dev/v1alpha1",
    kind: "Scenario",
    metadata: { name: "waits" },
    spec: { steps: [{ name: "an hour", advance: "1h" }] },
  };
  const run = () => [program("website-operator", () => after5s(rejects))];

  test("has failed, and tells of it as of anything else", async () => {
    const simulated = await simulate(scenario, { seed: 7, run: run() });
    expect(simulated).toMatchObject({ result: "failed", seed: "7", virtualMs: 5000 });
    expect(simulated.failure).toMatchObject({
      kind: "program",
      name: "website-operator",
      reason: "Threw",
      during: { name: "an hour" },
    });
    const told = toHavePassed(simulated).message();
    expect(told).toMatch(
      /^1 of 1 runs failed\nwaits with seed 7:\n {2}program "website-operator" \(scenario:1\)\n/,
    );
    expect(told).toMatch(/\n {4}Error: no such flag\n.*at boom .*failures\.test\.ts/);
    expect(told).toContain("after 5s, at revision");
  });

  test("does not keep other seeds from being played", async () => {
    const { runs, failures } = await simulateMany(scenario, { seeds: 3, run });
    expect([runs.length, failures.length]).toEqual([3, 3]);
  });
});
