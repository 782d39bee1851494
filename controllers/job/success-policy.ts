import type { SuccessPolicy } from "../../api/batch/job-policy.ts";
import { type IndexSet, readIndexes } from "./index-set.ts";

/** Why the Job has succeeded early, or `undefined`. Source: success_policy.go 1.36. */
export function earlySuccess(
  policy: SuccessPolicy | undefined,
  completions: number,
  succeeded: IndexSet,
): string | undefined {
  if (policy === undefined || succeeded.size === 0) return undefined;
  const index = policy.rules.findIndex(({ succeededIndexes, succeededCount }) => {
    if (succeededIndexes === undefined) return succeeded.size >= (succeededCount ?? Infinity);
    const wanted = readIndexes(succeededIndexes, completions);
    const met = [...wanted].filter((each) => succeeded.has(each)).length;
    return met >= (succeededCount ?? wanted.size);
  });
  return index < 0 ? undefined : `Matched rules at index ${index}`;
}
