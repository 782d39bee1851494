/** `def` and `class`. Source: Python 3.14, function and class definitions. */
import type { Expanding } from "../../words/expand.ts";
import { call } from "./call.ts";
import { found, PyClass, Wrapped } from "./classes.ts";
import { typeError } from "./errors.ts";
import { evaluate, functionOf, parameterNames } from "./evaluate.ts";
import type { Machine } from "./machine.ts";
import { assignedNames } from "./names.ts";
import { Native, PyFunction, PyType } from "./objects.ts";
import { runBlock } from "./run.ts";
import { Scope } from "./scope.ts";
import { type Argument, type Expression, type Statement, Unsimulated } from "./tree.ts";
import { Dict, type Value } from "./values.ts";

type Of<Kind extends Statement["kind"]> = Extract<Statement, { kind: Kind }>;

/** A function or a class, as its decorators have made it. */
export function* defined(
  node: Of<"def" | "class">,
  scope: Scope,
  machine: Machine,
): Expanding<Value> {
  const decorators: Value[] = [];
  for (const each of node.decorators) decorators.push(yield* evaluate(each, scope, machine));
  let made: Value =
    node.kind === "def"
      ? yield* functionMade(node, scope, machine)
      : yield* classMade(node, scope, machine);
  for (const decorator of decorators.reverse()) made = yield* call(decorator, [made], machine);
  return made;
}

function* functionMade(
  { name, parameters, body }: Of<"def">,
  scope: Scope,
  machine: Machine,
): Expanding<Value> {
  const local = new Set([...parameterNames(parameters), ...assignedNames(body)]);
  return yield* functionOf({ name, parameters, body, local }, scope, machine);
}

function* classMade(node: Of<"class">, scope: Scope, machine: Machine): Expanding<Value> {
  const bases = yield* basesOf(node.bases, scope, machine);
  const metaNode = node.bases.find((base) => base.name === "metaclass");
  const meta = metaNode === undefined ? null : yield* evaluate(metaNode.value, scope, machine);
  const { name, body } = node;
  const within = new Scope({ local: assignedNames(body), parent: scope.seen, isOfClass: true });
  const { frames } = machine;
  const depth = frames.length;
  frames.push({ name, line: node.line, file: scope.file });
  try {
    yield* runBlock(body, within, machine);
  } finally {
    frames.length = depth;
  }
  const [first] = body;
  if (first?.kind === "expression" && isText(first.value)) {
    within.values.set("__doc__", first.value.value);
  }
  const made = new PyClass(name, { bases, own: within.values, machine, ...metaOf(meta) });
  for (const value of within.values.values()) own(value, made);
  for (const base of made.order) {
    if (base === made || !(base instanceof PyClass) || base.onDerived === undefined) continue;
    base.onDerived(made);
    break;
  }
  const begin = made.meta && found(made.meta, "__init__");
  if (begin !== undefined) yield* call(begin, [made], machine);
  return made;
}

/** Metaclasses are those of Python's own that are written in Python. */
function metaOf(meta: Value): { readonly meta?: PyClass } {
  if (meta === null) return {};
  if (meta instanceof PyClass) return { meta };
  throw new Unsimulated("a metaclass");
}

const isText = (node: Expression): node is Extract<Expression, { kind: "constant" }> =>
  node.kind === "constant" && typeof node.value === "string";

function* basesOf(
  nodes: readonly Argument[],
  scope: Scope,
  machine: Machine,
): Expanding<readonly PyType[]> {
  const bases: PyType[] = [];
  for (const { value } of nodes.filter(({ name }) => name === "")) {
    const base = yield* evaluate(value, scope, machine);
    if (base instanceof Native && base.name === "type") throw new Unsimulated("a metaclass");
    if (!(base instanceof PyType)) throw typeError("bases must be types");
    if (base.name === "object") continue;
    if (
      !(base instanceof PyClass) &&
      !isError(base) &&
      !/^(?:dict|float|int|str|tuple)$/.test(base.name)
    ) {
      throw new Unsimulated(`classes that derive from ${base.name}`);
    }
    bases.push(base);
  }
  return bases;
}

/** Whether what is made of a type is raised. */
export const isError = ({ name, base }: PyType): boolean =>
  name === "BaseException" || (base !== undefined && isError(base));

/** Its functions know their class, for `super()`. */
function own(value: Value, type: PyClass): void {
  if (value instanceof PyFunction) value.owner ??= type;
  if (!(value instanceof Wrapped)) return;
  own(value.callee, type);
  own(value.setter, type);
}

/** `name: type` in a class is told in the order of its lines, which data classes go by. */
export function annotate(name: string, { isOfClass, values }: Scope): void {
  if (!isOfClass) return;
  const known = values.get("__annotations__");
  const all = known instanceof Dict ? known : new Dict();
  all.set(name, null);
  values.set("__annotations__", all);
}

/** `with`: what is entered, and how it is left. */
export interface Entering {
  readonly value: Value;
  /** True where an error ends here. */
  readonly leave: (error: readonly Value[]) => Expanding<boolean>;
}

/** Undefined where an object of the script cannot be entered. */
export function* entered(
  value: Value,
  type: PyClass,
  machine: Machine,
): Expanding<Entering | undefined> {
  const enter = found(type, "__enter__");
  const exit = found(type, "__exit__");
  if (enter === undefined || exit === undefined) return undefined;
  return {
    value: yield* call(enter, [value], machine),
    *leave(error) {
      const made = yield* call(exit, [value, ...error], machine);
      return made !== null && made !== false;
    },
  };
}
