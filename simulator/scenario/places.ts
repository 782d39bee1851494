/** What stands at a place of a scenario, or at all places that are alike. */
import { isObject, type Json } from "../../api/json.ts";

/** A value, and the path to it. */
export interface Placed {
  readonly value: Json;
  readonly path: readonly (string | number)[];
}

/** All values at `spec.steps.*.apply.objects.*`, where a star is any place of a list. */
export const placesAt = (value: Json, path: string): readonly Placed[] =>
  below(value, path.split("."), []);

function below(
  value: Json | undefined,
  [name, ...rest]: readonly string[],
  path: Placed["path"],
): readonly Placed[] {
  if (value === undefined) return [];
  if (name === undefined) return [{ value, path }];
  if (name !== "*") return isObject(value) ? below(value[name], rest, [...path, name]) : [];
  if (!Array.isArray(value)) return [];
  return value.flatMap((item: Json, index) => below(item, rest, [...path, index]));
}
