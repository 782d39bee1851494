/** Calls functions, those of Python and those of the script. */
import type { Expanding } from "../../words/expand.ts";
import { Bound, classOf, found, Instance, PyClass, unbound } from "./classes.ts";
import { isError } from "./definitions.ts";
import { noted, Raised, raised, typeError } from "./errors.ts";
import { evaluate } from "./evaluate.ts";
import { Entered } from "./flat.ts";
import { PyGenerator } from "./generator.ts";
import type { Frame, Machine } from "./machine.ts";
import { type Named, Native, PyError, PyFunction, PyType } from "./objects.ts";
import { Return, runBlock } from "./run.ts";
import { Scope } from "./scope.ts";
import { shown } from "./text.ts";
import { type Expression, Unsimulated } from "./tree.ts";
import { Dict, Tuple, typeName, type Value } from "./values.ts";

const none: Named = new Map();

export function* call(
  callee: Value,
  args: readonly Value[],
  machine: Machine,
  named: Named = none,
): Expanding<Value> {
  if (callee instanceof Bound) {
    return yield* call(callee.callee, [callee.self, ...args], machine, named);
  }
  if (callee instanceof PyClass) {
    const own = callee.meta && found(callee.meta, "__call__");
    if (own !== undefined) return yield* call(own, [callee, ...args], machine, named);
    return yield* instance(callee, args, machine, named);
  }
  if (callee instanceof PyFunction) {
    const entered = new Entered(callOwn(callee, args, machine, named));
    yield entered;
    return entered.value;
  }
  const native = callee instanceof PyType ? callee.make : callee;
  if (!(native instanceof Native)) {
    if (callee instanceof PyType) throw new Unsimulated(`${callee.name}()`);
    const own = callee instanceof Instance ? found(callee.type, "__call__") : undefined;
    if (own !== undefined) return yield* call(own, [callee, ...args], machine, named);
    throw typeError(`'${typeName(callee)}' object is not callable`);
  }
  const made = native.run(placed(native, args, named), machine, named);
  return typeof made === "object" && made !== null && Symbol.iterator in made ? yield* made : made;
}

/** Makes an object of a class of the script, or an error of one. */
function* instance(
  type: PyClass,
  args: readonly Value[],
  machine: Machine,
  named: Named,
): Expanding<Value> {
  const maker = found(type, "__new__");
  const made =
    maker === undefined
      ? bare(type, args)
      : yield* call(unbound(maker, type), [type, ...args], machine, named);
  if (made instanceof PyError ? !made.type.isA(type) : !isOf(made, type)) return made;
  const begin = found(type, "__init__");
  if (begin !== undefined) yield* call(begin, [made, ...args], machine, named);
  else if (made instanceof Instance && args.length + named.size > 0 && maker === undefined) {
    throw typeError(`${type.name}() takes no arguments`);
  }
  return made;
}

const isOf = (value: Value, type: PyClass) => classOf(value)?.isA(type) === true;

/** An object of a class before anything is done to it. */
export const bare = (type: PyClass, args: readonly Value[]): Instance | PyError =>
  isError(type) ? new PyError(type, args) : new Instance(type);

/** The arguments in the places of the parameters. */
function placed(
  { name, parameters, options, takesAny }: Native,
  args: readonly Value[],
  named: Named,
): readonly (Value | undefined)[] {
  if (!takesAny && args.length > parameters.length) {
    const count = parameters.length === 0 ? "no arguments" : argumentCount(parameters.length);
    throw typeError(`${name}() takes ${count} (${args.length} given)`);
  }
  if (named.size === 0) return args;
  const placed: (Value | undefined)[] = [...args];
  for (const [key, value] of named) {
    const at = parameters.indexOf(key);
    if (at >= 0) placed[at] = value;
    else if (!options.includes(key) && !options.includes("**")) {
      throw new Unsimulated(`${name}(${key}=…)`);
    }
  }
  return placed;
}

const argumentCount = (count: number) => `at most ${count} argument${count === 1 ? "" : "s"}`;

/** As deep may functions of a script stand within one another. */
const depthMax = 1_000;

