/** The words of an awk program. Source: POSIX.1-2024, awk, lexical conventions. */
import { ProgramError } from "../program.ts";

export interface Token {
  readonly kind: "number" | "string" | "regex" | "name" | "call" | "word" | "operator" | "end";
  /** Of a string, without its escapes; of a line's end, "\n". */
  readonly text: string;
}

/** Words with a meaning of their own. */
const words = new Set(
  (
    "BEGIN END function func if else while for do break continue next nextfile exit return " +
    "delete in getline print printf"
  ).split(" "),
);

const operators = /\*\*=|\*\*|\+\+|--|[-+*/%^=!<>]=|&&|\|\||!~|>>|[{}()[\];,+\-*/%^!<>|?:~$=]|\n/y;

const escapes: Readonly<Record<string, string>> = {
  n: "\n",
  t: "\t",
  r: "\r",
  a: "\x07",
  b: "\b",
  f: "\f",
  v: "\v",
  "/": "/",
  '"': '"',
  "\\": "\\",
};

export const awkText = (text: string): string =>
  text.replace(/\\(?:([0-7]{1,3})|([\s\S]))/g, (all, octal?: string, letter = "") =>
    octal === undefined
      ? (escapes[letter] ?? all)
      : String.fromCharCode(Number.parseInt(octal, 8) & 255),
  );

export function tokensOf(source: string): readonly Token[] {
  const tokens: Token[] = [];
  let at = 0;
  const take = (form: RegExp): RegExpExecArray | null => {
    form.lastIndex = at;
    const match = form.exec(source);
    if (match !== null) at += match[0].length;
    return match;
  };
  for (;;) {
    take(/(?:[ \t\r]|\\\r?\n|#[^\n]*)*/y);
    if (at >= source.length) break;
    const token = next(take, tokens.at(-1));
    if (token === undefined)
      throw new ProgramError(`syntax error at '${source.slice(at, at + 10)}'`);
    tokens.push(token);
  }
  return [...tokens, { kind: "operator", text: "\n" }, { kind: "end", text: "" }];
}

type Take = (form: RegExp) => RegExpExecArray | null;

function next(take: Take, before: Token | undefined): Token | undefined {
  const number = take(/0[xX][\da-fA-F]+|(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?/y);
  if (number !== null) return { kind: "number", text: number[0] };
  const string = take(/"((?:\\[\s\S]|[^"\\\n])*)"/y);
  if (string !== null) {
    return { kind: "string", text: awkText((string[1] ?? "").replace(/\\\n/g, "")) };
  }
  const name = take(/[A-Za-z_]\w*(?:(?=(\())|\b)/y);
  if (name !== null) {
    const [text, paren] = name;
    if (words.has(text)) return { kind: "word", text };
    return { kind: paren === undefined ? "name" : "call", text };
  }
  if (!endsOperand(before)) {
    const regex = take(/\/((?:\\[^\n]|\[\^?\]?(?:\[:\w+:\]|\\.|[^\]\n])*\]|[^/\\\n[])+)\//y);
    if (regex !== null) return { kind: "regex", text: regex[1] ?? "" };
  }
  const operator = take(operators);
  return operator === null ? undefined : { kind: "operator", text: operator[0] };
}

/** After an operand a slash divides. */
const endsOperand = (token: Token | undefined): boolean =>
  token !== undefined &&
  (["number", "string", "name"].includes(token.kind) || /^(?:[)\]$]|\+\+|--)$/.test(token.text));
