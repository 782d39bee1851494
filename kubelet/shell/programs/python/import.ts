/** `import`. */
import type { Expanding } from "../../words/expand.ts";
import type { Machine } from "./machine.ts";
import { modules } from "./modules.ts";
import { Thing } from "./objects.ts";
import { runBlock } from "./run.ts";
import { Scope } from "./scope.ts";
import { Unsimulated } from "./tree.ts";
import type { Value } from "./values.ts";

/** The same module for all who import it. */
export function* importModule(name: string, machine: Machine): Expanding<Thing> {
  const known = machine.imported.get(name);
  if (known !== undefined) return known;
  const module = modules.get(name);
  if (module === undefined) return yield* importSource(name, machine);
  const members = Object.entries(module).map(([key, member]): readonly [string, Value] => [
    key,
    typeof member === "function" ? member(machine) : member,
  ]);
  const below = [...modules.keys()].filter(
    (each) => each.startsWith(`${name}.`) && !each.slice(name.length + 1).includes("."),
  );
  const inner: (readonly [string, Value])[] = [];
  for (const each of below) {
    inner.push([each.slice(name.length + 1), yield* importModule(each, machine)]);
  }
  const made = new Thing("module", [...members, ...inner], { shown: `<module '${name}'>` });
  machine.imported.set(name, made);
  return made;
}

/** One that is written in Python: it is run where it is first imported. */
function* importSource(name: string, machine: Machine): Expanding<Thing> {
  const source = machine.sources.find(name);
  if (source === undefined) throw new Unsimulated(`import ${name}`);
  const { block, file } = source;
  const scope = new Scope({ file });
  const { values } = scope;
  values.set("__name__", name);
  values.set("__file__", file.path);
  const made = new Thing("module", values, { shown: `<module '${name}' from '${file.path}'>` });
  machine.imported.set(name, made);
  const { frames } = machine;
  const depth = frames.length;
  frames.push({ name: "<module>", line: 1, file });
  try {
    yield* runBlock(block, scope, machine);
  } finally {
    frames.length = depth;
  }
  const dot = name.lastIndexOf(".");
  if (dot >= 0) yield* placeWithin(name.slice(0, dot), name.slice(dot + 1), made, machine);
  return made;
}

/** The module around one that is written in Python has it. */
function* placeWithin(outer: string, name: string, made: Thing, machine: Machine): Expanding<void> {
  if (!modules.has(outer) && machine.sources.find(outer) === undefined) return;
  const { members } = yield* importModule(outer, machine);
  if (members instanceof Map) members.set(name, made);
}

/** `from module import name` */
export function* importName(module: string, name: string, machine: Machine): Expanding<Value> {
  const made = yield* importModule(module, machine);
  const found = made.members.get(name);
  if (found === undefined) throw new Unsimulated(`from ${module} import ${name}`);
  return found;
}
