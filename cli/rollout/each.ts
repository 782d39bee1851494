/** What the rollout commands share: their flags and the loop over what they are given. */
import { Failure, throwAll } from "../../client/kubectl/failure.ts";
import type { Given } from "../../client/kubectl/flags.ts";
import type { Io } from "../io.ts";
import { reportFlags } from "../report.ts";
import { fileFlags, selectorFlag } from "../shared-flags.ts";
import { findTargets, type Target } from "../targets/targets.ts";

export const rolloutFlags = { ...fileFlags, ...selectorFlag, ...reportFlags } as const;

/** The flags of those that write by their own name. */
export const patchingFlags = {
  ...rolloutFlags,
  "field-manager": { kind: "text", value: "NAME", doc: "who then owns the fields" },
} as const;

/** How a patch is sent. */
export const patchQuery = (given: Given<typeof patchingFlags>) => ({
  fieldManager: given["field-manager"] ?? "kubectl-rollout",
});

/**
 * Acts on what is named, or on all of a type; after a failure on the next. Throws all at the end.
 * Some commands tell that there is nothing to act on.
 */
export async function forEachTarget(
  io: Io,
  given: Given<typeof rolloutFlags> & { readonly tellsNothing?: boolean },
  args: readonly string[],
  act: (target: Target) => Promise<void>,
): Promise<void> {
  if (args.length === 0 && (given.filename ?? []).length === 0) {
    throw new Failure("required resource not specified");
  }
  const { targets, errors } = await findTargets(io, { ...given, args, isAll: true });
  if (given.tellsNothing === true && targets.length === 0 && errors.length === 0) {
    tellNothing(io);
  }
  const failures: unknown[] = [...errors];
  for (const target of targets) {
    try {
      await act(target);
    } catch (error) {
      failures.push(error);
    }
  }
  throwAll(failures);
}

/** Tells that there is nothing to act on. */
export function tellNothing(io: Io): void {
  io.warn(`No resources found in ${io.namespace} namespace.`);
}
