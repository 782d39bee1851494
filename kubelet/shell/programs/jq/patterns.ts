/** Patterns that take a value apart: `as [$a, {b: $c}]`. Source: jq 1.8, Destructuring. */
import type { Token } from "./tokens.ts";
import type { Filter, JqError } from "./tree.ts";

/** The variables of a pattern, and where in the value each of them is. */
export type Bindings = readonly (readonly [name: string, of: Filter])[];

export interface Pattern {
  /** Of the whole value; that of a pattern with parts is no name that anybody can write. */
  readonly name: string;
  readonly parts: Bindings;
}

/** A filter that sees the parts, where the whole is already bound. */
export const seeing = ({ name, parts }: Pattern, body: Filter): Filter =>
  parts.reduceRight<Filter>(
    (inner, [part, of]) => ({
      type: "as",
      of: { type: "pipe", left: { type: "variable", name }, right: of },
      name: part,
      body: inner,
    }),
    body,
  );

/** What reads the words of a filter. */
export interface PatternReader {
  readonly at: () => number;
  readonly take: () => Token;
  readonly is: (text: string) => boolean;
  readonly accepts: (text: string) => boolean;
  readonly expect: (text: string) => void;
  readonly pipe: () => Filter;
  readonly text: (token: Token) => Filter;
  readonly unexpected: (token: Token) => JqError;
}

const identity: Filter = { type: "identity" };

/** Throws JqError. */
export function readPattern(reader: PatternReader): Pattern {
  const token = reader.take();
  if (token.kind === "variable") return { name: token.text, parts: [] };
  const name = `*whole-${reader.at()}`;
  const end = { "[": "]", "{": "}" }[token.text];
  if (end === undefined) throw reader.unexpected(token);
  const parts: Bindings[] = [];
  do parts.push(end === "]" ? item(parts.length, reader) : entry(reader));
  while (reader.accepts(","));
  reader.expect(end);
  return { name, parts: parts.flat() };
}

const item = (index: number, reader: PatternReader): Bindings =>
  within({ type: "literal", value: index }, inner(reader));

/** `$name`, `key: PATTERN`, `"key": PATTERN`, `(FILTER): PATTERN`, `$name: PATTERN`. */
function entry(reader: PatternReader): Bindings {
  const token = reader.take();
  const isVariable = token.kind === "variable";
  const key = keyOf(token, reader);
  const own: Bindings = isVariable ? within(key, [[token.text, identity]]) : [];
  if (isVariable && !reader.is(":")) return own;
  reader.expect(":");
  return [...own, ...within(key, inner(reader))];
}

function keyOf(token: Token, reader: PatternReader): Filter {
  if (token.kind === "text") return reader.text(token);
  if (token.text !== "(") return { type: "literal", value: token.text.replace(/^\$/, "") };
  const key = reader.pipe();
  reader.expect(")");
  return key;
}

function inner(reader: PatternReader): Bindings {
  const { name, parts } = readPattern(reader);
  return name.startsWith("$") ? [[name, identity]] : parts;
}

/** What stands deeper in a value. */
const within = (key: Filter, parts: Bindings): Bindings =>
  parts.map(([name, of]) => [
    name,
    { type: "pipe", left: { type: "index", of: identity, key }, right: of },
  ]);
