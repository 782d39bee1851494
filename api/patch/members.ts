import { type Json, type JsonObject, ownMember } from "../json.ts";

/**
 * The members of an object, to be changed one by one. Nothing is copied before something is new,
 * for most patches say of most members what is there already.
 */
export class Members {
  readonly #before: JsonObject;
  /** All of them, once one is new; without a value: those that are taken away. */
  #after: Record<string, Json | undefined> | undefined;
  #takesAway = false;
  /** Whether one is what it was after it was another. */
  #restores = false;

  constructor(before: JsonObject) {
    this.#before = before;
  }

  get(key: string): Json | undefined {
    return ownMember<Json | undefined>(this.#after ?? this.#before, key);
  }

  set(key: string, value: Json | undefined): void {
    if (this.get(key) === value) return;
    if (this.#after === undefined) this.#after = { ...this.#before };
    else if (ownMember(this.#before, key) === value) this.#restores = true;
    if (value === undefined) this.#takesAway = true;
    put(this.#after, key, value);
  }

  delete(key: string): void {
    this.set(key, undefined);
  }

  /** The object with these members: the very one that it was where they are its own. */
  settle(): JsonObject {
    const after = this.#after;
    if (after === undefined) return this.#before;
    if (this.#restores && isSame(this.#before, after)) return this.#before;
    // Members deleted from an object make it slow.
    return this.#takesAway ? rebuilt(after) : after;
  }
}

/** Sets a member, which may be called `__proto__`. */
function put(object: Record<string, Json | undefined>, key: string, value: Json | undefined) {
  if (key !== "__proto__") object[key] = value;
  else {
    Object.defineProperty(object, key, {
      value,
      configurable: true,
      enumerable: true,
      writable: true,
    });
  }
}

/** Whether all members are the very same; those without a value do not count. */
function isSame(left: JsonObject, right: JsonObject): boolean {
  const differs = (key: string) => ownMember(left, key) !== ownMember(right, key);
  return !Object.keys(left).some(differs) && !Object.keys(right).some(differs);
}

const rebuilt = (members: JsonObject): JsonObject =>
  Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined));

/** The list with these items: `before` itself where they are its own. */
export function settleList(before: readonly Json[], items: readonly Json[]): readonly Json[] {
  const same = items.length === before.length && items.every((item, i) => item === before[i]);
  return same ? before : items;
}
