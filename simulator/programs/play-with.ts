/** Plays a scenario in whose cluster programs may run. */
import type { Cluster } from "../cluster.ts";
import { ProgramFailed } from "../program-failed.ts";
import type { LoadedScenario } from "../scenario/load.ts";
import { type Played, playScenario, type RunOptions } from "../scenario/run.ts";

export interface PlayWithOptions extends RunOptions {
  /** Asked after each event: whether the run is given up. */
  readonly isGivenUp?: () => boolean;
}

/**
 * Programs come to rest after each event. That one of them fails fails the run; that it is given up
 * throws.
 */
export async function playWith(loaded: LoadedScenario, options: PlayWithOptions): Promise<Played> {
  let cluster: Cluster | undefined;
  const course = playScenario(loaded, {
    ...options,
    prepare(made) {
      cluster = made;
      options.prepare?.(made);
    },
  });
  let { done, value } = course.next();
  while (done !== true) {
    if (options.isGivenUp?.()) throw new Error("the scenario was given up");
    const failed = await failureOf(cluster);
    ({ done, value } = failed === undefined ? course.next() : course.throw(failed));
  }
  if (value === undefined) throw new Error("a scenario has ended without a run");
  return value;
}

/** What a program has failed of since it came to rest last. */
async function failureOf(cluster: Cluster | undefined): Promise<ProgramFailed | undefined> {
  if (cluster?.programs.isBusy() !== true) return undefined;
  try {
    await cluster.programs.rest();
    return undefined;
  } catch (error) {
    if (error instanceof ProgramFailed) return error;
    throw error;
  }
}
