/** What the operators of jq make of two values. Source: jq 1.8, its manual. */
import { JqError } from "./tree.ts";
import { compare, isTable, shownIn } from "./values.ts";

/** `merging` says in yq how `*` merges: `+`, `d`, `n` and `?`; it is absent in jq. */
export function reckon(operator: string, one: unknown, two: unknown, merging?: string): unknown {
  const order = comparisons[operator];
  if (order !== undefined) return order(compare(one, two));
  if (operator === "+" && merging !== undefined && Array.isArray(one)) {
    return sum(one, Array.isArray(two) ? two : [two]);
  }
  if (operator === "+") return sum(one, two);
  if (typeof one === "number" && typeof two === "number") {
    if (operator === "-") return one - two;
    if (operator === "*") return one * two;
    if (two === 0)
      throw new JqError(
        `${shownIn(one)} and ${shownIn(two)} cannot be divided because the divisor is zero`,
      );
    return operator === "/" ? one / two : Math.trunc(one) % Math.trunc(two);
  }
  if (operator === "-" && Array.isArray(one) && Array.isArray(two)) {
    return one.filter((each) => two.every((other) => compare(each, other) !== 0));
  }
  if (operator === "/" && typeof one === "string" && typeof two === "string") return one.split(two);
  if (operator === "*" && isTable(one) && isTable(two)) return merged(one, two, merging);
  if (operator === "*" && typeof one === "string" && typeof two === "number") {
    return two > 0 ? one.repeat(Math.min(two, 1_000)) : null;
  }
  const what = { "-": "subtracted", "*": "multiplied", "/": "divided" }[operator] ?? "divided";
  throw new JqError(`${shownIn(one)} and ${shownIn(two)} cannot be ${what}`);
}

const comparisons: Readonly<Record<string, (order: number) => boolean>> = {
  "==": (order) => order === 0,
  "!=": (order) => order !== 0,
  "<": (order) => order < 0,
  "<=": (order) => order <= 0,
  ">": (order) => order > 0,
  ">=": (order) => order >= 0,
};

export function sum(one: unknown, two: unknown): unknown {
  if (one === null || one === undefined) return two;
  if (two === null || two === undefined) return one;
  if (typeof one === "number" && typeof two === "number") return one + two;
  if (typeof one === "string" && typeof two === "string") return one + two;
  if (Array.isArray(one) && Array.isArray(two)) return [...one, ...two];
  if (isTable(one) && isTable(two)) return { ...one, ...two };
  throw new JqError(`${shownIn(one)} and ${shownIn(two)} cannot be added`);
}

type Table = Readonly<Record<string, unknown>>;

function merged(one: Table, two: Table, merging = ""): Table {
  const made: Record<string, unknown> = { ...one };
  for (const [key, value] of Object.entries(two)) {
    if (Object.hasOwn(one, key)) made[key] = mergedValue(one[key], value, merging);
    else if (!merging.includes("?")) made[key] = value;
  }
  return made;
}

function mergedValue(before: unknown, value: unknown, merging: string): unknown {
  if (isTable(before) && isTable(value)) return merged(before, value, merging);
  if (Array.isArray(before) && Array.isArray(value)) {
    if (merging.includes("+")) return [...before, ...value];
    if (merging.includes("d")) {
      const rest = before.slice(value.length);
      return [
        ...value.map((each, at) =>
          at < before.length ? mergedValue(before[at], each, merging) : each,
        ),
        ...rest,
      ];
    }
  }
  return merging.includes("n") ? before : value;
}
