/** Patches of the four types, from sensible to hostile. */
import { isObject } from "../../api/json.ts";
import type { Random } from "../../api/runtime.ts";
import { oneOf, percent, weighted } from "./draw.ts";
import { mutate } from "./mutate.ts";
import { type Target, validObject } from "./objects.ts";
import { anyValue, isContainer, texts } from "./values.ts";

export interface Patch {
  readonly type: "json" | "merge" | "strategic" | "apply";
  readonly body: unknown;
}

/** A patch of an object like `base`. */
export function patchOf(random: Random, at: Target, base: object): Patch {
  const type = oneOf(random, ["json", "merge", "strategic", "apply"] as const);
  if (type === "json") return { type, body: jsonPatch(random, base) };
  if (type === "apply") {
    const whole = validObject(random, at.definition, at.name);
    const body = percent(random, 50) ? whole : mutate(random, whole, at.definition.structure);
    return { type, body };
  }
  const part = partOf(random, base);
  const changed = percent(random, 60) ? mutate(random, part, at.definition.structure) : part;
  const body = type === "strategic" && percent(random, 60) ? directed(random, changed) : changed;
  return { type, body };
}

/** Some of the members of an object, at every level. */
function partOf(random: Random, value: unknown): unknown {
  if (!isObject(value)) return value;
  const kept = Object.entries(value).filter(() => percent(random, 60));
  return Object.fromEntries(
    kept.map(([key, inner]) => [key, percent(random, 8) ? null : partOf(random, inner)]),
  );
}

const directives: readonly ((random: Random) => object)[] = [
  (random) => ({ $patch: oneOf<unknown>(random, ["delete", "replace", "merge", "", 1, null]) }),
  (random) => ({
    $retainKeys: oneOf<unknown>(random, [["type"], ["name"], [], "type", [1], null]),
  }),
  (random) => ({
    "$setElementOrder/containers": oneOf<unknown>(random, [
      [{ name: "app" }],
      [{ name: "app" }, { name: "app" }],
      ["app"],
      [{}],
      {},
    ]),
  }),
  (random) => ({ "$setElementOrder/finalizers": oneOf<unknown>(random, [["a"], [{}], [], "a"]) }),
  (random) => ({
    "$deleteFromPrimitiveList/finalizers": oneOf<unknown>(random, [["example.com/f"], [{}], "a"]),
  }),
  (random) => ({ [`$${oneOf(random, texts)}`]: anyValue(random) }),
];

/** The patch with a directive somewhere, which may not belong there. */
function directed(random: Random, patch: unknown): unknown {
  if (Array.isArray(patch)) {
    return percent(random, 50)
      ? [...patch, { name: "app", ...oneOf(random, directives)(random) }]
      : patch.map((item) => directed(random, item));
  }
  if (!isObject(patch)) return patch;
  const inner = Object.entries(patch).filter(([, value]) => isContainer(value));
  if (inner.length > 0 && percent(random, 70)) {
    const [key, value] = oneOf(random, inner);
    return { ...patch, [key]: directed(random, value) };
  }
  return { ...patch, ...oneOf(random, directives)(random) };
}

function jsonPatch(random: Random, base: object): unknown {
  const count = weighted(random, [
    [70, 1],
    [20, 2],
    [9, 5],
    [1, 10_001],
  ]);
  // Very many operations are all alike: what counts is that there are too many.
  const drawn = Array.from({ length: Math.min(count, 5) }, () => operation(random, base));
  const operations = count > 5 ? Array.from({ length: count }, () => drawn[0]) : drawn;
  return percent(random, 8) ? mutate(random, operations) : operations;
}

function operation(random: Random, base: object): unknown {
  const op = oneOf(random, [
    "add",
    "remove",
    "replace",
    "move",
    "copy",
    "test",
    "Add",
    "",
    1,
    null,
  ]);
  const made = {
    op,
    path: pointer(random, base),
    ...(percent(random, 80) ? { value: anyValue(random) } : {}),
    ...(percent(random, 40) ? { from: pointer(random, base) } : {}),
  };
  return percent(random, 10) ? mutate(random, made) : made;
}

/** A JSON pointer to a part of the object, or near it. */
function pointer(random: Random, base: object): unknown {
  let path = "";
  let part: unknown = base;
  while (isContainer(part) && percent(random, 80)) {
    const key: string = oneOf(random, Object.keys(part));
    if (key === undefined) break;
    path += `/${key.replaceAll("~", "~0").replaceAll("/", "~1")}`;
    part = Reflect.get(part, key);
  }
  if (percent(random, 70)) return path;
  const end = oneOf(random, [
    "-",
    "-1",
    "01",
    "99999999999",
    "__proto__/a",
    "constructor",
    "~2",
    "",
  ]);
  return weighted<unknown>(random, [
    [8, `${path}/${end}`],
    [1, path.slice(1)],
    [1, anyValue(random)],
  ]);
}
