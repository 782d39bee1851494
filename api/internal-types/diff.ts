import { escapeMarkup } from "../go-json.ts";
import type { Json } from "../json.ts";
import { unifiedDiff } from "./unified-diff.ts";

/**
 * What differs between two printed values, as refusals of a change list it: a unified diff of their
 * JSON, a line for each member. Source: apimachinery pkg/util/diff 1.36.
 */
export const printedDiff = (before: Json, after: Json): string =>
  unifiedDiff(linesOf(before), linesOf(after), 3);

const linesOf = (value: Json): readonly string[] =>
  escapeMarkup(JSON.stringify(value, null, 1)).split("\n");
