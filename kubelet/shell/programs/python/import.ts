/** `import`. */
import type { Machine } from "./machine.ts";
import { modules } from "./modules.ts";
import { Thing } from "./objects.ts";
import { Unsimulated } from "./tree.ts";
import type { Value } from "./values.ts";

/** The same module for all who import it. */
export function importModule(name: string, machine: Machine): Thing {
  const known = machine.imported.get(name);
  if (known !== undefined) return known;
  const module = modules.get(name);
  if (module === undefined) throw new Unsimulated(`import ${name}`);
  const members = Object.entries(module).map(([key, member]): readonly [string, Value] => [
    key,
    typeof member === "function" ? member(machine) : member,
  ]);
  const below = [...modules.keys()].filter(
    (each) => each.startsWith(`${name}.`) && !each.slice(name.length + 1).includes("."),
  );
  const inner = below.map(
    (each) => [each.slice(name.length + 1), importModule(each, machine)] as const,
  );
  const made = new Thing("module", [...members, ...inner], { shown: `<module '${name}'>` });
  machine.imported.set(name, made);
  return made;
}

/** `from module import name` */
export function importName(module: string, name: string, machine: Machine): Value {
  const found = importModule(module, machine).members.get(name);
  if (found === undefined) throw new Unsimulated(`from ${module} import ${name}`);
  return found;
}
