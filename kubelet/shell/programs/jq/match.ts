/** The functions of jq that match texts with expressions. Source: jq 1.8, its manual. */
import { scriptExpression } from "../../words/regular-expression.ts";
import { type Call, type Run, stringOf, with1, with2 } from "./call.ts";
import { JqError } from "./tree.ts";
import { compare, textOfValue } from "./values.ts";

/** An expression; `g` is that all matches are wanted. Throws JqError. */
export function expression(source: unknown, flags: unknown = ""): RegExp {
  const [pattern, given] = Array.isArray(source) ? source : [source, flags];
  const own = textOfValue(given ?? "")
    .replace(/[^gix]/g, "")
    .replace("x", "");
  const found = scriptExpression(textOfValue(pattern), [...new Set(own)].join(""));
  if (found !== undefined) return found;
  throw new JqError(`${textOfValue(pattern)} (at offset 0) is not a valid regex`);
}

/** The matches that are wanted: the first, or all. */
function matches(input: unknown, source: RegExp, name: string): readonly RegExpExecArray[] {
  const text = stringOf(input, name);
  if (source.global) return [...text.matchAll(source)];
  const found = source.exec(text);
  return found === null ? [] : [found];
}

const all = (source: unknown, flags: unknown = "") =>
  expression(Array.isArray(source) ? source : [source, `g${textOfValue(flags ?? "")}`]);

/** What `match` tells; places count characters. */
function told(match: RegExpExecArray): unknown {
  const names = Object.keys(match.groups ?? {});
  let from = match.index;
  const captures = match.slice(1).map((string, at) => {
    const found = string === undefined ? -1 : match.input.indexOf(string, from);
    from = Math.max(found, from);
    return {
      offset: found,
      length: string?.length ?? 0,
      string: string ?? null,
      name: names[at] ?? null,
    };
  });
  return { offset: match.index, length: match[0].length, string: match[0], captures };
}

const captured = (match: RegExpExecArray) =>
  Object.fromEntries(
    Object.entries(match.groups ?? {}).map(([name, text]) => [name, text ?? null]),
  );

/** What is replaced is the value of a filter, whose input has the groups that have names. */
const substituting =
  (isGlobal: boolean): Run =>
  ({ input, values }) =>
    Array.from(values(0)).flatMap((source) => {
      const [flags = ""] = [...values(2)].map(textOfValue);
      const found = matches(
        input,
        isGlobal ? all(source, flags) : expression(source, flags),
        "sub",
      );
      const text = stringOf(input, "sub");
      let made = [""];
      let from = 0;
      for (const match of found) {
        const before = text.slice(from, match.index);
        const by = [...values(1, captured(match))].map(textOfValue);
        made = made.flatMap((each) => by.map((part) => each + before + part));
        from = match.index + match[0].length;
      }
      return made.map((each) => each + text.slice(from));
    });

/** Without flags there is no third argument. */
const unflagged =
  (run: Run): Run =>
  (call) =>
    run({ ...call, values: (index, value) => (index === 2 ? [] : call.values(index, value)) });

const scanned = (input: unknown, source: unknown, flags: unknown = "") =>
  matches(input, all(source, flags), "scan").map((match) =>
    match.length > 1 ? match.slice(1).map((each) => each ?? null) : match[0],
  );

/** Where a part begins in a text or a list. */
function placesOf(input: unknown, part: unknown): readonly number[] {
  if (input === null) return [];
  if (Array.isArray(input)) {
    const wanted = Array.isArray(part) ? part : [part];
    if (wanted.length === 0) return [];
    return [...input.keys()].filter((at) =>
      wanted.every(
        (each, offset) =>
          compare(input[at + offset] ?? null, each) === 0 && at + offset < input.length,
      ),
    );
  }
  const text = stringOf(input, "indices");
  const wanted = stringOf(part, "indices");
  const found: number[] = [];
  for (let at = text.indexOf(wanted); at >= 0 && wanted !== ""; at = text.indexOf(wanted, at + 1)) {
    found.push(at);
  }
  return found;
}

const flat =
  (make: (...given: readonly unknown[]) => readonly unknown[], count: number): Run =>
  ({ input, values }: Call) =>
    Array.from(values(0)).flatMap((source) =>
      count === 1
        ? make(input, source)
        : Array.from(values(1)).flatMap((flags) => make(input, source, flags)),
    );

const matching = (input: unknown, source: unknown, flags?: unknown) =>
  matches(input, expression(source, flags), "match").map(told);
const capturing = (input: unknown, source: unknown, flags?: unknown) =>
  matches(input, expression(source, flags), "capture").map(captured);
const splitting = (input: unknown, source: unknown, flags?: unknown) => {
  const text = stringOf(input, "split");
  let from = 0;
  const parts = matches(input, all(source, flags), "split").map((match) => {
    const part = text.slice(from, match.index);
    from = match.index + match[0].length;
    return part;
  });
  return [...parts, text.slice(from)];
};

export const matchFunctions: readonly (readonly [string, Run])[] = [
  ["test/1", with1((input, source) => matches(input, expression(source), "test").length > 0)],
  [
    "test/2",
    with2((input, source, flags) => matches(input, expression(source, flags), "test").length > 0),
  ],
  ["match/1", flat(matching, 1)],
  ["match/2", flat(matching, 2)],
  ["capture/1", flat(capturing, 1)],
  ["capture/2", flat(capturing, 2)],
  ["scan/1", flat(scanned, 1)],
  ["scan/2", flat(scanned, 2)],
  ["split/2", with2(splitting)],
  ["splits/1", flat(splitting, 1)],
  ["splits/2", flat(splitting, 2)],
  ["sub/2", unflagged(substituting(false))],
  ["sub/3", substituting(false)],
  ["gsub/2", unflagged(substituting(true))],
  ["gsub/3", substituting(true)],
  ["indices/1", with1(placesOf)],
  ["index/1", with1((input, part) => placesOf(input, part)[0] ?? null)],
  ["rindex/1", with1((input, part) => placesOf(input, part).at(-1) ?? null)],
];
