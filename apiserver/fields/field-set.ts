import { isObject } from "../../api/json.ts";

/**
 * Sets of the fields of an object, in the form of `fieldsV1`: a tree whose keys are path elements
 * (`f:spec`, `k:{"name":"app"}`, `v:"x"`). A node without children is a member; one with children
 * is a member too where it has a `.`. Sets are values.
 * Source: https://kubernetes.io/docs/reference/using-api/server-side-apply/#field-management
 */
export interface FieldSet {
  readonly [element: string]: FieldSet;
}

export const self = ".";
export const leaf: FieldSet = Object.freeze({});
export const emptySet: FieldSet = Object.freeze({});

export function isEmptySet(set: FieldSet): boolean {
  for (const _element in set) return false;
  return true;
}

/** True where a node of a set stands for a field of the set itself, not only for its parts. */
export const isMember = (node: FieldSet | undefined): boolean =>
  node !== undefined && (isEmptySet(node) || node[self] !== undefined);

/** The fields of either; `left` itself where that has them all. */
export function union(left: FieldSet, right: FieldSet): FieldSet {
  // The root is no field: that a set is empty does not make it one.
  if (isEmptySet(left)) return right;
  if (isEmptySet(right)) return left;
  return unionOf(left, right) ?? emptySet;
}

/** The fields of `left` that are not in `right`; `left` itself where it loses none. */
export function difference(left: FieldSet, right: FieldSet): FieldSet {
  return differenceOf(left, right) ?? emptySet;
}

export function intersection(left: FieldSet, right: FieldSet): FieldSet {
  return intersectionOf(left, right) ?? emptySet;
}

/** A node from what is below it, and whether it is itself a member; `undefined` for nothing. */
export function nodeOf(
  children: { readonly [element: string]: FieldSet },
  member: boolean,
): FieldSet | undefined {
  if (isEmptySet(children)) return member ? leaf : undefined;
  return member ? { [self]: leaf, ...children } : children;
}

function unionOf(left: FieldSet | undefined, right: FieldSet | undefined): FieldSet | undefined {
  if (left === undefined || left === right) return right;
  if (right === undefined) return left;
  let children: Record<string, FieldSet> | undefined;
  for (const element in right) {
    if (element === self) continue;
    const joined = unionOf(left[element], right[element]) ?? leaf;
    if (joined === left[element]) continue;
    children ??= childrenOf(left);
    children[element] = joined;
  }
  const member = isMember(left) || isMember(right);
  if (children === undefined && member === isMember(left)) return left;
  return nodeOf(children ?? childrenOf(left), member);
}

function differenceOf(left: FieldSet | undefined, right: FieldSet | undefined) {
  if (left === undefined || right === undefined) return left;
  const member = isMember(left) && !isMember(right);
  let same = member === isMember(left);
  for (const element in right) {
    if (!same) break;
    if (element === self || left[element] === undefined) continue;
    same = differenceOf(left[element], right[element]) === left[element];
  }
  if (same) return left;
  const children: Record<string, FieldSet> = {};
  for (const element in left) {
    if (element === self) continue;
    const rest = differenceOf(left[element], right[element]);
    if (rest !== undefined) children[element] = rest;
  }
  return nodeOf(children, member);
}

function childrenOf(node: FieldSet): Record<string, FieldSet> {
  const children: Record<string, FieldSet> = {};
  for (const element in node) if (element !== self) children[element] = node[element] ?? leaf;
  return children;
}

function intersectionOf(
  left: FieldSet | undefined,
  right: FieldSet | undefined,
): FieldSet | undefined {
  if (left === undefined || right === undefined) return undefined;
  if (left === right) return left;
  const children: Record<string, FieldSet> = {};
  for (const element in left) {
    if (element === self) continue;
    const common = intersectionOf(left[element], right[element]);
    if (common !== undefined) children[element] = common;
  }
  return nodeOf(children, isMember(left) && isMember(right));
}

/** The path of each member in the order of their elements: `.spec.containers[name="app"].image`. */
export function pathsOf(set: FieldSet, prefix = ""): readonly string[] {
  return elementsOf(set).flatMap((element) => {
    const path = prefix + pathElementText(element);
    const node = set[element] ?? leaf;
    return [...(isMember(node) ? [path] : []), ...pathsOf(node, path)];
  });
}

/** The set as it is written: elements in order, fields before keys, values and indexes. */
export function sortedSet(set: FieldSet): FieldSet {
  const sorted: Record<string, FieldSet> = {};
  if (set[self] !== undefined) sorted[self] = leaf;
  for (const element of elementsOf(set)) sorted[element] = sortedSet(set[element] ?? leaf);
  return sorted;
}

const ranks = ["f", "k", "v", "i"];

function elementsOf(set: FieldSet): readonly string[] {
  const rank = (element: string) => ranks.indexOf(element[0] ?? "");
  return Object.keys(set)
    .filter((element) => element !== self)
    .sort((left, right) => rank(left) - rank(right) || (left < right ? -1 : 1));
}

/** `.name`, `[name="app"]`, `[="x"]` or `[0]`. */
export function pathElementText(element: string): string {
  const rest = element.slice(2);
  if (element.startsWith("f:")) return `.${rest}`;
  if (element.startsWith("v:")) return `[=${rest}]`;
  if (!element.startsWith("k:")) return `[${rest}]`;
  const keys = Object.entries(JSON.parse(rest) as object);
  return `[${keys.map(([key, value]) => `${key}=${JSON.stringify(value)}`).join(",")}]`;
}

/** Whether a value that a client sent is a set of fields. */
export function isFieldSet(value: unknown): value is FieldSet {
  if (!isObject(value)) return false;
  return Object.entries(value).every(
    ([element, node]) => (element === "." || isElement(element)) && isFieldSet(node),
  );
}

function isElement(element: string): boolean {
  const rest = element.slice(2);
  if (element.startsWith("f:")) return true;
  if (/^i:-?[0-9]+$/.test(element)) return true;
  if (!element.startsWith("k:") && !element.startsWith("v:")) return false;
  try {
    const parsed: unknown = JSON.parse(rest);
    return element.startsWith("v:") || isObject(parsed);
  } catch {
    return false;
  }
}
