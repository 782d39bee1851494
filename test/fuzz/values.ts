/** Values that a careless or hostile client puts where something else belongs. */
import { isObject } from "../../api/json.ts";
import type { Random } from "../../api/runtime.ts";
import type { Structure } from "../../api/structure.ts";
import { oneOf, percent } from "./draw.ts";

export const texts: readonly string[] = [
  "",
  "a",
  "default",
  "A_b",
  "-a",
  "a.",
  "x".repeat(64),
  "x".repeat(254),
  "y".repeat(5000),
  "__proto__",
  "constructor",
  "toString",
  "hasOwnProperty",
  "\u0000",
  "\ud800",
  "é\u202e\u200b",
  "💥",
  "a\nb",
  "../../etc",
  "%00%zz",
  "$(HOME)$$(X)",
  "{{.}}",
  "<script>",
  "1e309",
  "0x10",
  "-0",
  "10Ki",
  "1.5Gi",
  "999999999999999999999E",
  "0.0000000001n",
  "50%",
  "-5%",
  "2026-01-01T00:00:00Z",
  "2026-13-45T99:99:99Z",
  "9999999-01-01T00:00:00Z",
  "10.96.0.1",
  "::ffff:1.2.3.4",
  "999.1.1.1",
  "None",
  "null",
  "true",
  "app=a,b in (c",
  "AAAA",
  "====",
];

const numbers: readonly number[] = [
  0, 1, -1, 2, 80, 65_535, 65_536, 2_147_483_647, 2_147_483_648, -2_147_483_649, 1.5, 1e21, 1e300,
  9_007_199_254_740_992, -0, 5e-324,
];

/** Objects whose keys are members of every JavaScript object. */
const inherited = '{"__proto__":{"a":1},"constructor":{"prototype":{}},"toString":"x","valueOf":1}';

const nested = (depth: number, wrap: (inner: unknown) => unknown): unknown => {
  let value: unknown = 1;
  for (let level = 0; level < depth; level += 1) value = wrap(value);
  return value;
};

const makers: readonly ((random: Random) => unknown)[] = [
  () => null,
  () => true,
  () => false,
  () => [],
  () => ({}),
  () => [null],
  () => [{}],
  () => [[]],
  () => ({ "": "" }),
  () => JSON.parse(inherited),
  (random) => nested(oneOf(random, [3, 40, 300]), (inner) => [inner]),
  (random) => nested(oneOf(random, [3, 40, 300]), (inner) => ({ a: inner })),
  (random) => Array.from({ length: random.integer(40) }, (_, index) => `k${index}`),
];

/** Anything that is JSON. */
export function anyValue(random: Random): unknown {
  if (percent(random, 45)) return oneOf(random, texts);
  if (percent(random, 40)) return oneOf(random, numbers);
  return oneOf(random, makers)(random);
}

/** A value that fits a structure in type, though seldom in meaning. */
export function fittingValue(random: Random, structure: Structure, depth = 0): unknown {
  const { type, items, fields } = structure;
  if (depth > 5) return anyValue(random);
  switch (type) {
    case "string":
      return oneOf(random, texts);
    case "integer":
    case "number":
      return oneOf(random, numbers);
    case "boolean":
      return percent(random, 50);
    case "array":
      return Array.from({ length: random.integer(3) }, () =>
        items === undefined ? anyValue(random) : fittingValue(random, items, depth + 1),
      );
    case "map":
      return Object.fromEntries(
        Array.from({ length: random.integer(3) }, () => [
          oneOf(random, texts),
          items === undefined ? anyValue(random) : fittingValue(random, items, depth + 1),
        ]),
      );
    case "object": {
      const all = [...(fields?.values() ?? [])];
      const chosen = all.filter((field) => percent(random, field.required ? 80 : 120 / all.length));
      const members = chosen.map(
        (field) => [field.name, fittingValue(random, field.structure, depth + 1)] as const,
      );
      return Object.fromEntries(members);
    }
    case "any":
      return anyValue(random);
  }
}

/** The structure of a member or item, where it is known. */
export function structureWithin(
  structure: Structure | undefined,
  key: string,
): Structure | undefined {
  return structure?.fields?.get(key)?.structure ?? structure?.items;
}

export const isContainer = (value: unknown): value is object =>
  Array.isArray(value) || isObject(value);
