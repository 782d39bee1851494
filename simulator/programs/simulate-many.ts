/** Scenarios from TypeScript with many seeds, and with something going wrong at every write. */
import type { Controller } from "../../client/controller.ts";
import type { Cluster } from "../cluster.ts";
import type { Program } from "../program.ts";
import { idleFaults, Survey, type Variant } from "../scenario/explore.ts";
import type { LoadedScenario } from "../scenario/load.ts";
import type { Run } from "../scenario/run.ts";
import { seedsFrom } from "../scenario/seeds.ts";
import type { ExtraFault } from "../scenario/with-faults.ts";
import { playWith } from "./play-with.ts";
import { loadedOf } from "./simulate.ts";

export interface SimulateManyOptions {
  /** How many seeds; as many as the scenario says, if not given. */
  readonly seeds?: number;
  /** The first of them. */
  readonly seed?: string | number;
  /** Controllers and programs of your own, made anew for each run. */
  readonly run?: () => readonly (Controller | Program)[];
  /** So many more runs at most, in each of which one thing goes wrong at a write of a component. */
  readonly explore?: number;
  /** Which scenario of the text; the first where nothing is said. */
  readonly name?: string;
  /** Reads a file that the scenario names, as it names it. */
  readonly read?: (path: string) => string | Uint8Array;
  /** The names of what is in a folder that it names; nothing where it is none. */
  readonly list?: (path: string) => readonly string[] | undefined;
  /** The name of the scenario's own file, for messages. */
  readonly source?: string;
}

/** What came of all runs. */
export interface Simulations {
  readonly passed: boolean;
  readonly runs: readonly Run[];
  readonly failures: readonly Run[];
}

/**
 * Plays a scenario, which is the text of a file or an object, with one seed after the other. That
 * something in it fails is an answer; a scenario that makes no sense throws a ScenarioError.
 */
export async function simulateMany(
  scenario: string | object,
  options: SimulateManyOptions = {},
): Promise<Simulations> {
  const loaded = loadedOf(scenario, options);
  const { spec } = loaded.scenario;
  const { seed: said = spec.seed, seeds = spec.seeds } = options;
  if (!(seeds >= 1)) throw new RangeError(`seeds: Invalid value: ${seeds}: must be at least 1`);
  const first = String(said);
  const runs: Run[] = [];
  const make = options.run ?? none;
  for (const seed of seedsFrom(first, seeds)) {
    runs.push(await play(loaded, { seed, make }));
  }
  for (const { faults } of await sweepOf(loaded, first, options)) {
    runs.push(await play(loaded, { seed: first, make, faults }));
  }
  const failures = runs.filter(({ result }) => result === "failed");
  return { passed: failures.length === 0, runs, failures };
}

const none = () => [];

/** What goes wrong at each write of what the cluster consists of, and of a user's own. */
async function sweepOf(
  loaded: LoadedScenario,
  seed: string,
  { explore = 0, run: make = none }: SimulateManyOptions,
): Promise<readonly Variant[]> {
  if (explore < 1) return [];
  const survey = new Survey(make().map(({ name }) => name));
  const prepare = (cluster: Cluster) => survey.follow(cluster);
  await play(loaded, { seed, make, faults: idleFaults, prepare });
  return survey.chosen(explore);
}

interface PlayOptions {
  readonly seed: string;
  readonly make: () => readonly (Controller | Program)[];
  readonly faults?: readonly ExtraFault[];
  readonly prepare?: (cluster: Cluster) => void;
}

async function play(
  loaded: LoadedScenario,
  { seed, make, faults, prepare }: PlayOptions,
): Promise<Run> {
  const { run } = await playWith(loaded, {
    seed,
    ...(faults && { faults }),
    prepare(cluster) {
      for (const own of make()) cluster.run(own);
      prepare?.(cluster);
    },
  });
  return run;
}
