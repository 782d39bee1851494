/** Runs the filters of jq: each makes any number of values of one. Source: jq 1.8, its manual. */
import { defined, entered, type Functions } from "./define.ts";
import { format } from "./formats.ts";
import { functions } from "./functions.ts";
import { reckon } from "./operators.ts";
import { assign, paths } from "./paths.ts";
import { type Filter, type FilterOf, JqError } from "./tree.ts";
import { isTable, isTrue, member, members, textOfValue } from "./values.ts";

export interface Scope {
  readonly variables: ReadonlyMap<string, unknown>;
  readonly nowMs: number;
  /** What the filter defines; absent: nothing. */
  readonly functions?: Functions;
  /** How `*` merges in yq; absent: as in jq. */
  readonly merging?: string;
  /** How deep its functions stand within one another. */
  readonly depth?: number;
  /** What is still to be read, where the filter reads itself. */
  readonly inputs?: unknown[];
  /** How many steps are left. */
  readonly budget: { left: number };
}

type Runs = {
  readonly [Type in Filter["type"]]: (
    filter: FilterOf<Type>,
    input: unknown,
    scope: Scope,
  ) => Iterable<unknown>;
};

const runs: Runs = {
  identity: (_, input) => [input],
  literal: ({ value }) => [value],
  recurse: (_, input) => descend(input),
  variable: ({ name }, _, scope) => [valueOfVariable(name, scope)],
  text: ({ parts, format: name }, input, scope) => texts(parts, input, { scope, name }),
  format: ({ name }, input) => [format(name, input)],
  index: read,
  each: read,
  slice: slices,
  try: ({ of, otherwise }, input, scope) => tried(of, input, scope, otherwise),
  label: labelled,
  break({ name }, _, scope) {
    throw new Break(valueOfVariable(labelName(name), scope));
  },
  define: (filter, input, scope) => run(filter.rest, input, defined(filter, scope)),
  foreach: states,
  *negate({ of }, input, scope) {
    for (const each of run(of, input, scope)) yield -Number(each);
  },
  *pipe({ left, right }, input, scope) {
    for (const each of run(left, input, scope)) yield* run(right, each, scope);
  },
  *comma({ left, right }, input, scope) {
    yield* run(left, input, scope);
    yield* run(right, input, scope);
  },
  alternative,
  binary,
  assign,
  list: ({ of }, input, scope) => [of === undefined ? [] : [...run(of, input, scope)]],
  object: ({ entries }, input, scope) => objects(entries, input, scope),
  call,
  *if({ test, then, otherwise }, input, scope) {
    for (const each of run(test, input, scope)) {
      const branch = isTrue(each) ? then : otherwise;
      if (branch === undefined) yield input;
      else yield* run(branch, input, scope);
    }
  },
  *as({ of, name, body }, input, scope) {
    for (const each of run(of, input, scope)) yield* run(body, input, bound(scope, name, each));
  },
  reduce: (filter, input, scope) => [reduced(filter, input, scope)],
};

/** Throws JqError. */
export function* run(filter: Filter, input: unknown, scope: Scope): Generator<unknown, void, void> {
  scope.budget.left -= 1;
  if (scope.budget.left < 0) throw new JqError("kubesim: the filter takes too many steps");
  // The entry of a type takes filters of that type, which TypeScript cannot follow.
  const own = runs[filter.type] as (
    ...args: readonly [Filter, unknown, Scope]
  ) => Iterable<unknown>;
  yield* own(filter, input, scope);
}

function* read(
  filter: FilterOf<"index" | "each">,
  input: unknown,
  scope: Scope,
): Generator<unknown, void, void> {
  for (const whole of run(filter.of, input, scope)) {
    if (filter.type !== "index") yield* members(whole);
    else for (const key of run(filter.key, input, scope)) yield member(whole, key);
  }
}

function* slices(
  { of, from, to }: FilterOf<"slice">,
  input: unknown,
  scope: Scope,
): Generator<unknown, void, void> {
  const start = from === undefined ? 0 : Number(first(run(from, input, scope)));
  const end = to === undefined ? undefined : Number(first(run(to, input, scope)));
  for (const whole of run(of, input, scope)) {
    yield typeof whole === "string" || Array.isArray(whole) ? whole.slice(start, end) : null;
  }
}

export const bound = (scope: Scope, name: string, value: unknown): Scope => ({
  ...scope,
  variables: new Map(scope.variables).set(name, value),
});

function* descend(value: unknown): Generator<unknown, void, void> {
  yield value;
  if (Array.isArray(value) || isTable(value))
    for (const each of members(value)) yield* descend(each);
}

