/** Makes a failing run small: with less of everything it still fails in the same way. */
import { inlined } from "./inlined.ts";
import type { LoadedScenario } from "./load.ts";
import { reductionsOf } from "./reductions.ts";
import { type Run, runScenario } from "./run.ts";
import type { Step } from "./step-schema.ts";

export interface ShrinkOptions {
  /** So many runs are tried at most. */
  readonly runsMax?: number;
}

/** A small scenario that fails, and how. */
export interface Shrunk {
  readonly loaded: LoadedScenario;
  readonly run: Run;
  /** How many runs it took. */
  readonly runs: number;
}

const runsMaxDefault = 300;

/**
 * Leaves out of a failing run whatever it fails without. Its faults become its first steps, and
 * what must fail is no longer said: the run fails by itself.
 */
export function shrink(
  said: LoadedScenario,
  failed: Run,
  { runsMax = runsMaxDefault }: ShrinkOptions = {},
): Shrunk {
  const { seed } = failed;
  let loaded = unexpected(withOwnFaults(inlined(said), failed));
  let run = runOf(loaded, seed);
  let runs = 1;
  if (!failsAs(run, failed)) return { loaded, run: failed, runs };
  for (let isSmaller = true; isSmaller && runs < runsMax; ) {
    isSmaller = false;
    for (const reduce of reductionsOf(loaded, run)) {
      if (runs >= runsMax) break;
      const smaller = reduce(loaded);
      if (smaller === undefined) continue;
      const tried = attempt(smaller, seed);
      runs += 1;
      if (tried === undefined || !failsAs(tried, failed)) continue;
      loaded = smaller;
      run = tried;
      isSmaller = true;
    }
  }
  return { loaded, run, runs };
}

const runOf = (loaded: LoadedScenario, seed: string): Run =>
  runScenario(loaded, { seed, faults: [] }).run;

/** A scenario that is cut short may say what cannot be. */
function attempt(loaded: LoadedScenario, seed: string): Run | undefined {
  try {
    return runOf(loaded, seed);
  } catch {
    return undefined;
  }
}

/** The same thing does not hold, for the same reason. */
const failsAs = ({ failure }: Run, { failure: wanted }: Run): boolean =>
  failure !== undefined &&
  failure.kind === wanted?.kind &&
  failure.name === wanted.name &&
  failure.reason === wanted.reason;

function withOwnFaults(loaded: LoadedScenario, { faults, seed }: Run): LoadedScenario {
  const { scenario } = loaded;
  const { faults: _, ...spec } = scenario.spec;
  const begins = faults.map(({ name, spec: fault }): Step => ({ fault: { name, spec: fault } }));
  const steps = [...begins, ...(spec.steps ?? [])];
  return { ...loaded, scenario: { ...scenario, spec: { ...spec, steps, seed, seeds: 1 } } };
}

function unexpected(loaded: LoadedScenario): LoadedScenario {
  const { fails: _, ...spec } = loaded.scenario.spec;
  return { ...loaded, scenario: { ...loaded.scenario, spec } };
}
