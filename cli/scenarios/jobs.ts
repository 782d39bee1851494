/** Which runs there are. */

import { Failure } from "../../client/kubectl/failure.ts";
import { spread, type Variant, variantsOf } from "../../simulator/scenario/explore.ts";
import { seedsFrom } from "../../simulator/scenario/seeds.ts";
import type { ExtraFault } from "../../simulator/scenario/with-faults.ts";
import type { ScenarioFile } from "./files.ts";
import { scenarioOf } from "./run-job.ts";

/** A run that is to be made: JSON, so that it can be sent to another thread. */
export interface Job {
  readonly path: string;
  /** Which of the scenarios of the file. */
  readonly index: number;
  readonly scenario: string;
  readonly seed: string;
  /** What goes wrong in it, beside what the scenario says: in words, and as faults. */
  readonly variant?: string;
  readonly faults?: readonly ExtraFault[];
}

export interface JobOptions {
  readonly seeds?: number | undefined;
  readonly seed?: string | undefined;
  readonly shard?: string | undefined;
  readonly name?: string | undefined;
  readonly explore?: number | undefined;
  /** Of the sweep only this run, by what goes wrong in it. */
  readonly variant?: string | undefined;
}

/** So many seeds of a scenario are played at most. */
const seedsMax = 1_000_000;

/** The runs of all files, or of the shard that is asked for: scenario by scenario, seed by seed. */
export function jobsOf(files: readonly ScenarioFile[], options: JobOptions): readonly Job[] {
  const { seeds: count, seed: first, name, shard, explore, variant } = options;
  if (count !== undefined && count < 1) throw new Failure("--seeds must be at least 1");
  if (count !== undefined && count > seedsMax) {
    throw new Failure(`--seeds must be at most ${seedsMax}`);
  }
  const all = files.flatMap(({ path, scenarios }) =>
    scenarios.flatMap(({ scenario: { metadata, spec } }, index) => {
      const scenario = metadata.name ?? path;
      if (name !== undefined && name !== scenario) return [];
      const seeds = seedsFrom(first ?? String(spec.seed), count ?? spec.seeds);
      const plain = seeds.map((seed) => ({ path, index, scenario, seed }));
      if (variant !== undefined) return ofVariant(plain[0], variant);
      return explore === undefined ? plain : [...plain, ...explored(plain[0], explore)];
    }),
  );
  if (name !== undefined && all.length === 0) throw new Failure(`no scenario is named "${name}"`);
  return shard === undefined ? all : shardOf(all, shard);
}

/** The sweep with the first seed: so many runs at most, in each of which one thing goes wrong. */
function explored(first: Job | undefined, most: number): readonly Job[] {
  if (most < 1) throw new Failure("--explore must be at least 1");
  // What must fail need not be seen to fail in other ways.
  if (first === undefined || scenarioOf(first).scenario.spec.fails !== undefined) return [];
  return spread(variantsOf(scenarioOf(first), first.seed), most).map(withVariant(first));
}

const withVariant =
  (job: Job) =>
  ({ title, faults }: Variant): Job => ({ ...job, variant: title, faults });

/** The one run of the sweep in which that goes wrong. */
function ofVariant(first: Job | undefined, title: string): readonly Job[] {
  if (first === undefined) return [];
  const found = variantsOf(scenarioOf(first), first.seed).find((each) => each.title === title);
  if (found !== undefined) return [withVariant(first)(found)];
  throw new Failure(`with seed ${first.seed} there is no run of the sweep in which "${title}"`);
}

/** Every N-th run, so that each shard has some of every scenario. */
function shardOf(all: readonly Job[], text: string): readonly Job[] {
  const [, part, parts] = /^(\d+)\/(\d+)$/.exec(text) ?? [];
  const at = Number(part);
  const of = Number(parts);
  if (part === undefined || at < 1 || at > of) {
    throw new Failure(`invalid shard "${text}": write it as 1/4`);
  }
  return all.filter((_, index) => index % of === at - 1);
}
