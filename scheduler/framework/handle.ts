import type { Executor } from "../../client/executor.ts";
import type { Handle } from "./placement.ts";

interface HandleOptions extends Omit<Handle, "perform"> {
  readonly executor: Executor;
  readonly isRunning: () => boolean;
}

/** What plugins of one profile may use. A plugin that outlives its scheduler writes nothing. */
export function createHandle({ executor, isRunning, ...rest }: HandleOptions): Handle {
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
