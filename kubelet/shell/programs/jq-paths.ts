/** Where the values of a jq filter are within its input, and how others take their places. */
import { entered } from "./jq-define.ts";
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
      yield* pathsOfCall(filter, input, scope);
      return;
    case "if":
      for (const test of run(filter.test, input, scope)) {
        yield* paths((isTrue(test) ? filter.then : filter.otherwise) ?? identity, input, scope);
      }
      return;
    case "recurse":
      yield* pathsWithin(input);
      return;
    default:
      throw new JqError("Invalid path expression");
  }
}

/** Where the values are of a function that is defined, of `getpath`, and of `recurse`. */
function* pathsOfCall(
  { name, args }: FilterOf<"call">,
  input: unknown,
  scope: Scope,
): Generator<Path, void, void> {
  const own = scope.functions?.get(`${name}/${args.length}`);
  if (own !== undefined) {
    for (const inner of entered(own, args, { input, scope })) yield* paths(own.body, input, inner);
    return;
  }
  const [arg = identity] = args;
  if (name === "recurse" && args.length === 0)
    return yield* paths({ type: "recurse" }, input, scope);
  if (name !== "getpath") throw new JqError("Invalid path expression");
  for (const path of run(arg, input, scope)) if (Array.isArray(path)) yield path;
}

/** A value, and all that is below it. */
function* pathsWithin(value: unknown): Generator<Path, void, void> {
  const entries = Array.isArray(value)
    ? [...value.entries()]
    : isTable(value)
      ? Object.entries(value)
      : [];
  for (const [key, each] of entries) {
    for (const rest of pathsWithin(each)) yield [key, ...rest];
  }
}
