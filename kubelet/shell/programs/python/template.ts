/** `template.format(…)`. Source: Python 3.14, Format String Syntax. */

import { element } from "./element.ts";
import { raised, valueError } from "./errors.ts";
import { formatValue } from "./format-spec.ts";
import type { Named } from "./objects.ts";
import { shown, textOf } from "./text.ts";
import { Unsimulated } from "./tree.ts";
import type { Value } from "./values.ts";

const field = /\{\{|\}\}|\{([^{}!:]*)(?:!([rsa]))?(?::((?:[^{}]|\{[^{}]*\})*))?\}|[{}]/g;

export function formatTemplate(
  template: string,
  args: readonly (Value | undefined)[],
  named: Named,
): string {
  let next = 0;
  const valueFor = (name: string): Value => {
    const [, first = "", rest = ""] = /^([^.[]*)(.*)$/.exec(name) ?? [];
    const place = first === "" ? next : /^\d+$/.test(first) ? Number(first) : undefined;
    if (first === "") next += 1;
    const value = place === undefined ? named.get(first) : args[place];
    if (value === undefined && place === undefined) throw raised("KeyError", first);
    if (value === undefined) {
      const message = `Replacement index ${place} out of range for positional args tuple`;
      throw raised("IndexError", message);
    }
    return within(value, rest);
  };
  const fill = (text: string): string =>
    text.replace(field, (all, name?: string, conversion?: string, spec = "") => {
      if (all === "{{" || all === "}}") return all.charAt(0);
      if (name === undefined) {
        throw valueError(`Single '${all}' encountered in format string`);
      }
      const value = valueFor(name);
      const made =
        conversion === undefined ? value : conversion === "s" ? textOf(value) : shown(value);
      return formatValue(made, fill(spec));
    });
  return fill(template);
}

/** `[key]` behind a name. */
function within(value: Value, rest: string): Value {
  const [, key, more = ""] = /^\[([^\]]*)\](.*)$/.exec(rest) ?? [];
  if (key !== undefined) return within(element(value, /^\d+$/.test(key) ? BigInt(key) : key), more);
  if (rest !== "") throw new Unsimulated(`{${rest}} in a format`);
  return value;
}
