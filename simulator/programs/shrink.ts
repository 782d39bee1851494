/** Makes a failing run with a user's own controllers small. */
import type { Controller } from "../../client/controller.ts";
import type { Program } from "../program.ts";
import type { Run } from "../scenario/run.ts";
import { scenarioText } from "../scenario/save.ts";
import { failsAs, passedOf, shrinking, type Trial } from "../scenario/shrink.ts";
import { playWith } from "./play-with.ts";
import { loadedOf, type SimulateOptions } from "./simulate.ts";

export interface ShrinkOptions extends Pick<SimulateOptions, "name" | "read" | "list" | "source"> {
  /** The controllers and programs of the run that has failed, made anew for each that is tried. */
  readonly run?: () => readonly (Controller | Program)[];
  /** So many runs are tried at most: 300 where nothing is said. */
  readonly runsMax?: number;
}

/** A small scenario that fails as the whole did. */
export interface Shrunk {
  /** The text of its file: `simulate` plays it, and so does `kubesim test`. */
  readonly scenario: string;
  /** How it fails. */
  readonly run: Run;
  /** How many runs were tried. */
  readonly runs: number;
}

/**
 * Leaves out of a scenario whatever a run of it, as `simulate` and `simulateMany` give it, fails
 * without. Its seed and faults become part of it. A run that has not failed, or that does not fail
 * again, throws an Error.
 */
export async function shrink(
  scenario: string | object,
  failed: Run,
  options: ShrinkOptions = {},
): Promise<Shrunk> {
  const { scenario: name, seed, failure } = failed;
  if (failure === undefined) throw new Error(`${name}, seed ${seed}: nothing has failed`);
  const { run: make = none, runsMax } = options;
  const course = shrinking(loadedOf(scenario, options), failed, { ...(runsMax && { runsMax }) });
  let tried = course.next();
  while (tried.done !== true) tried = course.next(await attempt(tried.value, make));
  const { loaded, run, runs } = tried.value;
  if (run !== failed) return { scenario: scenarioText(loaded), run, runs };
  throw new Error(`${name}, seed ${seed}: does not fail again: is \`run\` what it failed with?`);
}

const none = () => [];

/** A run that fails in the same way. A scenario that is cut short may say what cannot be. */
async function attempt(
  { loaded, failed, withinMs }: Trial,
  make: () => readonly (Controller | Program)[],
): Promise<Run | undefined> {
  const own = make();
  let passedMs = () => 0;
  try {
    const { run } = await playWith(loaded, {
      seed: failed.seed,
      faults: [],
      isGivenUp: () => passedMs() > withinMs,
      prepare(cluster) {
        passedMs = passedOf(cluster);
        for (const each of own) cluster.run(each);
      },
    });
    return failsAs(run, failed) ? run : undefined;
  } catch {
    return undefined;
  }
}
