import type { Executor } from "../../client/executor.ts";
import type { Framework } from "./framework.ts";
import type { Handle } from "./placement.ts";

interface HandleOptions extends Omit<Handle, "perform"> {
  readonly executor: Executor;
  readonly isRunning: () => boolean;
}

/** What plugins may use, by their frameworks; `optionsOf` a profile by its name. */
export const createHandles = (
  frameworks: ReadonlyMap<string, Framework>,
  optionsOf: (name: string) => HandleOptions,
): ReadonlyMap<Framework, Handle> =>
  new Map([...frameworks].map(([name, each]) => [each, createHandle(optionsOf(name))]));

/** What plugins of one profile may use. A plugin that outlives its scheduler writes nothing. */
function createHandle({ executor, isRunning, ...rest }: HandleOptions): Handle {
  return {
    ...rest,
    perform(action, cause, done) {
      if (!isRunning()) return;
      executor.perform(action, cause, (performed) => {
        if (isRunning()) done(performed);
      });
    },
  };
}
