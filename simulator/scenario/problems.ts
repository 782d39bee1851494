/** What is wrong with a scenario, in Kubernetes' words. */
import type * as z from "zod";
import { parseDuration } from "../../api/duration.ts";
import { isObject, type JsonObject } from "../../api/json.ts";
import { compileExpression } from "./expression.ts";
import { faultProblems } from "./fault-problems.ts";
import { partProblems } from "./part-problems.ts";
import { actionNames } from "./step-schema.ts";
import { structureProblems } from "./structure-problems.ts";
import { unsupportedProblems } from "./supported-values.ts";
import { failsProblems } from "./what-fails.ts";

export interface Problem {
  readonly path: readonly (string | number)[];
  readonly message: string;
}

export interface Checked {
  /** No other processes run than those of every cluster. */
  readonly areProcessesKnown: boolean;
}

/** All problems: of its structure, and of what its parts say together. */
export function problemsOf(
  parsed: z.ZodSafeParseResult<unknown>,
  value: JsonObject,
  { areProcessesKnown }: Checked,
): readonly Problem[] {
  const structure = parsed.success ? [] : parsed.error.issues.flatMap(structureProblems);
  // What is not of its type is not said to be wrong in other ways, too.
  const isSound = ({ path }: Problem) => !structure.some((each) => isWithin(path, each.path));
  return [...structure, ...meaningProblems(value, areProcessesKnown).filter(isSound)];
}

const isWithin = (path: Problem["path"], outer: Problem["path"]): boolean =>
  outer.every((part, index) => part === path[index]);

function meaningProblems(value: JsonObject, areProcessesKnown: boolean): readonly Problem[] {
  return [
    ...headProblems(value),
    ...choiceProblems(value),
    ...nameProblems(value),
    ...textProblems(value, []),
    ...unsupportedProblems(value),
    ...partProblems(value),
    ...faultProblems(value, areProcessesKnown),
  ];
}

const apiVersion = "sim.kubesim.dev/v1alpha1";

function headProblems({ apiVersion: given, metadata }: JsonObject): readonly Problem[] {
  const message = `Unsupported value: "${given}": supported values: "${apiVersion}"`;
  const name = isObject(metadata) ? (metadata.name ?? "") : "";
  return [
    ...(given === apiVersion ? [] : [{ path: ["apiVersion"], message }]),
    ...(name === "" ? [{ path: ["metadata", "name"], message: "Required value" }] : []),
  ];
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
  // What builds on another may name the steps of that.
  const isWhole = !isObject(spec) || spec.base === undefined;
  return isWhole ? [...repeated, ...missingNameProblems(spec)] : repeated;
}

/** What is named and is not there: steps of invariants, and what must fail. */
export const missingNameProblems = (spec: unknown): readonly Problem[] => [
  ...missingStepProblems(spec),
  ...failsProblems(spec),
];

function missingStepProblems(spec: unknown): readonly Problem[] {
  const names = itemsOf(spec, "steps").map(({ item: { name } }) => name);
  return itemsOf(spec, "invariants").flatMap(({ item, index }) =>
    (["from", "until"] as const)
      .filter((end) => typeof item[end] === "string" && !names.includes(item[end]))
      .map((end) => ({
        path: ["spec", "invariants", index, end],
        message: `Not found: no step is named "${item[end]}"`,
      })),
  );
}

/** Members that say how long. */
const durations = new Set(["within", "for", "advance", "p50", "p90", "p95", "p99", "max"]);
/** Members that are conditions. */
const conditions = new Set(["always", "never", "eventually", "stays", "until", "that"]);
/** What is checked by who it is for. */
const foreign = new Set(["objects", "patch", "expect", "spec", "schedulerConfig", "containers"]);

/** What is wrong with durations and conditions, wherever they stand. */
function textProblems(value: unknown, path: Problem["path"]): readonly Problem[] {
  if (Array.isArray(value)) {
    return value.flatMap((item, index) => textProblems(item, [...path, index]));
  }
  if (!isObject(value)) return [];
  return Object.entries(value).flatMap(([name, member]) => {
    const place = [...path, name];
    if (typeof member === "string") return textProblem(name, member, place);
    // Below the root, `expect` is a step of ours.
    const isForeign = foreign.has(name) && path.length > 0 && !isObject(member);
    const isSpec = name === "spec" && path.length > 0;
    return isForeign || isSpec ? [] : textProblems(member, place);
  });
}

function textProblem(name: string, text: string, path: Problem["path"]): readonly Problem[] {
  if (durations.has(name) && !isDuration(text)) {
    const message = `Invalid value: "${text}": must be a duration such as 90s, 10m or 1h30m`;
    return [{ path, message }];
  }
  // An invariant ends with a step.
  const isCondition = conditions.has(name) && !(name === "until" && path[1] === "invariants");
  const fact = isCondition ? conditionProblem(text) : undefined;
  return fact === undefined ? [] : [{ path, message: `Invalid value: ${fact}` }];
}

function isDuration(text: string): boolean {
  try {
    parseDuration(text);
    return true;
  } catch {
    return false;
  }
}

function conditionProblem(text: string): string | undefined {
  try {
    compileExpression(text);
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

function itemsOf(spec: unknown, list: string) {
  const items = isObject(spec) ? spec[list] : undefined;
  if (!Array.isArray(items)) return [];
  return items.flatMap((item: unknown, index) => (isObject(item) ? [{ item, index }] : []));
}
