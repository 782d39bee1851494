/** What the operators of jq make of two values. Source: jq 1.8, its manual. */
import { JqError } from "./jq-tree.ts";
import { compare, isTable, shownIn } from "./jq-values.ts";

export function reckon(operator: string, one: unknown, two: unknown): unknown {
  const order = comparisons[operator];
  if (order !== undefined) return order(compare(one, two));
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
  if (operator === "*" && isTable(one) && isTable(two)) return merged(one, two);
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

function merged(one: Readonly<Record<string, unknown>>, two: Readonly<Record<string, unknown>>) {
  const made: Record<string, unknown> = { ...one };
  for (const [key, value] of Object.entries(two)) {
    const before = made[key];
    made[key] = isTable(before) && isTable(value) ? merged(before, value) : value;
  }
  return made;
}
