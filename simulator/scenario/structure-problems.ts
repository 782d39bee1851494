import type * as z from "zod";
import type { Problem } from "./problems.ts";

/** Words that YAML takes for booleans, as Kubernetes reads it, may have been meant as they are. */
const hint = ({ message }: z.core.$ZodIssue) =>
  /expected string, received boolean$/.test(message)
    ? ": y, n, yes, no, on, off, true and false are texts only in quotes"
    : "";

/** What an issue of zod says, in Kubernetes' words. */
export function structureProblems(issue: z.core.$ZodIssue): readonly Problem[] {
  const path = issue.path.filter((part) => typeof part !== "symbol");
  switch (issue.code) {
    case "unrecognized_keys":
      return issue.keys.map((key) => ({ path: [...path, key], message: "unknown field" }));
    case "invalid_type":
      return issue.input === undefined && /received undefined/.test(issue.message)
        ? [{ path, message: "Required value" }]
        : [
            {
              path,
              message: issue.message.replace(/^Invalid input/, "Invalid value") + hint(issue),
            },
          ];
    default:
      return [{ path, message: issue.message }];
  }
}
