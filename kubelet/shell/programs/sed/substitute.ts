import { withFlags } from "../../words/regular-expression.ts";
import type { Replacement, Substitution } from "./parse.ts";

/** The text with matches replaced; undefined where none was. */
export function substituted(
  text: string,
  expression: RegExp,
  { replacement, isGlobal, nth }: Substitution,
): string | undefined {
  let made = "";
  let from = 0;
  let matches = 0;
  let isReplaced = false;
  const form = withFlags(expression, `${expression.flags.replace("g", "")}g`);
  for (const match of text.matchAll(form)) {
    // An empty match right after another is none.
    if (match[0] === "" && match.index === from && matches > 0 && from > 0) continue;
    matches += 1;
    const end = match.index + match[0].length;
    if (matches >= nth && (isGlobal || !isReplaced)) {
      made += text.slice(from, match.index) + replaced(match, replacement);
      isReplaced = true;
    } else made += text.slice(from, end);
    from = end;
  }
  return isReplaced ? made + text.slice(from) : undefined;
}

/** What takes the place of a match. */
function replaced(match: readonly (string | undefined)[], parts: readonly Replacement[]): string {
  let made = "";
  let all: "U" | "L" | undefined;
  let one: "u" | "l" | undefined;
  for (const part of parts) {
    if (typeof part === "object") {
      const { letters } = part;
      if (letters === "u" || letters === "l") one = letters;
      else all = letters === "E" ? undefined : letters;
      continue;
    }
    const text = typeof part === "number" ? (match[part] ?? "") : part;
    const cased = all === undefined ? text : inCase(text, all);
    made += one === undefined ? cased : inCase(cased.slice(0, 1), one) + cased.slice(1);
    if (cased !== "") one = undefined;
  }
  return made;
}

const inCase = (text: string, letter: string): string =>
  letter.toUpperCase() === "U" ? text.toUpperCase() : text.toLowerCase();
