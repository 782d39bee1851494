/** A Timeline as text: a line for each write. */
import type { JsonObject } from "../../api/json.ts";
import { alignLines, tableTabs } from "../../client/kubectl/tabwriter.ts";
import { numberAt, parts, textAt } from "../targets/targets.ts";

/** What is further down is not moved further to the right. */
const depthMax = 8;

/** Empty where nothing happened. */
export function timelineText(
  status: JsonObject,
  { withCauses }: { readonly withCauses: boolean },
): string {
  const entries = parts(status, "entries");
  if (entries.length === 0) return "";
  const shown = withCauses ? byCause(entries) : entries.map((entry) => ({ entry, depth: 0 }));
  const rows = shown.map(({ entry, depth }) => {
    const { who, what } = told(entry);
    const indent = "  ".repeat(Math.min(depth, depthMax));
    return [textAt(entry, "after"), `${indent}${who}`, what].join("\t");
  });
  const lines = alignLines([["AFTER", "WHO", "WHAT"].join("\t"), ...rows], tableTabs);
  const cut = status.isCut === true ? ["... and more before: --limit shows them"] : [];
  const isWhole = textAt(status, "began") === textAt(status, "heldSince");
  const lost = isWhole
    ? []
    : [`What came before ${textAt(status, "heldSince")} is no longer known.`];
  return [...cut, ...lost, ...lines, ""].join("\n");
}

/** The sentence of a write begins with who wrote it. */
function told(entry: JsonObject): { readonly who: string; readonly what: string } {
  const text = textAt(entry, "text");
  const actor = textAt(entry, "actor");
  const who = text.startsWith(`${actor} `) ? actor : `user (${actor})`;
  return { who, what: text.slice(who.length + 1) };
}

interface Placed {
  readonly entry: JsonObject;
  readonly depth: number;
}

/** Each write after the one that led to it, where that is among them. */
function byCause(entries: readonly JsonObject[]): readonly Placed[] {
  const known = new Set(entries.map((entry) => numberAt(entry, "revision")));
  const effects = new Map<number, JsonObject[]>();
  for (const entry of entries) {
    const cause = numberAt(entry, "cause");
    const above = known.has(cause) ? cause : 0;
    effects.set(above, [...(effects.get(above) ?? []), entry]);
  }
  const placed: Placed[] = [];
  // Chains may be long, so no call is nested in another for each of their writes.
  const left = inOrder(effects.get(0), 0);
  for (let next = left.pop(); next !== undefined; next = left.pop()) {
    placed.push(next);
    left.push(...inOrder(effects.get(numberAt(next.entry, "revision")), next.depth + 1));
  }
  return placed;
}

/** The last comes first, for it is taken last. */
const inOrder = (entries: readonly JsonObject[] = [], depth: number): Placed[] =>
  entries.map((entry) => ({ entry, depth })).reverse();
