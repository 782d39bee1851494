/** Functions of text, whose places are counted in characters. Source: cel-go ext/strings.go, v2. */
import { type Frame, fail } from "../frame.ts";
import { type CelFunction, globalFunction, method, smallInt, textOf } from "../functions.ts";
import type { CelInt, CelList } from "../values.ts";
import { formatText } from "./format-text.ts";

/** A text as its characters: itself where each of them is one unit of UTF-16. */
function charactersOf(text: string, frame: Frame): string | readonly string[] {
  frame.workText(text.length);
  return /[\ud800-\udfff]/.test(text) ? Array.from(text) : text;
}

const outOfRange = (index: CelInt): never => fail(`index out of range: ${index}`);

function charAt(text: string, index: CelInt, frame: Frame): string {
  const characters = charactersOf(text, frame);
  if (index < 0 || index > characters.length) return outOfRange(index);
  return characters[smallInt(index)] ?? "";
}

const isAt = (text: string | readonly string[], part: string | readonly string[], at: number) => {
  for (let index = 0; index < part.length; index += 1) {
    if (text[at + index] !== part[index]) return false;
  }
  return true;
};

/** Counts the work of looking for `part` everywhere in `text`. */
const spendSearch = (text: string, part: string, frame: Frame): void =>
  frame.work(Math.ceil(text.length * 0.1) * Math.max(1, Math.ceil(part.length * 0.1)));

function indexOf([text, part]: readonly [string, string], from: CelInt, frame: Frame): CelInt {
  if (part === "") return from;
  const [within, wanted] = [charactersOf(text, frame), charactersOf(part, frame)];
  if (from < 0 || from >= within.length) return text === "" && from === 0 ? -1 : outOfRange(from);
  spendSearch(text, part, frame);
  for (let at = smallInt(from); at <= within.length - wanted.length; at += 1) {
    if (isAt(within, wanted, at)) return at;
  }
  return -1;
}

function lastIndexOf(
  [text, part]: readonly [string, string],
  from: CelInt | undefined,
  frame: Frame,
): CelInt {
  const [within, wanted] = [charactersOf(text, frame), charactersOf(part, frame)];
  if (part === "") return from ?? within.length;
  if (from !== undefined && (from < 0 || from >= within.length)) return outOfRange(from);
  spendSearch(text, part, frame);
  const last = within.length - wanted.length;
  for (let at = Math.min(last, smallInt(from ?? last)); at >= 0; at -= 1) {
    if (isAt(within, wanted, at)) return at;
  }
  return -1;
}

function substring(text: string, [start, end]: readonly [CelInt, CelInt?], frame: Frame): string {
  const characters = charactersOf(text, frame);
  if (end !== undefined && start > end) {
    return fail(`invalid substring range. start: ${start}, end: ${end}`);
  }
  if (start < 0 || start > characters.length) return outOfRange(start);
  if (end !== undefined && end > characters.length) return outOfRange(end);
  const part = characters.slice(smallInt(start), end === undefined ? undefined : smallInt(end));
  return typeof part === "string" ? part : part.join("");
}

/** Replaces the first `max` of `old`, or all where it is negative. Counts what it makes. */
function replace(
  text: string,
  { old, fresh, max }: { readonly old: string; readonly fresh: string; readonly max: number },
  frame: Frame,
): string {
  const parts = splitText(text, old, frame);
  // Go finds an empty text before each character and after the last one.
  const pieces = old === "" ? ["", ...parts, ""] : parts;
  const count = max < 0 ? pieces.length - 1 : Math.min(max, pieces.length - 1);
  frame.workText(text.length + count * fresh.length);
  return pieces
    .map((piece, at) => (at === 0 ? piece : `${at <= count ? fresh : old}${piece}`))
    .join("");
}

function splitText(text: string, separator: string, frame: Frame): readonly string[] {
  frame.workText(text.length);
  return separator === "" ? Array.from(text) : text.split(separator);
}

function splitFirst(
  [text, separator]: readonly [string, string],
  max: CelInt,
  frame: Frame,
): CelList {
  const parts = splitText(text, separator, frame);
  if (max < 0 || parts.length <= max) return parts;
  if (max === 0) return [];
  const count = smallInt(max) - 1;
  return [...parts.slice(0, count), parts.slice(count).join(separator)];
}

