/** What fails is made small: of every twin that ships, no more is left than what it fails by. */
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { readScenarioFile } from "../../cli/scenarios/files.ts";
import { runScenario } from "../../simulator/scenario/run.ts";
import { shrink } from "../../simulator/scenario/shrink.ts";
import { play, scenario, up } from "./playing.ts";

const root = fileURLToPath(new URL("../../scenarios/", import.meta.url));
const twins = readdirSync(root, { recursive: true, encoding: "utf8" })
  .filter((path) => path.endsWith(".yaml") && !path.endsWith("scenario.yaml"))
  .sort();

const stepsMax = 9;
/** Few, for time's sake. docs/reference/scenarios.md has what comes of as many as it takes. */
const runsMax = (steps: number) => (steps > stepsMax ? 6 : 2);

test.each(twins)("scenarios/%s fails in less than ten steps", (path) => {
  const [twin] = readScenarioFile(join(root, path));
  if (twin === undefined) throw new Error(`there is no scenario in ${path}`);
  const { run } = runScenario(twin, { seed: "0" });
  const { steps = [] } = twin.scenario.spec;
  const small = shrink(twin, run, { runsMax: runsMax(steps.length) });
  expect(small.run.failure).toMatchObject({ name: run.failure?.name, kind: run.failure?.kind });
  expect(small.loaded.scenario.spec.steps?.length).toBeLessThanOrEqual(stepsMax);
});

test("all is left out that it fails without, and what is left is halved down to seconds", () => {
  const loaded = scenario(`steps:
${up}
- scale: { target: deployment/web, replicas: 5 }
- advance: 1m
- cordon: node-0
- name: stop
  scale: { target: deployment/web, replicas: 0 }
- advance: 40s
- { name: never, wait: { rollout: deployment/web } }
invariants:
- { name: some, always: 'ready("deployment/web") > 0', from: stop }
- { name: few, never: 'active("deployment/web") > 9' }
goals: [{ stays: 'ready("deployment/web") == 0' }]`);
  const { run } = play(loaded);
  const { steps, invariants, goals } = shrink(loaded, run).loaded.scenario.spec;
  expect({ steps, invariants, goals }).toEqual({
    steps: [
      { wait: { rollout: "deployment/web", within: "5m" } },
      { name: "stop", scale: { target: "deployment/web", replicas: 0 } },
    ],
    invariants: [{ name: "some", always: 'ready("deployment/web") > 0', from: "stop" }],
    goals: [],
  });
});
