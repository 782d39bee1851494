/** Where the values of a jq filter are within its input, and how others take their places. */
import { entered } from "./define.ts";
import { reckon } from "./operators.ts";
import { bound, first, run, type Scope } from "./run.ts";
import { type Filter, type FilterOf, JqError } from "./tree.ts";
import { at, isTable, isTrue, member, members, type Path, withAt } from "./values.ts";

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
          : reckon(operator.slice(0, -1), old, given, scope.merging);
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
        for (const key of keysOf(at(input, path))) yield [...path, key];
      }
      return;
    case "pipe":
      yield* pathsOfPipe(filter, input, scope);
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
    case "alternative":
      yield* pathsOfAlternative(filter, input, scope);
      return;
    case "as":
      for (const value of run(filter.of, input, scope)) {
        yield* paths(filter.body, input, bound(scope, filter.name, value));
      }
      return;
    default:
      throw new JqError("Invalid path expression");
  }
}

function* pathsOfPipe(
  { left, right }: FilterOf<"pipe">,
  input: unknown,
  scope: Scope,
): Generator<Path, void, void> {
  for (const path of paths(left, input, scope)) {
    for (const rest of paths(right, at(input, path), scope)) yield [...path, ...rest];
  }
}

function pathsOfAlternative(
  { left, right }: FilterOf<"alternative">,
  input: unknown,
  scope: Scope,
): Iterable<Path> {
  const found = [...paths(left, input, scope)].filter((path) => isTrue(at(input, path)));
  return found.length > 0 ? found : paths(right, input, scope);
}

const keysOf = (value: unknown): Iterable<string | number> =>
  isTable(value) ? Object.keys(value) : members(value).keys();

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
  if (name === "first" && args.length === 1) {
    const { value } = paths(arg, input, scope).next();
    return value === undefined ? undefined : yield value;
  }
  if (name !== "getpath") throw new JqError("Invalid path expression");
  for (const path of run(arg, input, scope)) if (Array.isArray(path)) yield path;
}

/** A value, and all that is below it. */
function* pathsWithin(value: unknown): Generator<Path, void, void> {
  yield [];
  const entries = Array.isArray(value)
    ? [...value.entries()]
    : isTable(value)
      ? Object.entries(value)
      : [];
  for (const [key, each] of entries) {
    for (const rest of pathsWithin(each)) yield [key, ...rest];
  }
}
