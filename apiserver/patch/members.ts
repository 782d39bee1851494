import { type Json, type JsonObject, ownMember } from "../../api/json.ts";

/**
 * The members of an object, to be changed one by one. Nothing is copied before something is new,
 * for most patches say of most members what is there already.
 */
export class Members {
  readonly #before: JsonObject;
  /** Those that are new; without a value: those that are taken away. */
  #changes: Map<string, Json | undefined> | undefined;

  constructor(before: JsonObject) {
    this.#before = before;
  }

  get(key: string): Json | undefined {
    if (this.#changes?.has(key) === true) return this.#changes.get(key);
    return ownMember(this.#before, key);
  }

  set(key: string, value: Json | undefined): void {
    if (ownMember(this.#before, key) === value) {
      this.#changes?.delete(key);
      return;
    }
    this.#changes ??= new Map();
    this.#changes.set(key, value);
  }

  delete(key: string): void {
    this.set(key, undefined);
  }

  /** The object with these members: the very one that it was where they are its own. */
  settle(): JsonObject {
    const changes = this.#changes;
    if (changes === undefined || changes.size === 0) return this.#before;
    if (isAwkward(changes)) return rebuilt(this.#before, changes);
    const object: Record<string, Json | undefined> = { ...this.#before };
    for (const [key, value] of changes) object[key] = value;
    return object;
  }
}

/** Members deleted from an object make it slow, and `__proto__` is a name too. */
function isAwkward(changes: ReadonlyMap<string, Json | undefined>): boolean {
  if (changes.has("__proto__")) return true;
  for (const value of changes.values()) if (value === undefined) return true;
  return false;
}

function rebuilt(before: JsonObject, changes: ReadonlyMap<string, Json | undefined>): JsonObject {
  const members = new Map([...Object.entries(before), ...changes]);
  return Object.fromEntries([...members].filter(([, value]) => value !== undefined));
}

/** The list with these items: `before` itself where they are its own. */
export function settleList(before: readonly Json[], items: readonly Json[]): readonly Json[] {
  const same = items.length === before.length && items.every((item, i) => item === before[i]);
  return same ? before : items;
}
