import type { Controller } from "../../client/controller.ts";
import type { Cluster } from "../cluster.ts";
import type { Program } from "../program.ts";
import type { ScenarioFailure } from "../scenario/failure.ts";
import { type LoadedScenario, loadScenarios, ScenarioError } from "../scenario/load.ts";
import type { Played, Run } from "../scenario/run.ts";
import { storyOf } from "../scenario/story.ts";
import type { ExtraFault } from "../scenario/with-faults.ts";
import { playWith } from "./play-with.ts";

export interface SimulateOptions {
  /** The same seed is the same run, byte for byte; that of the scenario where nothing is said. */
  readonly seed?: number | string;
  /** Controllers and programs of your own, which run in the cluster from its start. */
  readonly run?: readonly (Controller | Program)[];
  /**
   * What goes wrong beside what the scenario says; what it draws is left out then. With the `seed`
   * and `faults` of a run that `simulateMany` has played, that is the same run again.
   */
  readonly faults?: readonly ExtraFault[];
  /** Which scenario of the text; the first where nothing is said. */
  readonly name?: string;
  /** Reads a file that the scenario names, as it names it. */
  readonly read?: (path: string) => string | Uint8Array;
  /** The names of what is in a folder that it names; nothing where it is none. */
  readonly list?: (path: string) => readonly string[] | undefined;
  /** The name of the scenario's own file, for messages. */
  readonly source?: string;
}

/** What came of a scenario. */
export interface Simulated extends Run {
  /** The cluster as it was at the end, or when something failed. */
  readonly cluster: Cluster;
  /** The writes that led to what failed, a line each, oldest first; none where nothing failed. */
  readonly story: readonly string[];
}

/**
 * Plays a scenario, which is the text of a file or an object, with one seed. That something in it
 * fails is an answer; a scenario that makes no sense throws a ScenarioError.
 */
export async function simulate(
  scenario: string | object,
  options: SimulateOptions = {},
): Promise<Simulated> {
  const loaded = loadedOf(scenario, options);
  const { seed = loaded.scenario.spec.seed, run: own = [], faults } = options;
  const played = await playWith(loaded, {
    seed: String(seed),
    ...(faults && { faults }),
    prepare(cluster) {
      for (const each of own) cluster.run(each);
    },
  });
  return simulatedOf(played);
}

function simulatedOf({ run, cluster }: Played): Simulated {
  const story = run.failure === undefined ? [] : storyOf(cluster, run.failure);
  return { ...run, cluster, story };
}

export function loadedOf(
  scenario: string | object,
  {
    name,
    read,
    list,
    source = "scenario",
  }: Pick<SimulateOptions, "name" | "read" | "list" | "source">,
): LoadedScenario {
  const all = loadScenarios(textOf(scenario, source), {
    source,
    ...(read && { read }),
    ...(list && { list }),
  });
  const found = all.find(({ scenario: { metadata } }) => [undefined, metadata.name].includes(name));
  if (found !== undefined) return found;
  throw new ScenarioError(`${source}: there is no Scenario${name === undefined ? "" : ` ${name}`}`);
}

/** JSON is YAML. Who writes JavaScript may hand over anything. */
function textOf(scenario: string | object | undefined | null, source: string): string {
  if (typeof scenario === "string") return scenario;
  if (typeof scenario === "object" && scenario !== null) return JSON.stringify(scenario);
  const wanted = "a scenario is the text of a file or an object";
  throw new ScenarioError(`${source}: ${wanted}, and not ${String(scenario)}`);
}

export type { Run, ScenarioFailure };
