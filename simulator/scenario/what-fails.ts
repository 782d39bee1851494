/** What the failures of a scenario may be called. */
import { isObject, type JsonObject } from "../../api/json.ts";
import type { Problem } from "./problems.ts";
import { actionNames, type WaitStep } from "./step-schema.ts";

/** What must fail is called by a name that a failure can have, or else no run could pass. */
export function failsProblems(spec: unknown): readonly Problem[] {
  const { fails } = isObject(spec) ? spec : {};
  if (typeof fails !== "string" || namesOf(Object(spec)).includes(fails)) return [];
  const message = `Not found: no step, invariant, goal or traffic is called "${fails}"`;
  return [{ path: ["spec", "fails"], message }];
}

/** What is waited for, in words; that of `until` is its expression. */
export function awaitedOf({ until, rollout, condition, ...said }: Partial<WaitStep>): string {
  if (until !== undefined) return until;
  if (rollout !== undefined) return `rollout of ${rollout}`;
  if (condition !== undefined) return `${condition} of ${said.target ?? ""}`;
  if (said.deleted !== undefined) return `${said.deleted} gone`;
  return `traffic ${said.complete ?? ""} complete`;
}

/** Names and expressions, of all that may fail. */
function namesOf(spec: JsonObject): readonly unknown[] {
  const members = (list: string, ...names: readonly string[]) =>
    itemsOf(spec[list]).flatMap((item) => names.map((name) => item[name]));
  return [
    "manifests",
    ...(spec.expect === undefined ? [] : ["expect"]),
    ...members("invariants", "name", "always", "never"),
    ...members("goals", "name", "eventually", "stays"),
    ...members("traffic", "name"),
    ...itemsOf(spec.steps).flatMap(stepNames),
  ];
}

function stepNames(step: JsonObject): readonly unknown[] {
  const { name, wait, expect } = step;
  return [
    // A step without a name is called by what it does.
    ...(name === undefined ? actionNames.filter((action) => step[action] !== undefined) : [name]),
    ...(isObject(expect) ? [expect.that] : []),
    ...(isObject(wait) ? [awaitedOf(wait)] : []),
  ];
}

const itemsOf = (list: unknown) => (Array.isArray(list) ? list.filter(isObject) : []);
