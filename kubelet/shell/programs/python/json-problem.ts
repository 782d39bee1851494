/** What is wrong with a text that is no JSON, and where. Source: Python 3.14, json.decoder. */

export interface JsonProblem {
  readonly message: string;
  readonly at: number;
}

class Found extends Error {
  readonly problem: JsonProblem;

  constructor(message: string, at: number) {
    super(message);
    this.problem = { message, at };
  }
}

/** `undefined` where nothing is wrong with it. */
export function jsonProblem(text: string): JsonProblem | undefined {
  try {
    const end = blanksFrom(text, valueFrom(text, blanksFrom(text, 0)));
    return end < text.length ? { message: "Extra data", at: end } : undefined;
  } catch (error) {
    if (error instanceof Found) return error.problem;
    throw error;
  }
}

/** All read from an index on, and give that of what follows. */
type Read = (text: string, at: number) => number;

function matched(form: RegExp, text: string, at: number): string {
  form.lastIndex = at;
  return form.exec(text)?.[0] ?? "";
}

const blanksFrom: Read = (text, at) => at + matched(/[ \t\n\r]*/y, text, at).length;

const literal = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][-+]?\d+)?|true|false|null|-?Infinity|NaN/y;

const valueFrom: Read = (text, at) => {
  const first = text.charAt(at);
  if (first === '"') return textFrom(text, at);
  if (first === "{") return objectFrom(text, at);
  if (first === "[") return listFrom(text, at);
  const { length } = matched(literal, text, at);
  if (length === 0) throw new Found("Expecting value", at);
  return at + length;
};

const textFrom: Read = (text, start) => {
  for (let at = start + 1; at < text.length; at += 1) {
    const each = text.charAt(at);
    if (each === '"') return at + 1;
    if (each < " ") throw new Found("Invalid control character at", at);
    if (each !== "\\") continue;
    const next = text.charAt(at + 1);
    if (next === "") break;
    if (!/["\\/bfnrtu]/.test(next)) throw new Found("Invalid \\escape", at);
    const digits = matched(/[0-9a-fA-F]{4}/y, text, at + 2);
    if (next === "u" && digits === "") throw new Found("Invalid \\uXXXX escape", at + 1);
    at += 1;
  }
  throw new Found("Unterminated string starting at", start);
};

const named = "Expecting property name enclosed in double quotes";

const objectFrom: Read = (text, start) => {
  let at = blanksFrom(text, start + 1);
  if (text.charAt(at) === "}") return at + 1;
  for (;;) {
    if (text.charAt(at) !== '"') throw new Found(named, at);
    at = blanksFrom(text, textFrom(text, at));
    if (text.charAt(at) !== ":") throw new Found("Expecting ':' delimiter", at);
    at = blanksFrom(text, valueFrom(text, blanksFrom(text, at + 1)));
    if (text.charAt(at) === "}") return at + 1;
    if (text.charAt(at) !== ",") throw new Found("Expecting ',' delimiter", at);
    const comma = at;
    at = blanksFrom(text, at + 1);
    if (text.charAt(at) === "}")
      throw new Found("Illegal trailing comma before end of object", comma);
  }
};

const listFrom: Read = (text, start) => {
  let at = blanksFrom(text, start + 1);
  if (text.charAt(at) === "]") return at + 1;
  for (;;) {
    at = blanksFrom(text, valueFrom(text, at));
    if (text.charAt(at) === "]") return at + 1;
    if (text.charAt(at) !== ",") throw new Found("Expecting ',' delimiter", at);
    const comma = at;
    at = blanksFrom(text, at + 1);
    if (text.charAt(at) === "]")
      throw new Found("Illegal trailing comma before end of array", comma);
  }
};
