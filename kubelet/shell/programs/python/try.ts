/** `try`. What ends the process itself is none of its business. Source: Python 3.14. */
import type { Expanding } from "../../words/expand.ts";
import { noted, Raised, typeError } from "./errors.ts";
import { evaluate } from "./evaluate.ts";
import type { Machine } from "./machine.ts";
import { type PyError, PyType } from "./objects.ts";
import { Jump, Return, runBlock } from "./run.ts";
import type { Scope } from "./scope.ts";
import type { Handler, Statement } from "./tree.ts";
import { Tuple, type Value } from "./values.ts";

type Try = Extract<Statement, { kind: "try" }>;

export function* runTry(node: Try, scope: Scope, machine: Machine): Expanding<void> {
  const left = yield* leaving(() => handling(node, scope, machine), machine);
  yield* withHandled(left instanceof Raised ? left.error : undefined, machine, () =>
    runBlock(node.last, scope, machine),
  );
  if (left !== undefined) throw left;
}

type Left = Raised | Jump | Return;

/** How a script leaves what is run; undefined where it comes to the end. */
function* leaving(run: () => Expanding<void>, machine: Machine): Expanding<Left | undefined> {
  try {
    yield* run();
    return undefined;
  } catch (error) {
    const isLeft = error instanceof Raised || error instanceof Jump || error instanceof Return;
    if (!isLeft) throw error;
    if (error instanceof Raised) noted(error.error, machine);
    return error;
  }
}

function* handling(node: Try, scope: Scope, machine: Machine): Expanding<void> {
  const left = yield* leaving(() => runBlock(node.body, scope, machine), machine);
  if (left === undefined) return yield* runBlock(node.otherwise, scope, machine);
  if (!(left instanceof Raised)) throw left;
  const { error } = left;
  for (const handler of node.handlers) {
    machine.frame.line = handler.line;
    if (!(yield* catches(handler, error, scope, machine))) continue;
    const { name, body } = handler;
    if (name !== undefined) scope.set(name, error);
    yield* withHandled(error, machine, () => runBlock(body, scope, machine));
    if (name !== undefined) scope.owner(name).values.delete(name);
    return;
  }
  throw left;
}

/** What is raised meanwhile tells of the error, too. */
function* withHandled(
  error: PyError | undefined,
  machine: Machine,
  run: () => Expanding<void>,
): Expanding<void> {
  if (error === undefined) return yield* run();
  machine.handled.push(error);
  const left = yield* leaving(run, machine);
  machine.handled.pop();
  if (left !== undefined) throw left;
}

function* catches(
  { type }: Handler,
  error: PyError,
  scope: Scope,
  machine: Machine,
): Expanding<boolean> {
  if (type === undefined) return true;
  return isOne(yield* evaluate(type, scope, machine), error);
}

function isOne(type: Value, error: PyError): boolean {
  if (type instanceof Tuple) return type.items.some((each) => isOne(each, error));
  if (type instanceof PyType) return error.type.isA(type);
  throw typeError("catching classes that do not inherit from BaseException is not allowed");
}
