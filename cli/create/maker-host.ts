/** What makers find on this machine and on the server. */
import { customAlphabet } from "nanoid";
import { suffixAlphabet } from "../../api/suffix-alphabet.ts";
import type { Host } from "../../client/kubectl/made/maker.ts";
import { filesHere } from "../files/files-here.ts";
import type { Io } from "../io.ts";
import { findTargets } from "../targets/targets.ts";

/** Runs what waits for promises to its end. */
export async function settled<T>(steps: Generator<Promise<unknown>, T, unknown>): Promise<T> {
  let step = steps.next();
  while (!step.done) {
    step = await step.value.then(
      (answer) => steps.next(answer),
      (error: unknown) => steps.throw(error),
    );
  }
  return step.value;
}

export function hostOf(io: Io): Host<Promise<unknown>, unknown> {
  return {
    files: filesHere,
    variable: (name) => io.env[name],
    suffix,
    // biome-ignore lint/correctness/useYield: it waits for nothing.
    *warn(line) {
      io.warn(line);
    },
    *resource(type) {
      const [found] = yield* awaited(io.resources.named(type));
      return found;
    },
    *object(named) {
      const { targets, errors } = yield* awaited(findTargets(io, { args: [named] }));
      const [target] = targets;
      if (target === undefined) throw errors[0];
      return target.object;
    },
  };
}

/** A step is answered with what it was waited for. */
function* awaited<T>(promise: Promise<T>): Generator<Promise<unknown>, T, unknown> {
  return (yield promise) as T;
}

/** Five characters by chance, as generated names end in. */
export const suffix = customAlphabet(suffixAlphabet, 5);
