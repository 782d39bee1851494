/** The words of a Go template. Pure. Source: text/template/parse, Go 1.26. */
export type Token =
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "open" | "close" }
  /** A constant: a text, a truth, a whole number, a number, or nothing. */
  | { readonly kind: "constant"; readonly value: string | boolean | bigint | number | null }
  /** `.a.b`, `.`, `$x.a` */
  | { readonly kind: "path"; readonly variable?: string; readonly fields: readonly string[] }
  | { readonly kind: "word"; readonly word: string }
  | { readonly kind: "mark"; readonly mark: string };

/** A text that is no template. */
export class WrongTemplate extends Error {}

export const wrongTemplate = (fact: string) => new WrongTemplate(fact);

/** Reads texts and, between braces, the words of actions. */
export function tokensOf(template: string): readonly Token[] {
  const tokens: Token[] = [];
  let rest = template;
  let trims = false;
  for (;;) {
    const at = rest.indexOf("{{");
    const text = at < 0 ? rest : rest.slice(0, at);
    const isTrimmed = /^\{\{-\s/.test(rest.slice(at));
    const kept = trims ? text.trimStart() : text;
    tokens.push({ kind: "text", text: at >= 0 && isTrimmed ? kept.trimEnd() : kept });
    if (at < 0) return tokens;
    const action = actionAt(rest.slice(at + (isTrimmed ? 3 : 2)));
    if (action.tokens.length > 0) {
      tokens.push({ kind: "open" }, ...action.tokens, { kind: "close" });
    }
    ({ rest, trims } = action);
  }
}

interface Action {
  readonly tokens: readonly Token[];
  readonly rest: string;
  /** Whether the text behind it loses the blanks that it begins with. */
  readonly trims: boolean;
}

const comment = /^\s*\/\*.*?\*\/\s*?(\s-)?\}\}/s;
const end = /^(\s+-)?\}\}/;

function actionAt(text: string): Action {
  const said = comment.exec(text);
  if (said !== null) {
    return { tokens: [], rest: text.slice(said[0].length), trims: said[1] !== undefined };
  }
  const tokens: Token[] = [];
  let rest = text;
  for (;;) {
    const closed = end.exec(rest);
    if (closed !== null) {
      return { tokens, rest: rest.slice(closed[0].length), trims: closed[1] !== undefined };
    }
    rest = rest.trimStart();
    if (end.test(rest)) continue;
    if (rest === "") throw wrongTemplate("unclosed action");
    const [token, length] = tokenAt(rest);
    tokens.push(token);
    rest = rest.slice(length);
  }
}

const patterns: readonly (readonly [RegExp, (found: RegExpExecArray) => Token])[] = [
  [/^"((?:[^"\\\n]|\\.)*)"/, ([, text = ""]) => constant(unquoted(text))],
  [/^`([^`]*)`/, ([, text = ""]) => constant(text)],
  [/^'(\\.|[^'\\])'/u, ([, text = ""]) => constant(BigInt(unquoted(text).codePointAt(0) ?? 0))],
  [/^[-+]?(?:0x[\da-fA-F]+|\d+)(?![\w.])/, ([text]) => constant(wholeNumber(text))],
  [/^[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?/, ([text]) => constant(Number(text))],
  [
    /^(\$\w*)?((?:\.\w+)*)/,
    ([, variable, fields = ""]) => ({
      kind: "path",
      ...(variable !== undefined && { variable }),
      fields: fields.split(".").slice(1),
    }),
  ],
];

const constant = (value: string | boolean | bigint | number | null): Token => ({
  kind: "constant",
  value,
});

const words: Readonly<Record<string, Token>> = {
  true: constant(true),
  false: constant(false),
  nil: constant(null),
};

function tokenAt(text: string): readonly [Token, number] {
  for (const [pattern, make] of patterns) {
    const found = pattern.exec(text);
    if (found !== null && found[0] !== "") return [make(found), found[0].length];
  }
  if (text.startsWith(".")) return [{ kind: "path", fields: [] }, 1];
  const [mark] = /^(:=|[=|(),])/.exec(text) ?? [];
  if (mark !== undefined) return [{ kind: "mark", mark }, mark.length];
  const [word] = /^[\p{L}_][\p{L}\d_]*/u.exec(text) ?? [];
  if (word === undefined) throw wrongTemplate(`unexpected ${JSON.stringify(text[0])} in action`);
  return [words[word] ?? { kind: "word", word }, word.length];
}

function wholeNumber(text: string): bigint {
  const isNegative = text.startsWith("-");
  const number = BigInt(text.replace(/^[-+]/, ""));
  return isNegative ? -number : number;
}

const escapes: Readonly<Record<string, string>> = { n: "\n", t: "\t", r: "\r", a: "\x07" };

const unquoted = (text: string) =>
  text.replace(/\\(x[\da-fA-F]{2}|u[\da-fA-F]{4}|.)/gs, (_, escaped: string) =>
    escaped.length > 1
      ? String.fromCodePoint(Number.parseInt(escaped.slice(1), 16))
      : (escapes[escaped] ?? escaped),
  );