function* callOwn(
  callee: PyFunction,
  args: readonly Value[],
  machine: Machine,
  named: Named,
): Expanding<Value> {
  if (machine.frames.length >= depthMax) {
    throw raised("RecursionError", "maximum recursion depth exceeded");
  }
  const scope = new Scope({ local: callee.local, parent: callee.scope });
  for (const [name, value] of bound(callee, args, named)) scope.values.set(name, value);
  const { frames } = machine;
  const { owner } = callee;
  const { file } = callee.scope;
  const frame: Frame = { name: callee.name, line: machine.frame.line, file, owner };
  if (owner !== undefined) Object.assign(frame, { self: args[0] ?? null });
  if (callee.isGenerator && isBlock(callee.body)) {
    const work = untilReturn(runBlock(callee.body, scope, machine), machine);
    frame.generator = new PyGenerator(callee.name, frame, work);
    return frame.generator;
  }
  frames.push(frame);
  const depth = frames.length - 1;
  try {
    yield* machine.step();
    const { body } = callee;
    if (isBlock(body)) return yield* untilReturn(runBlock(body, scope, machine), machine);
    return yield* untilRaised(evaluate(body, scope, machine), machine);
  } finally {
    frames.length = depth;
  }
}

function* untilRaised(work: Expanding<Value>, machine: Machine): Expanding<Value> {
  try {
    return yield* work;
  } catch (error) {
    if (error instanceof Raised) noted(error.error, machine);
    throw error;
  }
}

/** What a block returns, also where it has begun to give values. */
function* untilReturn(block: Expanding<void>, machine: Machine): Expanding<Value> {
  try {
    yield* block;
    return null;
  } catch (error) {
    if (error instanceof Return) return error.value;
    if (error instanceof Raised) noted(error.error, machine);
    throw error;
  }
}

const isBlock = (body: PyFunction["body"]): body is Exclude<PyFunction["body"], Expression> =>
  Array.isArray(body);

function bound(
  { name: ownName, owner, parameters, usual }: PyFunction,
  args: readonly Value[],
  named: Named,
): Map<string, Value> {
  const name = owner === undefined ? ownName : `${owner.name}.${ownName}`;
  const { plain, namedOnly, rest, restNamed } = parameters;
  const places = plain.slice(0, plain.length - namedOnly);
  const values = new Map<string, Value>();
  places.forEach((parameter, index) => {
    const value = args[index];
    if (value !== undefined) values.set(parameter.name, value);
  });
  if (rest !== undefined) values.set(rest, new Tuple(args.slice(places.length)));
  else if (args.length > places.length) throw tooMany(name, places.length, args.length);
  const more = new Dict();
  for (const [key, value] of named) {
    if (plain.some((parameter) => parameter.name === key)) {
      if (values.has(key)) throw typeError(`${name}() got multiple values for argument '${key}'`);
      values.set(key, value);
    } else if (restNamed !== undefined) more.set(key, value);
    else throw typeError(`${name}() got an unexpected keyword argument '${key}'`);
  }
  if (restNamed !== undefined) values.set(restNamed, more);
  const missing: string[] = [];
  for (const parameter of plain) {
    if (values.has(parameter.name)) continue;
    const value = usual.get(parameter.name);
    if (value !== undefined) values.set(parameter.name, value);
    else missing.push(parameter.name);
  }
  if (missing.length > 0) throw lacking(name, missing);
  return values;
}

const plural = (count: number) => (count === 1 ? "" : "s");

const tooMany = (name: string, most: number, given: number) =>
  typeError(
    `${name}() takes ${most} positional argument${plural(most)} but ${given} ${given === 1 ? "was" : "were"} given`,
  );

function lacking(name: string, missing: readonly string[]) {
  const names = missing.map((each) => shown(each));
  const last = names.pop() ?? "";
  const joined =
    names.length === 0 ? last : `${names.join(", ")}${names.length > 1 ? "," : ""} and ${last}`;
  const count = missing.length;
  return typeError(
    `${name}() missing ${count} required positional argument${plural(count)}: ${joined}`,
  );
}
