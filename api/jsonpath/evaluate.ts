/** What JSONPath templates of Kubernetes find. Source: k8s.io/client-go/util/jsonpath 1.36. */
import { toCompactJson } from "../go-json.ts";
import { goText, goTypeOf } from "../go-value.ts";
import { isObject, type Json } from "../json.ts";
import { JsonPathError } from "./error.ts";
import type { Part, Path, Step } from "./parse.ts";

/** How fields count that are missing. */
export interface Evaluation {
  /** Whether they are an error; else they leave no trace. */
  readonly isStrict?: boolean;
}

/** The text of a template for a value. */
export function renderTemplate(
  template: readonly Part[],
  value: Json,
  how: Evaluation = {},
): string {
  return template.map((part) => renderPart(part, value, how)).join("");
}

function renderPart(part: Part, value: Json, how: Evaluation): string {
  switch (part.kind) {
    case "text":
      return part.text;
    case "path":
      return findAll(part.path, value, how).map(textOf).join(" ");
    case "range":
      return findAll(part.path, value, how)
        .map((item) => renderTemplate(part.body, item, how))
        .join("");
  }
}

/** What each part of a template finds, in the order in which the parts stand; a text is itself. */
export function findParts(
  template: readonly Part[],
  value: Json,
  how: Evaluation = {},
): readonly (readonly Json[])[] {
  return template.flatMap((part) => foundBy(part, value, how));
}

function foundBy(part: Part, value: Json, how: Evaluation): readonly (readonly Json[])[] {
  switch (part.kind) {
    case "text":
      return [[part.text]];
    case "path":
      return [findAll(part.path, value, how)];
    case "range":
      return findAll(part.path, value, how).flatMap((item) => findParts(part.body, item, how));
  }
}

/** The values that a path leads to, in the order of the document. */
export function findAll(path: Path, value: Json, how: Evaluation = {}): readonly Json[] {
  return path.reduce<readonly Json[]>(
    (values, step) => (step.kind === "literal" ? [step.value] : walk(step, values, how)),
    [value],
  );
}

/** How a found value is printed. */
export function textOf(value: Json): string {
  return typeof value === "object" && value !== null ? toCompactJson(value) : String(value);
}

function walk(step: Step, values: readonly Json[], how: Evaluation): readonly Json[] {
  switch (step.kind) {
    case "union":
      return step.paths.flatMap((path) => values.flatMap((value) => findAll(path, value, how)));
    case "literal":
      return [step.value];
    case "word":
      throw new JsonPathError(`unrecognized identifier ${step.name}`);
    default: {
      const found = values.flatMap((value) => walkOne(step, value, how));
      const isMissing = step.kind === "field" && values.length > 0 && found.length === 0;
      if (isMissing && how.isStrict) throw new JsonPathError(`${step.name} is not found`);
      return found;
    }
  }
}

type OneStep = Exclude<Step, { kind: "union" | "literal" | "word" }>;

function walkOne(step: OneStep, value: Json, how: Evaluation): readonly Json[] {
  switch (step.kind) {
    case "field": {
      const member = isObject(value) ? value[step.name] : undefined;
      return member === undefined ? [] : [member];
    }
    case "wildcard":
      return children(value);
    case "recursive":
      return withDescendants(value);
    case "index":
      return elementAt(value, step.at);
    case "slice":
      return sliceOf(value, step);
    case "filter":
      return elementsOf(value, "cannot be filtered").filter((item) => passes(step, item, how));
  }
}

/** The elements of a list, the members of an object by name. */
function children(value: Json): readonly Json[] {
  if (Array.isArray(value)) return value;
  if (!isObject(value)) return [];
  return Object.keys(value)
    .sort()
    .flatMap((key) => value[key] ?? []);
}

function withDescendants(value: Json): readonly Json[] {
  const below = children(value);
  return below.length === 0 ? [] : [value, ...below.flatMap(withDescendants)];
}

function elementsOf(value: Json, limit: string): readonly Json[] {
  if (Array.isArray(value)) return value;
  if (value === null) return [];
  const fact = "is not array or slice";
  throw new JsonPathError(
    limit === "" ? `${goTypeOf(value)} ${fact}` : `${goText(value)} ${fact} and ${limit}`,
  );
}

function elementAt(value: Json, at: number): readonly Json[] {
  const list = elementsOf(value, "");
  const index = at < 0 ? at + list.length : at;
  const found = list[index];
  if (found !== undefined) return [found];
  throw outOfBounds(index, list.length);
}

function sliceOf(value: Json, { from, to, by = 1 }: Extract<Step, { kind: "slice" }>) {
  const list = elementsOf(value, "");
  const { length } = list;
  const start = from === undefined ? 0 : from < 0 ? from + length : from;
  const end = to === undefined ? length : to < 0 ? to + length : to;
  // Nothing is asked for, wherever that is.
  if (start === end) return [];
  if (start < 0 || start >= length) throw outOfBounds(start, length);
  if (end < 0 || end > length) throw outOfBounds(end - 1, length);
  if (start > end) {
    throw new JsonPathError(`starting index ${start} is greater than ending index ${end}`);
  }
  if (by <= 0) throw new JsonPathError("step must be > 0");
  return list.slice(start, end).filter((_, index) => index % by === 0);
}

const outOfBounds = (index: number, length: number) =>
  new JsonPathError(`array index out of bounds: index ${index}, length ${length}`);

function passes(filter: Extract<Step, { kind: "filter" }>, item: Json, how: Evaluation): boolean {
  if (filter.operator === "exists") return findAll(filter.left, item).length > 0;
  const lefts = findAll(filter.left, item, how);
  const rights = findAll(filter.right, item, how);
  const [left] = lefts;
  const [right] = rights;
  if (left === undefined || right === undefined) return false;
  if (lefts.length > 1 || rights.length > 1) {
    throw new JsonPathError("can only compare one element at a time");
  }
  return compare(left, filter.operator, right);
}

function compare(left: Json, operator: string, right: Json): boolean {
  if (typeof left !== typeof right) throw new JsonPathError("incompatible types for comparison");
  if (operator === "==") return left === right;
  if (operator === "!=") return left !== right;
  if (typeof left === "object" || typeof right === "object") {
    throw new JsonPathError("invalid type for comparison");
  }
  if (left === null || right === null) return false;
  switch (operator) {
    case "<":
      return left < right;
    case "<=":
      return left <= right;
    case ">":
      return left > right;
    case ">=":
      return left >= right;
    default:
      throw new JsonPathError(`unrecognized filter operator ${operator}`);
  }
}
