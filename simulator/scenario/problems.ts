/** What is wrong with a scenario, in Kubernetes' words. */
import type * as z from "zod";
import { isObject, type JsonObject } from "../../api/json.ts";
import { actionNames } from "./step-schema.ts";

export interface Problem {
  readonly path: readonly (string | number)[];
  readonly message: string;
}

/** All problems: of its structure, and of what its parts say together. */
export function problemsOf(
  parsed: z.ZodSafeParseResult<unknown>,
  value: JsonObject,
  isDuration: (text: string) => boolean,
): readonly Problem[] {
  if (!parsed.success) return parsed.error.issues.flatMap(structureProblems);
  return [
    ...choiceProblems(value),
    ...nameProblems(value),
    ...durationProblems(value, [], isDuration),
  ];
}

function structureProblems(issue: z.core.$ZodIssue): readonly Problem[] {
  const path = issue.path.filter((part) => typeof part !== "symbol");
  switch (issue.code) {
    case "unrecognized_keys":
      return issue.keys.map((key) => ({ path: [...path, key], message: "unknown field" }));
    case "invalid_type":
      return issue.input === undefined && /received undefined/.test(issue.message)
        ? [{ path, message: "Required value" }]
        : [{ path, message: issue.message.replace(/^Invalid input/, "Invalid value") }];
    default:
      return [{ path, message: issue.message }];
  }
}

/** The lists whose items have exactly one of some members. */
const choices: Readonly<Record<string, readonly string[]>> = {
  steps: actionNames,
  invariants: ["always", "never"],
  goals: ["eventually", "stays"],
};
const waitChoices = ["until", "rollout", "condition", "deleted", "complete"];

function choiceProblems({ spec }: JsonObject): readonly Problem[] {
  const listed = Object.entries(choices).flatMap(([list, members]) =>
    itemsOf(spec, list).flatMap(({ item, index }) =>
      choiceProblem(item, members, ["spec", list, index]),
    ),
  );
  const waits = itemsOf(spec, "steps").flatMap(({ item: { wait }, index }) =>
    isObject(wait) ? choiceProblem(wait, waitChoices, ["spec", "steps", index, "wait"]) : [],
  );
  return [...listed, ...waits];
}

function choiceProblem(
  item: JsonObject,
  members: readonly string[],
  path: Problem["path"],
): readonly Problem[] {
  const given = members.filter((name) => item[name] !== undefined);
  if (given.length === 1) return [];
  const message =
    given.length === 0
      ? `Required value: must specify one of ${members.join(", ")}`
      : `Forbidden: may not specify more than one of ${given.join(", ")}`;
  return [{ path, message }];
}

/** Steps that invariants name are there, and names are unique. */
function nameProblems({ spec }: JsonObject): readonly Problem[] {
  const steps = itemsOf(spec, "steps");
  const names = steps.flatMap(({ item: { name } }) => (typeof name === "string" ? [name] : []));
  const repeated = steps
    .filter(({ item: { name } }, index) => typeof name === "string" && names.indexOf(name) < index)
    .filter(({ item: { name }, index }) =>
      steps.some((other) => other.index < index && other.item.name === name),
    )
    .map(({ item: { name }, index }) => ({
      path: ["spec", "steps", index, "name"],
      message: `Duplicate value: "${name}"`,
    }));
  const unknown = itemsOf(spec, "invariants").flatMap(({ item, index }) =>
    (["from", "until"] as const)
      .filter((end) => typeof item[end] === "string" && !names.includes(item[end]))
      .map((end) => ({
        path: ["spec", "invariants", index, end],
        message: `Not found: no step is named "${item[end]}"`,
      })),
  );
  return [...repeated, ...unknown];
}

/** Members that say how long. */
const durations = new Set(["within", "for", "advance", "p50", "p90", "p95", "p99", "max"]);
/** What is checked by who it is for. */
const foreign = new Set(["objects", "patch", "expect", "spec", "schedulerConfig", "containers"]);

function durationProblems(
  value: unknown,
  path: Problem["path"],
  isDuration: (text: string) => boolean,
): readonly Problem[] {
  if (Array.isArray(value)) {
    return value.flatMap((item, index) => durationProblems(item, [...path, index], isDuration));
  }
  if (!isObject(value)) return [];
  return Object.entries(value).flatMap(([name, member]) => {
    const place = [...path, name];
    if (durations.has(name) && typeof member === "string" && !isDuration(member)) {
      const message = `Invalid value: "${member}": must be a duration such as 90s, 10m or 1h30m`;
      return [{ path: place, message }];
    }
    const isForeign = foreign.has(name) && path.length > 1;
    return isForeign ? [] : durationProblems(member, place, isDuration);
  });
}

function itemsOf(spec: unknown, list: string) {
  const items = isObject(spec) ? spec[list] : undefined;
  if (!Array.isArray(items)) return [];
  return items.flatMap((item: unknown, index) => (isObject(item) ? [{ item, index }] : []));
}
