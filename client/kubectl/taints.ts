/** What `taint` makes of its words and of a node. Source: kubectl 1.36, cmd/taint. */
import type { JsonObject } from "../../api/json.ts";
import { metadataOf, part, parts, textAt } from "../../api/json-parts.ts";
import { labelValueProblems, qualifiedNameProblems } from "../../api/validation/names.ts";
import { Failure, throwAll } from "./failure.ts";

export interface Taint {
  readonly key: string;
  readonly value?: string | undefined;
  readonly effect: string;
  readonly timeAdded?: string | undefined;
}

/** A taint as a node has it. */
export function taintOf(taint: JsonObject): Taint {
  const { value, timeAdded } = taint;
  return {
    key: textAt(taint, "key"),
    ...(typeof value === "string" && { value }),
    effect: textAt(taint, "effect"),
    ...(typeof timeAdded === "string" && { timeAdded }),
  };
}

/** What is to be removed; an empty effect stands for all of them. */
export type Removal = Pick<Taint, "key" | "effect">;

export interface TaintChanges {
  readonly add: readonly Taint[];
  readonly remove: readonly Removal[];
}

/** Tells the type and the names of nodes from the changes, which follow them. */
export function splitTaints(args: readonly string[]): {
  readonly resources: readonly string[];
  readonly specs: readonly string[];
} {
  const isChange = (arg: string) => /[=:]|-$/.test(arg);
  const at = args.findIndex(isChange);
  if (at < 0) return { resources: args, specs: [] };
  const stray = args.slice(at).find((arg) => !isChange(arg));
  if (stray !== undefined) {
    throw new Failure(`all resources must be specified before taint changes: ${stray}`);
  }
  return { resources: args.slice(0, at), specs: args.slice(at) };
}

/** Reads `KEY=VALUE:EFFECT`, `KEY:EFFECT`, `KEY:EFFECT-` and `KEY-`. Throws where one is none. */
export function readTaints(specs: readonly string[]): TaintChanges {
  const add: Taint[] = [];
  const remove: Removal[] = [];
  for (const spec of specs) {
    if (spec.endsWith("-")) {
      const { key, effect } = readTaint(spec.slice(0, -1));
      remove.push({ key, effect });
      continue;
    }
    const taint = readTaint(spec);
    const { key, value = "", effect } = taint;
    if (effect === "") throw new Failure(`invalid taint spec: ${spec}`);
    if (add.some((each) => isSame(each, taint))) {
      const fact = `{${key} ${value} ${effect} <nil>}`;
      throw new Failure(`duplicated taints with the same key and effect: ${fact}`);
    }
    add.push(taint);
  }
  return { add, remove };
}

/** Throws where a taint is both to be set and to be removed. */
export function checkTaints({ add, remove }: TaintChanges): void {
  const both = add.flatMap((taint) =>
    remove
      .filter((removal) => isMeant(removal, taint))
      .map(({ key, effect }) => `${key}=${effect}`),
  );
  if (both.length === 0) return;
  const what = "can not both modify and remove the following taint(s) in the same command";
  throw new Failure(`${what}: ${both.join(", ")}`);
}

const effects = ["NoSchedule", "PreferNoSchedule", "NoExecute"];

function readTaint(spec: string): Taint {
  const invalid = (...problems: readonly string[]) =>
    new Failure([`invalid taint spec: ${spec}`, ...problems].join(", "));
  const parts = spec.split(":");
  const [pair = "", effect = ""] = parts;
  if (parts.length > 2) throw invalid();
  if (parts.length === 1) return { key: checkKey(pair, invalid), effect };
  if (!effects.includes(effect)) {
    throw new Failure(`invalid taint effect: ${effect}, unsupported taint effect`);
  }
  const [key = "", value, ...rest] = pair.split("=");
  if (rest.length > 0) throw invalid();
  const problems = labelValueProblems(value ?? "");
  if (problems.length > 0) throw invalid(problems.join("; "));
  return { key: checkKey(key, invalid), ...(value !== undefined && { value }), effect };
}

function checkKey(key: string, invalid: (...problems: readonly string[]) => Failure): string {
  const problems = qualifiedNameProblems(key);
  if (problems.length > 0) throw invalid(problems.join("; "));
  return key;
}

/** A node as it is to be, the strategic merge patch that makes it so, and the word for it. */
export interface TaintedNode {
  readonly object: JsonObject;
  readonly patch: JsonObject;
  readonly outcome: Outcome;
}

/** The node after the changes. Throws where a taint is in the way, or one to remove is missing. */
export function taintedNode(
  node: JsonObject,
  changes: TaintChanges,
  isOverwriting: boolean,
): TaintedNode {
  const before = parts(part(node, "spec"), "taints").map(taintOf);
  const inTheWay = isOverwriting ? [] : taintsInTheWay(before, changes);
  if (inTheWay.length > 0) {
    const title = `node ${textAt(metadataOf(node), "name")}`;
    const what = `${inTheWay.join(",")} taint(s) with same effect(s)`;
    throw new Failure(`${title} already has ${what} and --overwrite is false`);
  }
  const { taints, missing, outcome } = changeTaints(before, changes, isOverwriting);
  throwAll(missing.map((each) => new Failure(`taint "${removalText(each)}" not found`)));
  const listed = taints.map((taint): JsonObject => ({ ...taint }));
  const { taints: _, ...spec } = part(node, "spec");
  return {
    object: { ...node, spec: listed.length === 0 ? spec : { ...spec, taints: listed } },
    patch: { spec: { taints: listed.length === 0 ? null : listed } },
    outcome,
  };
}

type Outcome = "tainted" | "untainted" | "modified";

/** What becomes of the taints of a node. */
interface ChangedTaints {
  readonly taints: readonly Taint[];
  readonly outcome: Outcome;
  /** The removals that found nothing. */
  readonly missing: readonly Removal[];
}

/** The taints of a node after the changes: new ones first, then those it had. */
export function changeTaints(
  before: readonly Taint[],
  { add, remove }: TaintChanges,
  isOverwriting: boolean,
): ChangedTaints {
  const all = [...add, ...before.filter((old) => !add.some((taint) => isSame(taint, old)))];
  const missing: Removal[] = [];
  let taints = all;
  for (const removal of remove) {
    const kept = taints.filter((taint) => !isMeant(removal, taint));
    if (kept.length === taints.length) missing.push(removal);
    taints = kept;
  }
  const isGrown = all.length !== before.length;
  // As kubectl has it, what counts is whether the last removal found something.
  const last = remove.at(-1);
  const isReduced = last !== undefined && !missing.includes(last);
  const isModified = (isGrown && isReduced) || isOverwriting;
  return { taints, missing, outcome: isModified ? "modified" : isGrown ? "tainted" : "untainted" };
}

/** The keys of those to be set that are there already, whatever their values. */
export const taintsInTheWay = (before: readonly Taint[], { add }: TaintChanges) =>
  add.filter((taint) => before.some((old) => isSame(taint, old))).map(({ key }) => key);

const removalText = ({ key, effect }: Removal) => (effect === "" ? key : `${key}:${effect}`);

/** Whether two taints cannot be on one node. */
const isSame = (one: Taint, other: Taint) => one.key === other.key && one.effect === other.effect;

const isMeant = (removal: Removal, taint: Taint) =>
  removal.key === taint.key && (removal.effect === "" || removal.effect === taint.effect);