function valueOfVariable(name: string, { variables }: Scope): unknown {
  if (!variables.has(name)) throw new JqError(`${name} is not defined`);
  return variables.get(name);
}

function* texts(
  [first, ...rest]: readonly (string | Filter)[],
  input: unknown,
  parts: { readonly scope: Scope; readonly name: string | undefined },
): Generator<string, void, void> {
  if (first === undefined) {
    yield "";
    return;
  }
  const heads = typeof first === "string" ? [first] : run(first, input, parts.scope);
  for (const each of heads) {
    const isFilter = typeof first !== "string";
    const head =
      isFilter && parts.name !== undefined ? format(parts.name, each) : textOfValue(each);
    for (const tail of texts(rest, input, parts)) yield head + tail;
  }
}

function* alternative(
  { left, right }: FilterOf<"alternative">,
  input: unknown,
  scope: Scope,
): Generator<unknown, void, void> {
  const values = [...tried(left, input, scope)].filter(isTrue);
  if (values.length > 0) yield* values;
  else yield* run(right, input, scope);
}

function* tried(
  filter: Filter,
  input: unknown,
  scope: Scope,
  otherwise?: Filter,
): Generator<unknown, void, void> {
  try {
    yield* run(filter, input, scope);
  } catch (error) {
    if (!(error instanceof JqError)) throw error;
    if (otherwise !== undefined) yield* run(otherwise, error.value, scope);
  }
}

/** Ends the values of the filter after `label`, wherever it stands. */
class Break extends Error {
  readonly label: unknown;

  constructor(label: unknown) {
    super("break");
    this.label = label;
  }
}

const labelName = (name: string) => `*label-${name}`;

function* labelled(
  { name, of }: FilterOf<"label">,
  input: unknown,
  scope: Scope,
): Generator<unknown, void, void> {
  const label = {};
  try {
    yield* run(of, input, bound(scope, labelName(name), label));
  } catch (error) {
    if (!(error instanceof Break) || error.label !== label) throw error;
  }
}

/** What is made of each state on the way. */
function* states(
  { of, name, start, update, extract }: FilterOf<"foreach">,
  input: unknown,
  scope: Scope,
): Generator<unknown, void, void> {
  let state = first(run(start, input, scope));
  for (const each of run(of, input, scope)) {
    const own = bound(scope, name, each);
    for (const next of run(update, state, own)) {
      state = next;
      yield* run(extract, state, own);
    }
  }
}

function* binary(
  { operator, left, right }: FilterOf<"binary">,
  input: unknown,
  scope: Scope,
): Generator<unknown, void, void> {
  if (operator === "and" || operator === "or") {
    for (const one of run(left, input, scope)) {
      if (isTrue(one) === (operator === "or")) yield operator === "or";
      else for (const two of run(right, input, scope)) yield isTrue(two);
    }
    return;
  }
  for (const two of run(right, input, scope)) {
    for (const one of run(left, input, scope)) yield reckon(operator, one, two, scope.merging);
  }
}

export function first(values: Iterable<unknown>): unknown {
  for (const value of values) return value;
  return null;
}

function* objects(
  [entry, ...rest]: readonly (readonly [Filter, Filter])[],
  input: unknown,
  scope: Scope,
): Generator<Readonly<Record<string, unknown>>, void, void> {
  if (entry === undefined) {
    yield {};
    return;
  }
  for (const key of run(entry[0], input, scope)) {
    if (typeof key !== "string") throw new JqError(`Object keys must be strings`);
    for (const value of run(entry[1], input, scope)) {
      for (const others of objects(rest, input, scope)) yield { [key]: value, ...others };
    }
  }
}

function reduced(
  { of, name, start, update }: FilterOf<"reduce">,
  input: unknown,
  scope: Scope,
): unknown {
  let state = first(run(start, input, scope));
  for (const each of run(of, input, scope)) {
    let next: unknown = null;
    for (const made of run(update, state, bound(scope, name, each))) next = made;
    state = next;
  }
  return state;
}

function* call(
  { name, args }: FilterOf<"call">,
  input: unknown,
  scope: Scope,
): Generator<unknown, void, void> {
  const own = scope.functions?.get(`${name}/${args.length}`);
  if (own !== undefined) {
    for (const inner of entered(own, args, { input, scope })) yield* run(own.body, input, inner);
    return;
  }
  const found = functions.get(`${name}/${args.length}`);
  if (found === undefined) throw new JqError(`${name}/${args.length} is not defined`);
  const called = {
    input,
    scope,
    values: (index: number, value: unknown = input) => run(args[index] ?? identity, value, scope),
    paths: (index: number) => paths(args[index] ?? identity, input, scope),
  };
  yield* found(called);
}

const identity: Filter = { type: "identity" };
