/** What must hold for the indexes that the status of a Job names. */
import { invalid } from "../field-error.ts";
import { overlapOf, parseIndexes } from "./indexes.ts";
import type { Job } from "./job.ts";
import { isIndexed } from "./job-spec.ts";
import { field, type StatusRule, touches } from "./job-status-rule.ts";

const completed = field("completedIndexes");
const failed = field("failedIndexes");

/** What is wrong with the text of `completedIndexes`, where that is known. */
function completedProblem({ spec: { completions }, status }: Job): string | undefined {
  if (completions === undefined) return undefined;
  const parsed = parseIndexes(status.completedIndexes ?? "", completions);
  return typeof parsed === "string" ? parsed : undefined;
}

function failedProblem({ spec, status }: Job): string | undefined {
  const { completions, backoffLimitPerIndex } = spec;
  const { failedIndexes } = status;
  if (completions === undefined || backoffLimitPerIndex === undefined) return undefined;
  const parsed = parseIndexes(failedIndexes ?? "", completions);
  return typeof parsed === "string" ? parsed : undefined;
}

function overlap({ spec: { completions }, status }: Job): number | undefined {
  const { completedIndexes = "", failedIndexes = "" } = status;
  return completions === undefined
    ? undefined
    : overlapOf(completedIndexes, failedIndexes, completions);
}

const completedError = ({ status }: Job, fact: string) => [
  invalid("status.completedIndexes", status.completedIndexes ?? "", fact),
];
const failedError = ({ status }: Job, fact: string) => [
  invalid("status.failedIndexes", status.failedIndexes, fact),
];

export const indexRules: readonly StatusRule[] = [
  {
    breaks: (next, stored) =>
      touches(next, stored, completed) && completedProblem(next) !== undefined,
    errors: (next) =>
      completedError(next, `error parsing completedIndexes: ${completedProblem(next)}`),
  },
  {
    breaks: (next, stored) => touches(next, stored, failed) && failedProblem(next) !== undefined,
    errors: (next) => failedError(next, `error parsing failedIndexes: ${failedProblem(next)}`),
  },
  {
    breaks: (next, stored) =>
      touches(next, stored, completed) &&
      (next.status.completedIndexes ?? "") !== "" &&
      !isIndexed(next.spec),
    errors: (next) =>
      completedError(
        next,
        "cannot set non-empty completedIndexes when non-indexed completion mode",
      ),
  },
  {
    breaks: (next, stored) =>
      touches(next, stored, failed) &&
      next.status.failedIndexes !== undefined &&
      next.spec.backoffLimitPerIndex === undefined,
    errors: (next) =>
      failedError(next, "cannot set non-null failedIndexes when backoffLimitPerIndex is null"),
  },
  {
    breaks: (next, stored) =>
      touches(next, stored, completed, failed) && overlap(next) !== undefined,
    errors: (next) =>
      failedError(next, `failedIndexes and completedIndexes overlap at index: ${overlap(next)}`),
  },
];
