/** Makes a failing run small: with less of everything it still fails in the same way. */
import type { Cluster } from "../cluster.ts";
import { inlined } from "./inlined.ts";
import type { LoadedScenario } from "./load.ts";
import { type Reduction, removalsOf, shorteningsOf } from "./reductions.ts";
import { playScenario, type Run } from "./run.ts";
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
/** So often is all tried that may be left out: what was needed hardly ever is not any more. */
const removalsMax = 3;

/** A smaller scenario that is tried: whoever plays it answers whether it fails as it should. */
export interface Trial {
  readonly loaded: LoadedScenario;
  /** The failure that is wanted. */
  readonly failed: Run;
  /** The virtual time that it has. */
  readonly withinMs: number;
}

/**
 * Leaves out of a failing run whatever it fails without. Its faults become its first steps, and
 * what must fail is no longer said: the run fails by itself.
 */
export function shrink(said: LoadedScenario, failed: Run, options: ShrinkOptions = {}): Shrunk {
  const course = shrinking(said, failed, options);
  let tried = course.next();
  while (tried.done !== true) tried = course.next(attempt(tried.value));
  return tried.value;
}

/** The same for who plays each trial by themselves: the answer is its run if it fails the same. */
export function* shrinking(
  said: LoadedScenario,
  failed: Run,
  { runsMax = runsMaxDefault }: ShrinkOptions = {},
): Shrinking {
  const loaded = unexpected(withOwnFaults(inlined(said), failed));
  const whole = yield { loaded, failed, withinMs: Number.POSITIVE_INFINITY };
  const state: State = { loaded, run: whole ?? failed, runs: 1, failed, runsMax };
  if (whole === undefined) return state;
  let rounds = 0;
  while (rounds < removalsMax && (yield* tryAll(state, removalsOf(state.loaded, state.run)))) {
    rounds += 1;
  }
  while (yield* tryAll(state, shorteningsOf(state.loaded)));
  return state;
}

type Shrinking<T = Shrunk> = Generator<Trial, T, Run | undefined>;

interface State {
  loaded: LoadedScenario;
  run: Run;
  runs: number;
  readonly failed: Run;
  readonly runsMax: number;
}

/** Whether any of them made it smaller. */
function* tryAll(state: State, reductions: readonly Reduction[]): Shrinking<boolean> {
  let isSmaller = false;
  for (const reduce of reductions) {
    if (state.runs >= state.runsMax) return false;
    const smaller = reduce(state.loaded);
    if (smaller === undefined) continue;
    state.runs += 1;
    const { failed, run } = state;
    const tried = yield { loaded: smaller, failed, withinMs: run.virtualMs * slack };
    if (tried === undefined) continue;
    state.loaded = smaller;
    state.run = tried;
    isSmaller = true;
  }
  return isSmaller;
}

/** A run that fails so much later than the one before fails otherwise: it is given up. */
const slack = 1.5;

/** A run that fails in the same way. A scenario that is cut short may say what cannot be. */
function attempt({ loaded, failed, withinMs }: Trial): Run | undefined {
  let passedMs = () => 0;
  const prepare = (cluster: Cluster) => {
    passedMs = passedOf(cluster);
  };
  try {
    const course = playScenario(loaded, { seed: failed.seed, faults: [], prepare });
    for (;;) {
      const { done, value } = course.next();
      if (done === true) return failsAs(value.run, failed) ? value.run : undefined;
      if (passedMs() > withinMs) return undefined;
    }
  } catch {
    return undefined;
  }
}

/** How much time has passed in a cluster since this was asked for. */
export function passedOf(cluster: Cluster): () => number {
  const startMs = cluster.nowMs;
  return () => cluster.nowMs - startMs;
}

/**
 * The same thing does not hold, for the same reason, in the same step, and it misses nothing else:
 * what is asked of an object that was left out fails in another way.
 */
export const failsAs = ({ failure }: Run, { failure: wanted }: Run): boolean =>
  failure !== undefined &&
  failure.kind === wanted?.kind &&
  failure.name === wanted.name &&
  failure.reason === wanted.reason &&
  failure.during?.name === wanted.during?.name &&
  isEqual(failure.missing, wanted.missing);

const isEqual = (one: readonly string[] = [], other: readonly string[] = []) =>
  one.join() === other.join();

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
