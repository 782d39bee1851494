/** Where the values of a jq filter are within its input, and how others take their places. */
import { reckon } from "./jq-operators.ts";
import { first, run, type Scope } from "./jq-run.ts";
import { type Filter, type FilterOf, JqError } from "./jq-tree.ts";
import { at, isTable, isTrue, member, members, type Path, withAt } from "./jq-values.ts";

const identity: Filter = { type: "identity" };

export function* assign(
  { operator, left, right }: FilterOf<"assign">,
  input: unknown,
  scope: Scope,
): Generator<unknown, void, void> {
  const places = [...paths(left, input, scope)];
  if (operator === "|=") {
    yield places.reduce(
      (value: unknown, path) => withAt(value, path, (old) => first(run(right, old, scope))),
      input,
    );
    return;
  }
  for (const given of run(right, input, scope)) {
    const change = (old: unknown) =>
      operator === "="
        ? given
        : operator === "//="
          ? isTrue(old)
            ? old
            : given
          : reckon(operator.slice(0, -1), old, given);
    yield places.reduce((value: unknown, path) => withAt(value, path, change), input);
  }
}

/** Where the values of a filter are within its input. */
export function* paths(filter: Filter, input: unknown, scope: Scope): Generator<Path, void, void> {
  switch (filter.type) {
    case "identity":
      yield [];
      return;
    case "index":
      for (const path of paths(filter.of, input, scope)) {
        for (const key of run(filter.key, input, scope)) {
          member(at(input, path), key);
          yield [...path, key];
        }
      }
      return;
    case "each":
      for (const path of paths(filter.of, input, scope)) {
        const inner = at(input, path);
        const keys = Array.isArray(inner)
          ? inner.keys()
          : isTable(inner)
            ? Object.keys(inner)
            : members(inner).keys();
        for (const key of keys) yield [...path, key];
      }
      return;
    case "pipe":
      for (const path of paths(filter.left, input, scope)) {
        for (const rest of paths(filter.right, at(input, path), scope)) yield [...path, ...rest];
      }
      return;
    case "comma":
      yield* paths(filter.left, input, scope);
      yield* paths(filter.right, input, scope);
      return;
    case "try":
      try {
        yield* paths(filter.of, input, scope);
      } catch (error) {
        if (!(error instanceof JqError)) throw error;
      }
      return;
    case "call":
      if (filter.name === "select") {
        for (const test of run(filter.args[0] ?? identity, input, scope))
          if (isTrue(test)) yield [];
        return;
      }
      if (filter.name === "empty") return;
      throw new JqError("Invalid path expression");
    default:
      throw new JqError("Invalid path expression");
  }
}
