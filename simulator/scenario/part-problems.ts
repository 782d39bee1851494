/** What the parts of a scenario must say, beyond their structure, so that they are of any use. */
import { isObject, type Json, type JsonObject } from "../../api/json.ts";
import { type Placed, placesAt } from "./places.ts";
import type { Problem } from "./problems.ts";
import { namesIn } from "./references.ts";

/** A part that does nothing, or asks for nothing, would pass unnoticed for one that does. */
export const partProblems = (scenario: JsonObject): readonly Problem[] => [
  ...references.flatMap((place) => found(scenario, place, referenceProblem)),
  ...least.flatMap(([place, min]) =>
    found(scenario, place, (value) => rangeProblem(value, min, Number.POSITIVE_INFINITY)),
  ),
  ...found(scenario, "spec.traffic.*.failedPercent", (value) => rangeProblem(value, 0, 100)),
  ...manifests.flatMap((place) => placesAt(scenario, place).flatMap(manifestProblems)),
  ...found(scenario, "spec.faults.of.*", drawnProblem),
  ...objects.flatMap((place) => found(scenario, place, objectProblem)),
  ...needed.flatMap(([place, members]) =>
    placesAt(scenario, place).flatMap((placed) => neededProblems(placed, members)),
  ),
  ...companions.flatMap(([place, member, other]) =>
    placesAt(scenario, place).flatMap((placed) => companionProblems(placed, member, other)),
  ),
];

/** Where something is wrong, by what a check says of a value. */
const found = (
  scenario: JsonObject,
  place: string,
  check: (value: Json) => string | undefined,
): readonly Problem[] =>
  placesAt(scenario, place).flatMap(({ value, path }) => {
    const message = check(value);
    return message === undefined ? [] : [{ path, message }];
  });

/** Texts that name an object. */
const references = [
  ...["scale", "setImage", "restart", "undo", "patch", "delete", "wait"].map(
    (step) => `spec.steps.*.${step}.target`,
  ),
  "spec.steps.*.wait.rollout",
  "spec.steps.*.wait.deleted",
  "spec.steps.*.expect.absent.*",
  "spec.patches.*.target",
];

function referenceProblem(value: Json): string | undefined {
  if (typeof value !== "string") return undefined;
  try {
    namesIn(value);
    return undefined;
  } catch (error) {
    return `Invalid value: ${error instanceof Error ? error.message : String(error)}`;
  }
}

/** Numbers, and the least that each may be. */
const least: readonly (readonly [place: string, min: number])[] = [
  ["spec.seeds", 1],
  ["spec.cluster.nodeGroups.*.count", 0],
  ["spec.cluster.nodeGroups.*.pods", 0],
  ["spec.steps.*.delete.count", 1],
  ["spec.faults.count", 0],
  ["spec.traffic.*.failed", 0],
  ["spec.traffic.*.sent", 0],
];

function rangeProblem(value: Json, min: number, max: number): string | undefined {
  if (typeof value !== "number" || (value >= min && value <= max)) return undefined;
  return max === Number.POSITIVE_INFINITY
    ? `Invalid value: ${value}: must be greater than or equal to ${min}`
    : `Invalid value: ${value}: must be between ${min} and ${max}, inclusive`;
}

/** Objects of the API, or parts of them. */
const manifests = [
  "spec.steps.*.apply.objects.*",
  "spec.steps.*.expect.objects.*",
  "spec.expect.*",
];

function manifestProblems({ value, path }: Placed): readonly Problem[] {
  if (!isObject(value)) return [{ path, message: "Invalid value: must be an object" }];
  return ["apiVersion", "kind"]
    .filter((name) => typeof value[name] !== "string")
    .map((name) => ({ path: [...path, name], message: "Required value" }));
}

const objects = [
  "spec.steps.*.fault.spec",
  "spec.steps.*.traffic.spec",
  "spec.cluster.schedulerConfig",
];

const drawnProblem = (value: Json): string | undefined =>
  typeof value === "string" || isObject(value)
    ? undefined
    : "Invalid value: must be the spec of a Fault, or the name of a budget";

const objectProblem = (value: Json): string | undefined =>
  isObject(value) ? undefined : "Invalid value: must be an object";

/** Members of which a part has one at least. */
const needed: readonly (readonly [place: string, members: readonly string[]])[] = [
  ["spec.steps.*.apply", ["files", "objects"]],
  ["spec.steps.*.delete", ["target", "kind"]],
  ["spec.steps.*.patch", ["patch"]],
  ["spec.steps.*.fault", ["spec"]],
  ["spec.steps.*.traffic", ["spec"]],
  ["spec.steps.*.expect", ["objects", "absent", "that"]],
  ["spec.patches.*", ["patch", "remove"]],
];

function neededProblems({ value, path }: Placed, members: readonly string[]): readonly Problem[] {
  if (!isObject(value) || members.some((name) => isSaid(value[name]))) return [];
  const [only = ""] = members;
  return members.length === 1
    ? [{ path: [...path, only], message: "Required value" }]
    : [{ path, message: `Required value: must specify one of ${members.join(", ")}` }];
}

const isSaid = (value: Json | undefined): boolean =>
  value !== undefined && !(Array.isArray(value) && value.length === 0);

/** Members that mean something only beside another; `!` is where that one must not be. */
const companions: readonly (readonly [place: string, member: string, other: string])[] = [
  ["spec.steps.*.wait", "condition", "target"],
  ["spec.steps.*.wait", "target", "condition"],
  ["spec.steps.*.delete", "target", "!kind"],
  ["spec.steps.*.delete", "selector", "kind"],
  ["spec.steps.*.delete", "count", "kind"],
  ["spec.goals.*", "within", "eventually"],
  ["spec.goals.*", "for", "stays"],
  ["spec.patches.*", "patch", "!remove"],
  ["spec.cluster.nodeGroups.*", "zone", "!zones"],
];

function companionProblems({ value, path }: Placed, member: string, other: string) {
  if (!isObject(value) || value[member] === undefined) return [];
  const isUnwanted = other.startsWith("!");
  const name = isUnwanted ? other.slice(1) : other;
  if ((value[name] !== undefined) !== isUnwanted) return [];
  const message = isUnwanted
    ? `Forbidden: may not be specified together with ${name}`
    : `Forbidden: may not be specified without ${name}`;
  return [{ path: [...path, member], message }];
}
