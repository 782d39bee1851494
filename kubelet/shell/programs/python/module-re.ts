/** `re`. Source: Python 3.14, regular expression operations. */

import type { Expanding } from "../../words/expand.ts";
import { withFlags } from "../../words/regular-expression.ts";
import { call } from "./call.ts";
import { raised, typeError } from "./errors.ts";
import { textIn, wholeIn } from "./given.ts";
import type { Machine } from "./machine.ts";
import { fn, type Module } from "./module.ts";
import { Native, type Run, Thing } from "./objects.ts";
import { textOf } from "./text.ts";
import { Unsimulated } from "./tree.ts";
import { Dict, List, Tuple, typeName, type Value, Walk } from "./values.ts";

type Given = Value | undefined;

const flagLetters: readonly (readonly [flag: bigint, letter: string])[] = [
  [2n, "i"],
  [8n, "m"],
  [16n, "s"],
];

/** Patterns that were made, by the things that scripts have of them. */
const patterns = new WeakMap<Thing, RegExp>();

/** The same for JavaScript. Throws Unsimulated where it has no such thing. */
function sourceOf(pattern: string): { readonly source: string; readonly letters: string } {
  let letters = "";
  const plain = pattern.replace(/^\(\?([a-z]+)\)/, (_, given: string) => {
    letters = given;
    return "";
  });
  if (/\(\?\(|\(\?[a-z]+[-:)]|[*+?}]\+/.test(plain.replace(/\\./g, ""))) {
    throw new Unsimulated(`the regular expression ${pattern}`);
  }
  const source = plain
    .replace(/\(\?P</g, "(?<")
    .replace(/\(\?P=(\w+)\)/g, "\\k<$1>")
    .replace(/(^|[^\\])((?:\\\\)*)\\A/g, "$1$2(?<![\\s\\S])")
    .replace(/(^|[^\\])((?:\\\\)*)\\[zZ]/g, "$1$2(?![\\s\\S])");
  return { source, letters };
}

/** Without comments and blanks, as `re.VERBOSE` has it. */
const terse = (pattern: string) =>
  pattern.replace(/\\.|\[(?:\\.|[^\]\\])*\]|\s+|#.*/g, (each) => (/^[\s#]/.test(each) ? "" : each));

function compiled(given: Given, flags: Given): RegExp {
  const known = given instanceof Thing ? patterns.get(given) : undefined;
  if (known !== undefined) return known;
  const bits = flags === undefined ? 0n : wholeIn(flags);
  const text = textIn(given, "first argument");
  const { source, letters } = sourceOf((bits & 64n) === 0n ? text : terse(text));
  const own = flagLetters.filter(([flag]) => (bits & flag) !== 0n).map(([, letter]) => letter);
  const all = [...new Set([...own, ...letters])].filter((letter) => /[ims]/.test(letter)).join("");
  try {
    return withFlags({ source }, `dg${all}`);
  } catch {
    throw raised("re.PatternError", `invalid pattern ${text}`);
  }
}

const searched = (expression: RegExp, text: string, from = 0): RegExpExecArray | null => {
  expression.lastIndex = from;
  return expression.exec(text);
};

/** Where it matches at the very start, to the very end where that is wanted. */
function anchored(expression: RegExp, text: string, isWhole: boolean): RegExpExecArray | null {
  const source = `(?<![\\s\\S])(?:${expression.source})${isWhole ? "(?![\\s\\S])" : ""}`;
  return searched(withFlags({ source }, expression.flags), text);
}

function allMatches(
  expression: RegExp,
  text: string,
  machine: Machine,
): readonly RegExpExecArray[] {
  machine.made(text.length);
  expression.lastIndex = 0;
  return [...text.matchAll(expression)];
}

function matchThing(match: RegExpExecArray | null, text: string): Value {
  if (match === null) return null;
  const at = (group: Given): Value => {
    if (typeof group === "string") {
      if (!Object.hasOwn(match.groups ?? {}, group)) throw raised("IndexError", "no such group");
      return match.groups?.[group] ?? null;
    }
    const number = Number(wholeIn(group));
    if (number < 0 || number >= match.length) throw raised("IndexError", "no such group");
    return match[number] ?? null;
  };
  const place =
    (end: 0 | 1): Run =>
    ([group = 0n]) => {
      const span = match.indices?.[Number(wholeIn(group))];
      return BigInt(span?.[end] ?? -1);
    };
  const groups = (other: Value) => match.slice(1).map((each) => each ?? other);
  const members: readonly (readonly [name: string, usage: string, run: Run])[] = [
    [
      "group",
      "*",
      (wanted) => (wanted.length > 1 ? new Tuple(wanted.map(at)) : at(wanted[0] ?? 0n)),
    ],
    ["groups", "default", ([other = null]) => new Tuple(groups(other))],
    [
      "groupdict",
      "default",
      ([other = null]) =>
        new Dict(Object.entries(match.groups ?? {}).map(([name, value]) => [name, value ?? other])),
    ],
    ["start", "group", place(0)],
    ["end", "group", place(1)],
    [
      "span",
      "group",
      (given, ...rest) =>
        new Tuple([place(0)(given, ...rest), place(1)(given, ...rest)] as Value[]),
    ],
  ];
  const end = match.index + match[0].length;
  return new Thing(
    "re.Match",
    [
      ...members.map(([name, usage, run]) => [name, new Native(name, usage, run)] as const),
      ["string", text],
    ],
    {
      shown: `<re.Match object; span=(${match.index}, ${end}), match='${match[0]}'>`,
      element: at,
    },
  );
}

/** All that is found: whole matches, or what is in their groups. */
function findAll(expression: RegExp, text: string, machine: Machine): Value {
  const found = allMatches(expression, text, machine).map((match): Value => {
    const groups = match.slice(1).map((each) => each ?? "");
    return groups.length > 1 ? new Tuple(groups) : (groups[0] ?? match[0]);
  });
  return new List(found);
}

const escapes: Readonly<Record<string, string>> = { n: "\n", t: "\t", r: "\r", "\\": "\\" };

/** What stands for a match: a template, or what a function makes of it. */
function* replacement(
  by: Value,
  match: RegExpExecArray,
  text: string,
  machine: Machine,
): Expanding<string> {
  if (typeof by !== "string") return textIn(yield* call(by, [matchThing(match, text)], machine));
  return by.replace(/\\(?:g<(\w+)>|(\d{1,2})|([\s\S]))/g, (all, name, number, letter) => {
    const group: string | undefined = name ?? number;
    if (group === undefined) return escapes[letter] ?? all;
    return (/^\d+$/.test(group) ? match[Number(group)] : match.groups?.[group]) ?? "";
  });
}

function* substituted(
  [by = null, given, most = 0n]: readonly Given[],
  expression: RegExp,
  machine: Machine,
): Expanding<readonly [text: string, count: bigint]> {
  const text = textIn(given, "string");
  const count = Number(wholeIn(most)) || Number.POSITIVE_INFINITY;
  let made = "";
  let from = 0;
  const matches = allMatches(expression, text, machine).slice(0, count);
  for (const match of matches) {
    made += text.slice(from, match.index) + (yield* replacement(by, match, text, machine));
    from = match.index + match[0].length;
  }
  return [made + text.slice(from), BigInt(matches.length)];
}

function split(expression: RegExp, text: string, most: Given, machine: Machine): Value {
  const count = Number(wholeIn(most ?? 0n)) || Number.POSITIVE_INFINITY;
  const parts: Value[] = [];
  let from = 0;
  for (const match of allMatches(expression, text, machine).slice(0, count)) {
    parts.push(text.slice(from, match.index), ...match.slice(1).map((each) => each ?? null));
    from = match.index + match[0].length;
  }
  return new List([...parts, text.slice(from)]);
}

type Doing = (
  expression: RegExp,
  args: readonly Given[],
  machine: Machine,
) => Value | Expanding<Value>;

/** What is done with a pattern; as functions of the module they are given it first. */
const doings: readonly (readonly [name: string, usage: string, act: Doing])[] = [
  [
    "match",
    "string",
    (own, [text]) => matchThing(anchored(own, textIn(text), false), textIn(text)),
  ],
  [
    "fullmatch",
    "string",
    (own, [text]) => matchThing(anchored(own, textIn(text), true), textIn(text)),
  ],
  ["search", "string", (own, [text]) => matchThing(searched(own, textIn(text)), textIn(text))],
  ["findall", "string", (own, [text], machine) => findAll(own, textIn(text), machine)],
  [
    "finditer",
    "string",
    (own, [text], machine) =>
      new Walk(
        "callable_iterator",
        allMatches(own, textIn(text), machine).map((each) => matchThing(each, textIn(text))),
      ),
  ],
  [
    "sub",
    "repl string count",
    function* (own, args, machine) {
      return (yield* substituted(args, own, machine))[0];
    },
  ],
  [
    "subn",
    "repl string count",
    function* (own, args, machine) {
      return new Tuple(yield* substituted(args, own, machine));
    },
  ],
  [
    "split",
    "string maxsplit",
    (own, [text, most], machine) => split(own, textIn(text), most, machine),
  ],
];

function compile([given, flags]: readonly Given[]): Value {
  if (given instanceof Thing && patterns.has(given)) return given;
  if (typeof given !== "string") {
    throw typeError(
      `first argument must be string or compiled pattern, not ${typeName(given ?? null)}`,
    );
  }
  const expression = compiled(given, flags);
  const methods = doings.map(
    ([name, usage, act]) =>
      [name, new Native(name, usage, (args, machine) => act(expression, args, machine))] as const,
  );
  const made = new Thing("re.Pattern", [...methods, ["pattern", given]], {
    shown: `re.compile('${textOf(given)}')`,
  });
  patterns.set(made, expression);
  return made;
}

const flags = {
  IGNORECASE: 2n,
  I: 2n,
  MULTILINE: 8n,
  M: 8n,
  DOTALL: 16n,
  S: 16n,
  VERBOSE: 64n,
  X: 64n,
  ASCII: 256n,
  A: 256n,
  UNICODE: 32n,
  U: 32n,
};

export const re: Module = {
  ...flags,
  ...fn("compile", "pattern flags", (args) => compile(args)),
  ...fn("escape", "pattern", ([text]) => textIn(text).replace(/[^\w]/g, "\\$&")),
  ...Object.assign(
    {},
    ...doings.map(([name, usage, act]) => {
      const count = usage.split(" ").length;
      return fn(name, `pattern ${usage} flags`, ([pattern, ...rest], machine) =>
        act(compiled(pattern, rest[count]), rest.slice(0, count), machine),
      );
    }),
  ),
};

/** What patterns and matches have, for the walk over scripts. */
export const reNames: readonly string[] = [
  ...doings.map(([name]) => name),
  ..."pattern group groups groupdict start end span string".split(" "),
];
