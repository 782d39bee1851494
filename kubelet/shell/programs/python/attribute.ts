/** `value.name`: what values can do, and what is known of them. */
import { dictMethods } from "./dict-methods.ts";
import { noAttribute } from "./errors.ts";
import { listMethods, setMethods, tupleMethods } from "./list-methods.ts";
import { Native, PyError, PyFunction, PyType, type Run, Thing } from "./objects.ts";
import { bytesMethods, textMethods } from "./text-methods.ts";
import { Bytes, Dict, List, PySet, Tuple, typeName, type Value } from "./values.ts";

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
  ...["args", "errno", "strerror", "filename", "code", "reason", "__name__"],
]);

export function attribute(of: Value, name: string): Value {
  const found = memberOf(of, name);
  if (found !== undefined) return found;
  const isModule = of instanceof Thing && of.typeName === "module";
  throw noAttribute(
    isModule ? of.shown.replace(/^<(module '[^']*').*$/, "$1") : `'${typeName(of)}' object`,
    name,
  );
}

function memberOf(of: Value, name: string): Value | undefined {
  if (of === null || typeof of !== "object") {
    return typeof of === "string" ? method(textMethods, of, name) : undefined;
  }
  if (of instanceof Thing) return of.members.get(name);
  if (of instanceof List) return method(listMethods, of, name);
  if (of instanceof Dict) return method(dictMethods, of, name);
  if (of instanceof Tuple) return method(tupleMethods, of, name);
  if (of instanceof PySet) return method(setMethods, of, name);
  if (of instanceof Bytes) return method(bytesMethods, of, name);
  if (of instanceof PyError) return name === "args" ? new Tuple(of.args) : of.members.get(name);
  if (of instanceof PyType) return name === "__name__" ? shortName(of.name) : of.members.get(name);
  if (of instanceof PyFunction && name === "__name__") return of.name;
  return undefined;
}

const shortName = (name: string) => name.slice(name.lastIndexOf(".") + 1);

function method<Self>(methods: Methods<Self>, self: Self, name: string): Native | undefined {
  if (!Object.hasOwn(methods, name)) return undefined;
  const found = methods[name];
  if (found === undefined) return undefined;
  const [usage, run] = found;
  return new Native(name, usage, (...given) => run(self, ...given));
}