function join(items: CelList, separator: string, frame: Frame): string {
  let length = 0;
  for (const item of items) length += textOf(item).length + separator.length;
  frame.workText(length);
  return items.join(separator);
}

/** Letters of ASCII in the other case; all others stay as they are. */
const asciiCase = (text: string, change: "toLowerCase" | "toUpperCase"): string =>
  text.replace(/[A-Za-z]+/g, (letters) => letters[change]());

const escapes: Readonly<Record<string, string>> = {
  "\x07": "\\a",
  "\b": "\\b",
  "\f": "\\f",
  "\n": "\\n",
  "\r": "\\r",
  "\t": "\\t",
  "\v": "\\v",
  "\\": "\\\\",
  '"': '\\"',
};

/** What no other text has in common with UTF-8, halves of characters, replaced. */
export const wellFormed = (text: string): string => text.replace(/\p{Surrogate}/gu, "\ufffd");

const quote = (text: string): string =>
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what has to be escaped
  `"${wellFormed(text).replace(/[\x07-\r\\"]/g, (found) => escapes[found] ?? found)}"`;

const text1 = { takes: ["string"], gives: "string" } as const;

/** The library `strings`. */
export const strings: readonly CelFunction[] = [
  method("charAt", { takes: ["string", "int"], gives: "string" }, ([text, index], frame) =>
    charAt(text, index, frame),
  ),
  method("indexOf", { takes: ["string", "string"], gives: "int" }, (values, frame) =>
    indexOf(values, 0, frame),
  ),
  method(
    "indexOf",
    { takes: ["string", "string", "int"], gives: "int" },
    ([text, part, from], frame) => indexOf([text, part], from, frame),
  ),
  method("lastIndexOf", { takes: ["string", "string"], gives: "int" }, (values, frame) =>
    lastIndexOf(values, undefined, frame),
  ),
  method(
    "lastIndexOf",
    { takes: ["string", "string", "int"], gives: "int" },
    ([text, part, from], frame) => lastIndexOf([text, part], from, frame),
  ),
  method("join", { takes: ["list<string>"], gives: "string" }, ([items], frame) =>
    join(items, "", frame),
  ),
  method(
    "join",
    { takes: ["list<string>", "string"], gives: "string" },
    ([items, separator], frame) => join(items, separator, frame),
  ),
  method("lowerAscii", text1, ([text], frame) => {
    frame.workText(text.length);
    return asciiCase(text, "toLowerCase");
  }),
  method("upperAscii", text1, ([text], frame) => {
    frame.workText(text.length);
    return asciiCase(text, "toUpperCase");
  }),
  method(
    "replace",
    { takes: ["string", "string", "string"], gives: "string" },
    ([text, old, fresh], frame) => replace(text, { old, fresh, max: -1 }, frame),
  ),
  method(
    "replace",
    { takes: ["string", "string", "string", "int"], gives: "string" },
    ([text, old, fresh, max], frame) => replace(text, { old, fresh, max: smallInt(max) }, frame),
  ),
  method("split", { takes: ["string", "string"], gives: "list<string>" }, (values, frame) =>
    splitFirst(values, -1, frame),
  ),
  method(
    "split",
    { takes: ["string", "string", "int"], gives: "list<string>" },
    ([text, separator, max], frame) => splitFirst([text, separator], max, frame),
  ),
  method("substring", { takes: ["string", "int"], gives: "string" }, ([text, start], frame) =>
    substring(text, [start], frame),
  ),
  method(
    "substring",
    { takes: ["string", "int", "int"], gives: "string" },
    ([text, start, end], frame) => substring(text, [start, end], frame),
  ),
  method("trim", text1, ([text], frame) => {
    frame.workText(text.length);
    return text.trim();
  }),
  method("format", { takes: ["string", "list<dyn>"], gives: "string" }, ([text, args], frame) =>
    formatText(text, args, frame),
  ),
  globalFunction("strings.quote", text1, ([text], frame) => {
    frame.workText(text.length);
    return quote(text);
  }),
];
