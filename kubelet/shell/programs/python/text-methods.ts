/** What texts can do. Source: Python 3.14, String Methods. */

import { bytesOf, textOf as decoded } from "../../kernel/bytes.ts";
import type { Expanding } from "../../words/expand.ts";
import type { Methods } from "./attribute.ts";
import { plainOf } from "./classes.ts";
import { lettersOf } from "./element.ts";
import { raised, typeError, valueError } from "./errors.ts";
import { textIn, wholeIn } from "./given.ts";
import { allOf } from "./iterate.ts";
import type { Machine } from "./machine.ts";
import { reckon } from "./operators.ts";
import { formatTemplate } from "./template.ts";
import { Bytes, List, Tuple, typeName, type Value } from "./values.ts";

type Given = Value | undefined;

const blank = "[\\s\\x1c-\\x1f\\x85]";

/** Without these characters at an end; without blanks, where none are told. */
function stripped(text: string, given: Given, ends: "both" | "left" | "right"): string {
  const isBlank = given === undefined || given === null;
  const letters = isBlank ? "" : textIn(given, "strip arg");
  const goes = (letter: string) =>
    isBlank ? new RegExp(blank).test(letter) : letters.includes(letter);
  let [from, to] = [0, text.length];
  while (ends !== "right" && from < to && goes(text.charAt(from))) from += 1;
  while (ends !== "left" && to > from && goes(text.charAt(to - 1))) to -= 1;
  return text.slice(from, to);
}

const mostOf = (given: Given): number =>
  given === undefined || wholeIn(given) < 0n ? Number.POSITIVE_INFINITY : Number(wholeIn(given));

function splitText(text: string, separator: Given, count: Given): List {
  const most = mostOf(count);
  if (separator === undefined || separator === null) return new List(words(text, most));
  const by = textIn(separator, "sep");
  if (by === "") throw valueError("empty separator");
  const parts = text.split(by);
  if (parts.length <= most + 1) return new List(parts);
  return new List([...parts.slice(0, most), parts.slice(most).join(by)]);
}

function words(text: string, most: number): string[] {
  const parts: string[] = [];
  let rest = text.trimStart();
  while (rest !== "" && parts.length < most) {
    const [, word = "", after = ""] = /^(\S+)\s*([\s\S]*)$/.exec(rest) ?? [];
    parts.push(word);
    rest = after;
  }
  return rest === "" ? parts : [...parts, rest.trimEnd()];
}

function splitRight(text: string, separator: Given, count: Given): List {
  const most = mostOf(count);
  const { items } = splitText(text, separator, undefined);
  if (items.length <= most + 1) return new List(items);
  const by = separator === undefined || separator === null ? " " : textIn(separator);
  const first = items.slice(0, items.length - most).map((item) => textIn(item));
  return new List([first.join(by), ...items.slice(items.length - most)]);
}

/** Begins or ends with one of those that are given. */
function hasOne(value: Given, has: (part: string) => boolean, name: string): boolean {
  const given = plainOf(value);
  if (given instanceof Tuple) return given.items.some((each) => hasOne(each, has, name));
  if (typeof given === "string") return has(given);
  const message = `${name} first arg must be str or a tuple of str, not ${typeName(given ?? null)}`;
  throw typeError(message);
}

/** The part of a text from one place to another, where they are told. */
function part(text: string, from: Given, to: Given): readonly [start: number, text: string] {
  const place = (given: Given, usual: number) => {
    if (given === undefined || given === null) return usual;
    const at = Number(wholeIn(given));
    return at < 0 ? Math.max(at + text.length, 0) : at;
  };
  const start = place(from, 0);
  return [start, text.slice(0, place(to, text.length)).slice(start)];
}

function found(text: string, [what, from, to]: readonly Given[], isLast: boolean): bigint {
  const [start, within] = part(text, from, to);
  const at = isLast ? within.lastIndexOf(textIn(what)) : within.indexOf(textIn(what));
  return at < 0 ? -1n : BigInt(at + start);
}

function foundOrRaised(text: string, args: readonly Given[], isLast: boolean): bigint {
  const at = found(text, args, isLast);
  if (at < 0n) throw valueError("substring not found");
  return at;
}

function parted(text: string, given: Given, isLast: boolean): Tuple {
  const by = textIn(given);
  if (by === "") throw valueError("empty separator");
  const at = isLast ? text.lastIndexOf(by) : text.indexOf(by);
  if (at < 0) return new Tuple(isLast ? ["", "", text] : [text, "", ""]);
  return new Tuple([text.slice(0, at), by, text.slice(at + by.length)]);
}

function replaced(text: string, [what, by, count]: readonly Given[]): string {
  const [from, to, most] = [textIn(what), textIn(by), mostOf(count)];
  // Where nothing is sought, it is found between all characters.
  const parts = from === "" ? ["", ...lettersOf(text), ""] : text.split(from);
  if (parts.length <= most + 1) return parts.join(to);
  return [parts.slice(0, most + 1).join(to), ...parts.slice(most + 1)].join(from);
}

function padded(text: string, [width, fill]: readonly Given[], side: "left" | "right" | "both") {
  const missing = Math.max(Number(wholeIn(width)) - lettersOf(text).length, 0);
  const letter = fill === undefined ? " " : textIn(fill);
  // Filling is making a text longer, which has its limit.
  const filling = (count: number) => textIn(reckon("*", letter, BigInt(count)));
  if (side === "left") return filling(missing) + text;
  if (side === "right") return text + filling(missing);
  const isOdd = missing % 2 === 1 && Number(wholeIn(width)) % 2 === 1;
  const before = Math.floor(missing / 2) + (isOdd ? 1 : 0);
  return filling(before) + text + filling(missing - before);
}

