/** Functions that a jq filter defines. Source: jq 1.8, its manual, Defining Functions. */
import { run, type Scope } from "./run.ts";
import { type Filter, type FilterOf, JqError } from "./tree.ts";

/** A filter with the names that it sees. */
export interface Closure {
  readonly params: readonly string[];
  readonly body: Filter;
  readonly scope: Scope;
}

export type Functions = ReadonlyMap<string, Closure>;

/** So deep may functions call themselves. */
const depthMax = 300;

/** The scope of what follows a definition. */
export function defined({ name, params, body }: FilterOf<"define">, scope: Scope): Scope {
  const functions = new Map(scope.functions);
  const own: Scope = { ...scope, functions };
  // It sees itself.
  functions.set(`${name}/${params.length}`, { params, body, scope: own });
  return own;
}

/** The scopes in which the body of a function is run: one for each way to give its values. */
export function* entered(
  { params, scope }: Closure,
  args: readonly Filter[],
  caller: { readonly input: unknown; readonly scope: Scope },
): Generator<Scope, void, void> {
  const depth = (caller.scope.depth ?? 0) + 1;
  if (depth > depthMax) throw new JqError("kubesim: functions call themselves too often");
  yield* given({ ...scope, depth }, params, { args, ...caller });
}

function* given(
  scope: Scope,
  [param, ...params]: readonly string[],
  {
    args: [arg, ...args],
    input,
    scope: outer,
  }: {
    readonly args: readonly Filter[];
    readonly input: unknown;
    readonly scope: Scope;
  },
): Generator<Scope, void, void> {
  const rest = { args, input, scope: outer };
  if (param === undefined || arg === undefined) {
    yield scope;
    return;
  }
  const functions = new Map(scope.functions);
  const own = { ...scope, functions };
  if (!param.startsWith("$")) {
    functions.set(`${param}/0`, { params: [], body: arg, scope: outer });
    yield* given(own, params, rest);
    return;
  }
  for (const value of run(arg, input, outer)) {
    const variables = new Map(scope.variables).set(param, value);
    const body: Filter = { type: "literal", value };
    const known = new Map(functions).set(`${param.slice(1)}/0`, { params: [], body, scope: outer });
    yield* given({ ...own, variables, functions: known }, params, rest);
  }
}
