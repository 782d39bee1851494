/** Scenarios from TypeScript: the engine of `kubesim test`, with a user's own controllers in it. */
import type { JsonObject } from "../../api/json.ts";
import type { Controller } from "../../client/controller.ts";
import type { Cluster } from "../cluster.ts";
import type { Program } from "../program.ts";
import { idleFaults, Survey, spread, type Variant } from "./explore.ts";
import { type LoadedScenario, loadScenarios, ScenarioError } from "./load.ts";
import { type Played, playScenario, type Run } from "./run.ts";
import { seedsFrom } from "./seeds.ts";
import type { ExtraFault } from "./with-faults.ts";

/** A scenario as an object: what a file says, and its manifests. */
export interface ScenarioObject {
  readonly name: string;
  /** The spec of a Scenario. */
  readonly spec: JsonObject;
  /** What is applied before the first step. */
  readonly manifests?: readonly object[];
}

export interface SimulateOptions {
  /** How many seeds; as many as the scenario says, if not given. */
  readonly seeds?: number;
  /** The first of them. */
  readonly seed?: string | number;
  /** Controllers of one's own, made anew for each run. */
  readonly controllers?: () => readonly Controller[];
  /** Programs of one's own, made anew for each run. */
  readonly programs?: () => readonly Program[];
  /** So many more runs at most, in each of which one thing goes wrong at a write of a component. */
  readonly explore?: number;
  /** Called with the cluster of each run before anything happens. */
  readonly prepare?: (cluster: Cluster) => void;
  /** Reads a file that the scenario names. */
  readonly read?: (path: string) => string;
  /** What the scenario is called in messages. */
  readonly source?: string;
}

/** What came of all runs. */
export interface Simulation {
  readonly passed: boolean;
  readonly runs: readonly Run[];
  readonly failures: readonly Run[];
}

/**
 * Plays a scenario, given as the text of its file or as an object, with one seed after the other.
 * Rejects with ScenarioError where it says what cannot be, and with what a program fails of.
 */
export async function simulate(
  scenario: string | ScenarioObject,
  options: SimulateOptions = {},
): Promise<Simulation> {
  const loaded = loadedFrom(scenario, options);
  const { spec } = loaded.scenario;
  const first = options.seed === undefined ? spec.seed : String(options.seed);
  const seeds = seedsFrom(first, options.seeds ?? spec.seeds);
  const runs: Run[] = [];
  for (const seed of seeds) runs.push(await run(loaded, seed, options));
  for (const { faults } of await sweepOf(loaded, first, options)) {
    runs.push(await run(loaded, first, options, faults));
  }
  const failures = runs.filter(({ result }) => result === "failed");
  return { passed: failures.length === 0, runs, failures };
}

function loadedFrom(
  scenario: string | ScenarioObject,
  { source = "scenario", read }: SimulateOptions,
): LoadedScenario {
  const text = typeof scenario === "string" ? scenario : textOf(scenario);
  const [first, ...more] = loadScenarios(text, { source, ...(read && { read }) });
  if (first === undefined) throw new ScenarioError(`${source}: there is no Scenario`);
  if (more.length > 0) throw new ScenarioError(`${source}: there is more than one Scenario`);
  return first;
}

/** JSON is YAML. */
function textOf({ name, spec, manifests = [] }: ScenarioObject): string {
  const apiVersion = "sim.kubesim.dev/v1alpha1";
  const document = { apiVersion, kind: "Scenario", metadata: { name }, spec };
  return [document, ...manifests].map((each) => JSON.stringify(each, null, 2)).join("\n---\n");
}

/** One thing goes wrong at each write of what the cluster consists of, and of a user's own. */
async function sweepOf(
  loaded: LoadedScenario,
  seed: string,
  options: SimulateOptions,
): Promise<readonly Variant[]> {
  const { explore = 0, controllers, programs } = options;
  if (explore < 1) return [];
  const own = [...(controllers?.() ?? []), ...(programs?.() ?? [])].map(({ name }) => name);
  const survey = new Survey(own);
  const prepare = (cluster: Cluster) => {
    options.prepare?.(cluster);
    survey.follow(cluster);
  };
  await run(loaded, seed, { ...options, prepare }, idleFaults);
  return spread(survey.variants(), explore);
}

async function run(
  loaded: LoadedScenario,
  seed: string,
  { controllers, programs, prepare }: SimulateOptions,
  faults?: readonly ExtraFault[],
): Promise<Run> {
  const clusters: Cluster[] = [];
  const course = playScenario(loaded, {
    seed,
    ...(faults && { faults }),
    prepare(cluster) {
      clusters.push(cluster);
      for (const controller of controllers?.() ?? []) cluster.run(controller);
      for (const program of programs?.() ?? []) cluster.run(program);
      prepare?.(cluster);
    },
  });
  let next: IteratorResult<undefined, Played> = course.next();
  while (next.done !== true) {
    const [cluster] = clusters;
    if (cluster?.programs.isBusy === true) await cluster.programs.rest();
    next = course.next();
  }
  return next.value.run;
}
