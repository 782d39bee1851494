/** Runs statements. Source: Python 3.14, simple and compound statements. */
import type { Expanding } from "../../words/expand.ts";
import { assign, remove } from "./assign.ts";
import { augmented } from "./augment.ts";
import { call } from "./call.ts";
import { classOf } from "./classes.ts";
import { isTrue } from "./compare.ts";
import { annotate, defined, type Entering, entered } from "./definitions.ts";
import { noted, Raised, raised, typeError } from "./errors.ts";
import { evaluate } from "./evaluate.ts";
import { importModule, importName } from "./import.ts";
import { iterate } from "./iterate.ts";
import type { Machine } from "./machine.ts";
import { PyError, PyType, Thing } from "./objects.ts";
import type { Scope } from "./scope.ts";
import type { Block, Expression, Statement } from "./tree.ts";
import { runTry } from "./try.ts";
import { typeName, type Value } from "./values.ts";

/** Leaves a loop, or goes on with its next round. */
export class Jump {
  readonly to: "break" | "continue";

  constructor(to: Jump["to"]) {
    this.to = to;
  }
}

/** Leaves a function. */
export class Return {
  readonly value: Value;

  constructor(value: Value) {
    this.value = value;
  }
}

type Of<Kind extends Statement["kind"]> = Extract<Statement, { kind: Kind }>;

export function* runBlock(block: Block, scope: Scope, machine: Machine): Expanding<void> {
  for (const statement of block) {
    machine.frame.line = statement.line;
    yield* runStatement(statement, scope, machine);
  }
}

function* runStatement(node: Statement, scope: Scope, machine: Machine): Expanding<void> {
  const worth = (each: Expression) => evaluate(each, scope, machine);
  switch (node.kind) {
    case "expression":
      yield* worth(node.value);
      return;
    case "assign": {
      const value = yield* worth(node.value);
      for (const target of node.targets) yield* assign(target, value, scope, machine);
      return;
    }
    case "augment":
      return yield* augmented(node, scope, machine);
    case "if":
      return yield* runBlock(
        isTrue(yield* worth(node.test)) ? node.then : node.otherwise,
        scope,
        machine,
      );
    case "while":
      return yield* runWhile(node, scope, machine);
    case "for":
      return yield* runFor(node, scope, machine);
    case "jump":
      throw new Jump(node.to);
    case "return":
      throw new Return(node.value === undefined ? null : yield* worth(node.value));
    case "def":
    case "class":
      scope.set(node.name, yield* defined(node, scope, machine));
      return;
    case "annotate":
      annotate(node.name, scope);
      if (node.value !== undefined) scope.set(node.name, yield* worth(node.value));
      return;
    case "try":
      return yield* runTry(node, scope, machine);
    case "raise":
      return yield* raise(node, scope, machine);
    case "with":
      return yield* runWith(node, 0, scope, machine);
    case "delete":
      for (const target of node.targets) yield* remove(target, scope, machine);
      return;
    default:
      return yield* runOther(node, scope, machine);
  }
}

function* runOther(
  node: Of<"import" | "from" | "assert" | "pass" | "scope">,
  scope: Scope,
  machine: Machine,
): Expanding<void> {
  switch (node.kind) {
    case "import":
      for (const { name, as } of node.names) {
        // Without another name, the outermost module is what is named.
        const bound = as === undefined ? name.replace(/\..*/, "") : name;
        const module = yield* importModule(name, machine);
        scope.set(as ?? bound, bound === name ? module : yield* importModule(bound, machine));
      }
      return;
    case "from":
      for (const { name, as } of node.names) {
        scope.set(as ?? name, yield* importName(node.module, name, machine));
      }
      return;
    case "assert": {
      if (isTrue(yield* evaluate(node.test, scope, machine))) return;
      const { message } = node;
      throw raised(
        "AssertionError",
        ...(message === undefined ? [] : [yield* evaluate(message, scope, machine)]),
      );
    }
    default:
      return;
  }
}

function* runWhile(node: Of<"while">, scope: Scope, machine: Machine): Expanding<void> {
  const { frame } = machine;
  while (isTrue(yield* evaluate(node.test, scope, machine))) {
    yield* machine.step();
    if (!(yield* runBody(node.body, scope, machine))) return;
    frame.line = node.line;
  }
  yield* runBlock(node.otherwise, scope, machine);
}

function* runFor(node: Of<"for">, scope: Scope, machine: Machine): Expanding<void> {
  const { frame } = machine;
  const next = iterate(yield* evaluate(node.items, scope, machine), machine);
  for (let item = yield* next(); item !== undefined; item = yield* next()) {
    yield* machine.step();
    yield* assign(node.target, item, scope, machine);
    if (!(yield* runBody(node.body, scope, machine))) return;
    frame.line = node.line;
  }
  yield* runBlock(node.otherwise, scope, machine);
}

/** False where the loop is left. */
function* runBody(body: Block, scope: Scope, machine: Machine): Expanding<boolean> {
  try {
    yield* runBlock(body, scope, machine);
  } catch (error) {
    if (!(error instanceof Jump)) throw error;
    return error.to === "continue";
  }
  return true;
}

function* raise(node: Of<"raise">, scope: Scope, machine: Machine): Expanding<never> {
  if (node.value === undefined) {
    const error = machine.handled.at(-1);
    if (error === undefined) throw raised("RuntimeError", "No active exception to reraise");
    throw new Raised(error);
  }
  const error = yield* errorOf(yield* evaluate(node.value, scope, machine), machine);
  if (node.cause !== undefined) {
    const cause = yield* evaluate(node.cause, scope, machine);
    error.hidesContext = true;
    if (cause !== null) error.cause = yield* errorOf(cause, machine);
  }
  throw new Raised(error);
}

/** A type is raised as an error of it. */
function* errorOf(value: Value, machine: Machine): Expanding<PyError> {
  const made = value instanceof PyType ? yield* call(value, [], machine) : value;
  if (made instanceof PyError) return made;
  throw typeError("exceptions must derive from BaseException");
}

function* runWith(
  node: Of<"with">,
  index: number,
  scope: Scope,
  machine: Machine,
): Expanding<void> {
  const item = node.items[index];
  if (item === undefined) return yield* runBlock(node.body, scope, machine);
  const { value, leave } = yield* enteredOf(yield* evaluate(item.value, scope, machine), machine);
  if (item.target !== undefined) yield* assign(item.target, value, scope, machine);
  try {
    yield* runWith(node, index + 1, scope, machine);
  } catch (error) {
    if (!(error instanceof Raised)) {
      yield* leave(nothing);
      throw error;
    }
    noted(error.error, machine);
    if (yield* leave([error.error.type, error.error, null])) return;
    throw error;
  }
  yield* leave(nothing);
}

const nothing: readonly Value[] = [null, null, null];

function* enteredOf(value: Value, machine: Machine): Expanding<Entering> {
  const type = classOf(value);
  const own = type && (yield* entered(value, type, machine));
  if (own !== undefined) return own;
  const leave = value instanceof Thing ? value.leave : undefined;
  if (leave === undefined) {
    const name = typeName(value);
    throw typeError(`'${name}' object does not support the context manager protocol`);
  }
  return {
    value,
    *leave() {
      yield* leave();
      return false;
    },
  };
}
