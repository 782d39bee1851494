/** `value.name`: what values can do, and what is known of them. */
import {
  Bound,
  bound,
  classOf,
  found,
  hasMembers,
  type Instance,
  objectType,
  PlainOf,
  PyClass,
  Super,
  Wrapped,
} from "./classes.ts";
import { dictMethods } from "./dict-methods.ts";
import { noAttribute } from "./errors.ts";
import { PyGenerator } from "./generator.ts";
import { generatorMethods } from "./generator-methods.ts";
import { listMethods, setMethods, tupleMethods } from "./list-methods.ts";
import { objectMember, usualMethods } from "./object-members.ts";
import { Native, PyError, PyFunction, PyType, type Run, Thing } from "./objects.ts";
import { bytesMethods, textMethods } from "./text-methods.ts";
import { Unsimulated } from "./tree.ts";
import {
  Bytes,
  Dict,
  DictOf,
  List,
  PySet,
  Tuple,
  TupleOf,
  typeName,
  type Value,
} from "./values.ts";

/** What is done to a value of a type, by name: how it is given, and what it does. */
export type Methods<Self> = Readonly<
  Record<
    string,
    readonly [usage: string, run: (self: Self, ...given: Parameters<Run>) => ReturnType<Run>]
  >
>;

/** The names of all methods that there are. */
export const methodNames: ReadonlySet<string> = new Set([
  ...[textMethods, bytesMethods, listMethods, tupleMethods, setMethods, dictMethods].flatMap(
    (methods) => Object.keys(methods),
  ),
  // Of errors, functions and types.
  ...["args", "errno", "strerror", "filename", "code", "reason"],
  ...Object.keys(generatorMethods),
  ..."fromhex setter __name__ __qualname__ __doc__ __class__ __dict__ __self__ __init__ __new__".split(
    " ",
  ),
  ..."__cause__ __context__ __mro__ __module__ __len__ __call__ __next__ __iter__ __str__ __repr__ __eq__ __hash__ __enter__ __exit__ __annotations__ __setattr__".split(
    " ",
  ),
]);

export function attribute(of: Value, name: string): Value {
  const known = memberOf(of, name);
  if (known !== undefined) return known;
  if (of instanceof PyType) throw noAttribute(`type object '${shortName(of.name)}'`, name);
  const isModule = of instanceof Thing && of.typeName === "module";
  throw noAttribute(
    isModule ? of.shown.replace(/^<(module '[^']*').*$/, "$1") : `'${typeName(of)}' object`,
    name,
  );
}

/** `value.name = …` */
export function setAttribute(of: Value, name: string, value: Value): void {
  const type = classOf(of);
  const there = type === undefined ? undefined : found(type, name);
  const own = type === undefined ? undefined : found(type, "__setattr__");
  if (type !== undefined && there instanceof Wrapped && there.kind === "property") {
    if (there.setter === null) {
      throw noAttribute(`property '${name}' of '${type.name}' object`, "setter");
    }
    type.machine.now(there.setter, [of, value]);
  } else if (own !== undefined && type !== undefined) type.machine.now(own, [of, name, value]);
  else if (hasMembers(of) || of instanceof PyError || of instanceof PyFunction) {
    of.members.set(name, value);
  } else if (of instanceof PyClass) of.own.set(name, value);
  else if (of instanceof Thing) throw new Unsimulated(`${of.typeName}.${name} = …`);
  else throw noAttribute(`'${typeName(of)}' object`, name);
}

/** `del value.name` */
export function removeAttribute(of: Value, name: string): void {
  const members =
    of instanceof PyClass ? of.own : hasMembers(of) ? of.members : new Map<string, Value>();
  if (!members.delete(name)) throw noAttribute(`'${typeName(of)}' object`, name);
}

/** The same; undefined where there is none. */
export function memberOf(of: Value, name: string): Value | undefined {
  if (of === null || typeof of !== "object") {
    return typeof of === "string" ? method(textMethods, of, name) : undefined;
  }
  if (of instanceof Thing) return of.members.get(name);
  if (hasMembers(of) && !isInherited(of, name)) return objectMember(of, name);
  if (of instanceof PlainOf) return memberOf(of.plain, name);
  if (of instanceof List) return method(listMethods, of, name);
  if (of instanceof Dict) return method(dictMethods, of, name);
  if (of instanceof Tuple) return method(tupleMethods, of, name);
  if (of instanceof PySet) return method(setMethods, of, name);
  if (of instanceof Bytes) return method(bytesMethods, of, name);
  if (of instanceof PyClass) return objectMember(of, name);
  if (of instanceof Super) return objectMember(of, name) ?? inherited(of.self, name);
  if (of instanceof PyError) return errorMember(of, name);
  if (name === "__class__") return undefined;
  if (of instanceof PyType) {
    if (/^__(?:qual)?name__$/.test(name)) return shortName(of.name);
    return of === objectType ? usualMethods.get(name) : of.members.get(name);
  }
  if (of instanceof PyFunction) return functionMember(of, name);
  if (of instanceof Bound) return name === "__self__" ? of.self : memberOf(of.callee, name);
  if (of instanceof Wrapped) return wrappedMember(of, name);
  if (of instanceof PyGenerator) return method(generatorMethods, of, name);
  return undefined;
}

/** A method of `dict` or `tuple` that a class which derives from it leaves as it is. */
const isInherited = (of: Instance | DictOf | TupleOf, name: string): boolean =>
  inherited(of, name) !== undefined && !of.members.has(name) && found(of.type, name) === undefined;

function inherited(of: Value, name: string): Value | undefined {
  if (of instanceof DictOf) return method(dictMethods, of, name);
  if (of instanceof PlainOf) return memberOf(of.plain, name);
  return of instanceof TupleOf ? method(tupleMethods, of, name) : undefined;
}

function errorMember(of: PyError, name: string): Value | undefined {
  if (name === "args") return new Tuple(of.args);
  if (name === "__class__") return of.type;
  if (name === "__cause__") return of.cause ?? null;
  if (name === "__context__") return of.context ?? null;
  const own = of.members.get(name);
  if (own !== undefined || !(of.type instanceof PyClass)) return own;
  const there = found(of.type, name);
  return there === undefined ? undefined : bound(there, of, of.type);
}

function functionMember({ name, members, body }: PyFunction, wanted: string): Value | undefined {
  const own = members.get(wanted);
  if (own !== undefined) return own;
  if (/^__(?:qual)?name__$/.test(wanted)) return name;
  if (wanted !== "__doc__") return undefined;
  const first = Array.isArray(body) ? body[0] : undefined;
  return first?.kind === "expression" && first.value.kind === "constant" ? first.value.value : null;
}

/** `@name.setter` makes another property of one. */
function wrappedMember({ kind, callee }: Wrapped, name: string): Value | undefined {
  if (kind !== "property" || name !== "setter") return undefined;
  return new Native("setter", "fset", ([setter = null]) => new Wrapped(kind, callee, setter));
}

const shortName = (name: string) => name.slice(name.lastIndexOf(".") + 1);

function method<Self>(methods: Methods<Self>, self: Self, name: string): Native | undefined {
  if (!Object.hasOwn(methods, name)) return undefined;
  const found = methods[name];
  if (found === undefined) return undefined;
  const [usage, run] = found;
  return new Native(name, usage, (...given) => run(self, ...given));
}
