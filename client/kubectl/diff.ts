/** What `kubectl diff` compares, and with what. Pure. Source: kubectl 1.36, pkg/cmd/diff. */
import type { Json, JsonObject } from "../../api/json.ts";
import { part } from "../../api/json-parts.ts";

/** The program that `KUBECTL_EXTERNAL_DIFF` names; of its words only those that are plain count. */
export function diffProgram(
  given: string | undefined,
  from: string,
  to: string,
): { readonly program: string; readonly args: readonly string[] } {
  const [program = "", ...words] = (given ?? "").split(" ");
  if (program === "") return { program: "diff", args: ["-u", "-N", from, to] };
  return { program, args: [from, to, ...words.filter((word) => /^[a-zA-Z0-9=-]+$/.test(word))] };
}

export interface Pair {
  /** Null is shown as such; undefined is an empty file. */
  readonly live: JsonObject | null | undefined;
  readonly merged: JsonObject;
}

/** Secrets without what they hold: only whether it changes. Of a new one, there was null before. */
export function maskedSecrets({ live, merged }: Pair): Pair {
  if (merged.kind !== "Secret" || merged.apiVersion !== "v1") return { live, merged };
  const before = part(live ?? {}, "data");
  const after = part(merged, "data");
  const masked = (own: JsonObject, other: JsonObject, mark: string) =>
    Object.fromEntries(
      Object.entries(own).map(([key, value]) => {
        const isChanged = other[key] !== undefined && other[key] !== value;
        return [key, isChanged ? `*** (${mark})` : "***"];
      }),
    );
  const put = (object: JsonObject, data: Record<string, Json>) =>
    object.data === undefined ? object : { ...object, data };
  return {
    live: live === undefined || live === null ? null : put(live, masked(before, after, "before")),
    merged: put(merged, masked(after, before, "after")),
  };
}
