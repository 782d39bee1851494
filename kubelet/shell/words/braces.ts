/** `{a,b}` and `{1..5}`. Source: bash manual, brace expansion. */
import type { Word, WordPart } from "unbash";

const rangeMax = 100_000;

/** The words that a word with braces stands for, as their parts. */
export function braceWords({ parts = [] }: Word): readonly (readonly WordPart[])[] {
  let words: (readonly WordPart[])[] = [[]];
  for (const part of parts) {
    const choices = part.type === "BraceExpansion" ? choicesOf(part) : [part];
    words = words.flatMap((word) => choices.map((choice) => [...word, choice]));
  }
  return words;
}

function choicesOf(part: Extract<WordPart, { type: "BraceExpansion" }>): readonly WordPart[] {
  const { text, pos, end } = part;
  return alternatives(text).map((value) => ({ type: "Literal", value, text: value, pos, end }));
}

function alternatives(text: string): readonly string[] {
  const range = /^\{(-?\d+)\.\.(-?\d+)(?:\.\.(-?\d+))?\}$/.exec(text);
  if (range !== null) {
    const [, from = "", to = "", step = "1"] = range;
    const isPadded = /^-?0\d/.test(from) || /^-?0\d/.test(to);
    const width = isPadded ? Math.max(from.length, to.length) : 0;
    return numbers(Number(from), Number(to), Number(step)).map((each) => each.padStart(width, "0"));
  }
  const letters = /^\{([A-Za-z])\.\.([A-Za-z])(?:\.\.(-?\d+))?\}$/.exec(text);
  if (letters !== null) {
    const [from = 0, to = 0] = [letters[1], letters[2]].map((each) => each?.charCodeAt(0));
    return numbers(from, to, Number(letters[3] ?? 1)).map((code) =>
      String.fromCharCode(Number(code)),
    );
  }
  return splitOutside(text.slice(1, -1)).flatMap((each) => {
    const inner = /^(.*?)(\{.*\})(.*)$/.exec(each);
    if (inner === null) return [each];
    const [, before = "", braces = "", after = ""] = inner;
    return alternatives(braces).map((one) => before + one + after);
  });
}

function numbers(from: number, to: number, step: number): readonly string[] {
  const by = Math.max(1, Math.abs(step));
  const count = Math.min(Math.floor(Math.abs(to - from) / by) + 1, rangeMax);
  const sign = to < from ? -1 : 1;
  return Array.from({ length: count }, (_, index) => String(from + sign * by * index));
}

/** Parts at commas that are not within braces. */
function splitOutside(text: string): readonly string[] {
  const parts = [""];
  let depth = 0;
  for (const each of text) {
    if (each === "{") depth += 1;
    if (each === "}") depth -= 1;
    if (each === "," && depth === 0) parts.push("");
    else parts[parts.length - 1] += each;
  }
  return parts;
}
