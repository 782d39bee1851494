/** Which types of conditions are misspelt. */

/** What objects of these kinds can have; those of others may have whatever anybody gives them. */
const typesOf: ReadonlyMap<string, readonly string[]> = new Map([
  ["daemonsets.apps", []],
  ["deployments.apps", ["Available", "Progressing", "ReplicaFailure"]],
  ["jobs.batch", ["Complete", "Failed", "FailureTarget", "SuccessCriteriaMet", "Suspended"]],
  ["replicasets.apps", ["ReplicaFailure"]],
  ["statefulsets.apps", []],
]);

export interface AskedType {
  /** The table of the object: `deployments.apps`. */
  readonly table: string;
  /** The type that its conditions never had. */
  readonly type: string;
  /** The types that they had. */
  readonly seen: Iterable<string>;
}

/**
 * Whether a type that was never there can only be misspelt: most conditions are there when they
 * are wanted, but some, such as that something has failed, may never be.
 */
export function isMisspelt({ table, type, seen }: AskedType): boolean {
  const known = typesOf.get(table);
  // Who adds conditions of their own gives them names of their own.
  if (known !== undefined && !type.includes("/")) return !known.includes(type);
  return [...seen].some((other) => isSlip(type.toLowerCase(), other.toLowerCase()));
}

/** Whether two words differ by one letter, or by two letters that have changed places. */
function isSlip(word: string, other: string): boolean {
  const shorter = Math.min(word.length, other.length);
  let from = 0;
  while (from < shorter && word[from] === other[from]) from += 1;
  let end = 0;
  while (end < shorter - from && word.at(-1 - end) === other.at(-1 - end)) end += 1;
  const rest = word.slice(from, word.length - end);
  const otherRest = other.slice(from, other.length - end);
  if (rest.length < 2 && otherRest.length < 2) return true;
  return rest.length === 2 && otherRest === [...rest].reverse().join("");
}
