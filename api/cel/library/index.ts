/** All functions that expressions can call, as Kubernetes 1.36 has them. */
import type { CelFunction } from "../functions.ts";
import { conversions } from "./conversions.ts";
import { format } from "./formats.ts";
import { cidr, ip } from "./ip.ts";
import { listExtension } from "./list-extension.ts";
import { lists, sets } from "./lists.ts";
import { optional } from "./optional.ts";
import { quantity } from "./quantity.ts";
import { regex } from "./regex.ts";
import { semver } from "./semver.ts";
import { standard } from "./standard.ts";
import { strings } from "./strings.ts";
import { time } from "./time.ts";
import { url } from "./url.ts";

const functions: readonly CelFunction[] = [
  ...standard,
  ...conversions,
  ...time,
  ...optional,
  ...strings,
  ...lists,
  ...listExtension,
  ...sets,
  ...regex,
  ...url,
  ...ip,
  ...cidr,
  ...quantity,
  ...format,
  ...semver,
];

const byName = new Map<string, CelFunction[]>();
for (const each of functions) {
  const key = keyOf(each.name, each.isMethod);
  byName.set(key, [...(byName.get(key) ?? []), each]);
}

function keyOf(name: string, isMethod: boolean): string {
  return isMethod ? `.${name}` : name;
}

/** The functions or methods with that name, whatever they take; `[]` where there is none. */
export const functionsNamed = (name: string, isMethod: boolean): readonly CelFunction[] =>
  byName.get(keyOf(name, isMethod)) ?? [];