const test = (form: RegExp) => ["", (text: string) => form.test(text)] as const;
const upper = (text: string) => text.toUpperCase();
const lower = (text: string) => text.toLowerCase();

export const textMethods: Methods<string> = {
  upper: ["", upper],
  lower: ["", lower],
  casefold: ["", lower],
  capitalize: ["", (text) => upper(text.slice(0, 1)) + lower(text.slice(1))],
  title: ["", (text) => lower(text).replace(/\p{L}+/gu, (w) => upper(w.slice(0, 1)) + w.slice(1))],
  swapcase: [
    "",
    (text) => text.replace(/\p{L}/gu, (each) => (each === upper(each) ? lower(each) : upper(each))),
  ],
  strip: ["chars", (text, [chars]) => stripped(text, chars, "both")],
  lstrip: ["chars", (text, [chars]) => stripped(text, chars, "left")],
  rstrip: ["chars", (text, [chars]) => stripped(text, chars, "right")],
  split: ["sep maxsplit", (text, [separator, count]) => splitText(text, separator, count)],
  rsplit: ["sep maxsplit", (text, [separator, count]) => splitRight(text, separator, count)],
  splitlines: [
    "",
    (text) => new List(text.match(/[^\r\n]*(?:\r\n|\n|\r)|[^\r\n]+$/g)?.map(chomped) ?? []),
  ],
  partition: ["sep", (text, [by]) => parted(text, by, false)],
  rpartition: ["sep", (text, [by]) => parted(text, by, true)],
  join: ["iterable", joined],
  replace: ["old new count", (text, args) => replaced(text, args)],
  startswith: [
    "prefix start end",
    (text, [what, from, to]) =>
      hasOne(what, (each) => part(text, from, to)[1].startsWith(each), "startswith"),
  ],
  endswith: [
    "suffix start end",
    (text, [what, from, to]) =>
      hasOne(what, (each) => part(text, from, to)[1].endsWith(each), "endswith"),
  ],
  removeprefix: [
    "prefix",
    (text, [what]) => (text.startsWith(textIn(what)) ? text.slice(textIn(what).length) : text),
  ],
  removesuffix: [
    "suffix",
    (text, [what]) => {
      const end = textIn(what);
      return end !== "" && text.endsWith(end) ? text.slice(0, -end.length) : text;
    },
  ],
  find: ["sub start end", (text, args) => found(text, args, false)],
  rfind: ["sub start end", (text, args) => found(text, args, true)],
  index: ["sub start end", (text, args) => foundOrRaised(text, args, false)],
  rindex: ["sub start end", (text, args) => foundOrRaised(text, args, true)],
  count: [
    "sub start end",
    (text, [what, from, to]) => {
      const [, within] = part(text, from, to);
      const sought = textIn(what);
      return BigInt(sought === "" ? lettersOf(within).length + 1 : within.split(sought).length - 1);
    },
  ],
  ljust: ["width fillchar", (text, args) => padded(text, args, "right")],
  rjust: ["width fillchar", (text, args) => padded(text, args, "left")],
  center: ["width fillchar", (text, args) => padded(text, args, "both")],
  zfill: [
    "width",
    (text, [width]) => {
      const [sign = ""] = /^[-+]/.exec(text) ?? [];
      const wide = wholeIn(width) - BigInt(sign.length);
      return sign + padded(text.slice(sign.length), [wide, "0"], "left");
    },
  ],
  isdigit: test(/^\p{Nd}+$/u),
  isdecimal: test(/^\p{Nd}+$/u),
  isnumeric: test(/^\p{N}+$/u),
  isalpha: test(/^\p{L}+$/u),
  isalnum: test(/^[\p{L}\p{N}]+$/u),
  isspace: test(new RegExp(`^${blank}+$`)),
  isupper: ["", (text) => text === upper(text) && text !== lower(text)],
  islower: ["", (text) => text === lower(text) && text !== upper(text)],
  encode: ["encoding errors", (text) => new Bytes(bytesOf(text))],
  format: ["* **", (text, args, _machine, named) => formatTemplate(text, args, named)],
};

function* joined(text: string, [items]: readonly Given[], machine: Machine): Expanding<string> {
  const parts: string[] = [];
  for (const [index, given] of (yield* allOf(items ?? null, machine)).entries()) {
    const item = plainOf(given);
    if (typeof item !== "string") {
      const message = `sequence item ${index}: expected str instance, ${typeName(item)} found`;
      throw typeError(message);
    }
    parts.push(item);
  }
  const made = parts.join(text);
  machine.made(made.length);
  return made;
}

const chomped = (line: string) => line.replace(/\r?\n$|\r$/, "");

export const bytesMethods: Methods<Bytes> = {
  decode: [
    "encoding errors",
    ({ text }) => {
      const made = decoded(text);
      if (!made.includes("\ufffd")) return made;
      throw raised("UnicodeDecodeError", "'utf-8' codec can't decode bytes: invalid start byte");
    },
  ],
  hex: [
    "",
    ({ text }) => text.replace(/[\s\S]/g, (e) => e.charCodeAt(0).toString(16).padStart(2, "0")),
  ],
  strip: ["", ({ text }) => new Bytes(text.trim())],
};
