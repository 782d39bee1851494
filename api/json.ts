/** A JSON value, never changed once made. */
export type Json = string | number | boolean | null | readonly Json[] | JsonObject;
export interface JsonObject {
  readonly [key: string]: Json | undefined;
}

/** `T` with every level read-only. API objects are values: a change is a new object. */
export type DeepReadonly<T> = T extends (infer Item)[]
  ? readonly DeepReadonly<Item>[]
  : T extends object
    ? { readonly [Key in keyof T]: DeepReadonly<T[Key]> }
    : T;

/** `T` as long as it is being made. */
export type Writable<T> = { -readonly [Key in keyof T]: T[Key] };

/** True for a JSON object, false for arrays, null and scalars. */
export function isObject(value: unknown): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** A member of a map whose keys may be any text, `constructor` too. */
export function ownMember<T>(map: { readonly [key: string]: T }, key: string): T | undefined {
  return Object.hasOwn(map, key) ? map[key] : undefined;
}

/** Structural equality of JSON values. Absent and `undefined` members are the same. */
export function equalJson(left: unknown, right: unknown): boolean {
  if (left === right) return true;
  if (typeof left !== "object" || typeof right !== "object") return false;
  if (Array.isArray(left)) return Array.isArray(right) && equalItems(left, right);
  if (!isObject(left) || !isObject(right)) return false;
  // Members are counted, for a key such as `constructor` can be read where there is no such member.
  let surplus = 0;
  for (const key in left) {
    if (left[key] === undefined) continue;
    if (!equalJson(left[key], right[key])) return false;
    surplus += 1;
  }
  for (const key in right) if (right[key] !== undefined) surplus -= 1;
  return surplus === 0;
}

function equalItems(left: readonly unknown[], right: readonly unknown[]): boolean {
  if (left.length !== right.length) return false;
  for (let index = 0; index < left.length; index += 1) {
    if (!equalJson(left[index], right[index])) return false;
  }
  return true;
}

/**
 * Freezes every object in a JSON value and returns it; stops at those that are frozen already. No
 * array: to go through a frozen one takes V8 three to fourteen times as long (docs/adr/0027).
 */
export function freezeObjects<T>(value: T): T {
  if (Array.isArray(value)) freezeEach(value);
  else if (typeof value === "object" && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    // Most parts are scalars, which a call each would cost more than all the rest.
    for (const key in value) if (typeof value[key] === "object") freezeObjects(value[key]);
  }
  return value;
}

function freezeEach(items: readonly unknown[]): void {
  for (let index = 0; index < items.length; index += 1) {
    if (typeof items[index] === "object") freezeObjects(items[index]);
  }
}

/** The same JSON value with no part that whoever gave it may still change: those are copied. */
export function ownCopy<T>(value: T): T {
  if (typeof value !== "object" || value === null) return value;
  // A copy of all its members has those of T.
  return (Array.isArray(value) ? ownItems(value) : ownMembers(value)) as T;
}

function ownItems(items: readonly unknown[]): readonly unknown[] {
  const copies = items.map(ownCopy);
  const isOwn = Object.isFrozen(items) && copies.every((copy, index) => copy === items[index]);
  return isOwn ? items : copies;
}

function ownMembers(object: object): object {
  const members = Object.entries(object);
  const copies = members.map(([key, member]) => [key, ownCopy(member)] as const);
  const isOwn =
    Object.isFrozen(object) && copies.every(([, copy], index) => copy === members[index]?.[1]);
  return isOwn ? object : Object.fromEntries(copies);
}

/** The members of `value` that are not `undefined`, so that absent fields stay absent in JSON. */
export function compact<T extends object>(value: T): T {
  let clean = true;
  for (const key in value) if (value[key] === undefined) clean = false;
  if (clean) return value;
  // Members are copied one by one, for objects that had some deleted are slow to read ever after.
  const copy: Partial<T> = {};
  for (const key in value) if (value[key] !== undefined) copy[key] = value[key];
  // All that is left out was undefined, which T allows.
  return copy as T;
}

/** `object` with the given members, or `object` itself where they change nothing. */
export function withMembers<T extends object>(object: T, changes: Partial<T>): T {
  for (const key in changes) if (changes[key] !== object[key]) return { ...object, ...changes };
  return object;
}

/** `list` with every item replaced, or `list` itself where all stay the same. */
export function mapItems<T>(list: readonly T[], replace: (item: T) => T): readonly T[] {
  const replaced = list.map(replace);
  return replaced.every((item, index) => item === list[index]) ? list : replaced;
}
