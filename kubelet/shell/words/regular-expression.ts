/**
 * Regular expressions of POSIX, as JavaScript's. They work on byte strings.
 * Source: POSIX.1-2024, base definitions, 9; GNU for `\+`, `\?`, `\|`, `\w`, `\<` in basic ones.
 */
import { RE2JS } from "re2js";

const classes: Readonly<Record<string, string>> = {
  alpha: "A-Za-z",
  digit: "0-9",
  alnum: "A-Za-z0-9",
  upper: "A-Z",
  lower: "a-z",
  space: " \\t\\n\\r\\f\\v",
  blank: " \\t",
  punct: "!-\\/:-@\\[-`{-~",
  print: " -~",
  graph: "!-~",
  cntrl: "\\x00-\\x1f\\x7f",
  xdigit: "0-9A-Fa-f",
};

export interface ExpressionOptions {
  /** `grep -E`, `sed -E`, awk: parentheses and braces are special by themselves. */
  readonly isExtended?: boolean;
  /** Those of a RegExp, beside `s`, which it always has. */
  readonly flags?: string;
  /** In awk a backslash escapes within brackets, too. */
  readonly escapesInBrackets?: boolean;
}

/** The expression; undefined where it is none. */
export function regularExpression(
  pattern: string,
  { isExtended = false, flags = "", escapesInBrackets = false }: ExpressionOptions = {},
): RegExp | undefined {
  const source = sourceOf(pattern, isExtended, escapesInBrackets);
  return source === undefined ? undefined : scriptExpression(source, `s${flags}`);
}

/** The same expression with other flags. */
export function withFlags({ source }: Pick<RegExp, "source">, flags: string): RegExp {
  const made = new RegExp(source, flags);
  return mayTakeLong.test(source) ? guarded(made) : made;
}

/** A group that is repeated and repeats something itself. */
const mayTakeLong = /[*+}][^()]*\)[*+{]/;

/**
 * The same, but a text is first looked at by an expression that tries no way twice: what takes
 * JavaScript's for ever are texts that do not match.
 */
function guarded(expression: RegExp): RegExp {
  const linear = linearTwin(expression);
  if (linear === undefined) return expression;
  return new (class extends RegExp {
    override exec(text: string): RegExpExecArray | null {
      const from = this.global || this.sticky ? this.lastIndex : 0;
      if (from <= text.length && linear.matcher(text).find(from)) return super.exec(text);
      this.lastIndex = 0;
      return null;
    }
  })(expression);
}

function linearTwin({ source, flags }: RegExp): RE2JS | undefined {
  try {
    const isCaseless = flags.includes("i") ? RE2JS.CASE_INSENSITIVE : 0;
    return RE2JS.compile(source, RE2JS.DOTALL | isCaseless);
  } catch {
    // It has something that there is only in JavaScript, such as a reference to a group.
    return undefined;
  }
}

/** An expression in JavaScript's own words, which are those of Perl; undefined if it is none. */
export function scriptExpression(source: string, flags = ""): RegExp | undefined {
  try {
    return withFlags({ source }, flags);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

function sourceOf(
  pattern: string,
  isExtended: boolean,
  escapesInBrackets: boolean,
): string | undefined {
  let source = "";
  for (let at = 0; at < pattern.length; at += 1) {
    const each = pattern[at] ?? "";
    if (each === "[") {
      const set = bracket(pattern, at, escapesInBrackets);
      if (set === undefined) return undefined;
      source += set.source;
      at = set.endAt;
    } else if (each === "\\") {
      at += 1;
      const next = pattern[at];
      if (next === undefined) return undefined;
      source += escapeSource(next, isExtended);
    } else source += isExtended ? each : basic(each, source, pattern.slice(at + 1));
  }
  return isExtended ? source.replace(/^\*/, "\\*") : source;
}

/** In a basic expression most are plain, and `*`, `^`, `$` only count where they can. */
function basic(each: string, before: string, after: string): string {
  const isFirst = before === "" || /(?<!\\)(?:\\\\)*(?:\((?:\?:)?|\|)$/.test(before);
  switch (each) {
    case "(":
    case ")":
    case "{":
    case "}":
    case "|":
    case "+":
    case "?":
      return `\\${each}`;
    case "*":
      return isFirst || before === "^" ? "\\*" : "*";
    case "^":
      return isFirst ? "^" : "\\^";
    case "$":
      return after === "" || /^\\[)|]/.test(after) ? "$" : "\\$";
    default:
      return each;
  }
}

/** Those that mean the same in both, and those that are there in GNU's. */
const letters: Readonly<Record<string, string>> = {
  w: "\\w",
  W: "\\W",
  s: "[ \\t\\n\\r\\f\\v]",
  S: "[^ \\t\\n\\r\\f\\v]",
  b: "\\b",
  B: "\\B",
  "<": "\\b(?=\\w)",
  ">": "\\b(?<=\\w)",
  n: "\\n",
  t: "\\t",
  r: "\\r",
  f: "\\f",
  v: "\\v",
  "`": "^",
};

function escapeSource(next: string, isExtended: boolean): string {
  if (!isExtended && /[(){}|+?]/.test(next)) return next;
  // The group may be of one digit only, so that `\10` is group 1 and a zero.
  if (/[1-9]/.test(next)) return `(?:\\${next})`;
  return letters[next] ?? (/[A-Za-z0-9]/.test(next) ? next : next.replace(/[^\w\s]/, "\\$&"));
}

function bracket(
  pattern: string,
  at: number,
  escapes: boolean,
): { source: string; endAt: number } | undefined {
  const form = escapes
    ? /^\[(\^?)(\]?(?:\[:\w+:\]|\[[.=].[.=]\]|\\[\s\S]|[^\]\\])*)\]/
    : /^\[(\^?)(\]?(?:\[:\w+:\]|\[[.=].[.=]\]|[^\]])*)\]/;
  const match = form.exec(pattern.slice(at));
  if (match === null) return undefined;
  const [all, not = "", body = ""] = match;
  let isKnown = true;
  const inner = body.replace(
    /\[:(\w+):\]|\[[.=](.)[.=]\]|\\([\s\S])|[\s\S]/g,
    (text, name?: string, single?: string, escaped?: string) => {
      if (name !== undefined) {
        isKnown &&= name in classes;
        return classes[name] ?? "";
      }
      if (single !== undefined) return plain(single);
      if (escaped === undefined) return text === "-" ? text : plain(text);
      if (escapes) return letters[escaped] ?? plain(escaped);
      // GNU understands the usual letters here, too.
      return /[nt]/.test(escaped) ? `\\${escaped}` : `\\\\${plain(escaped)}`;
    },
  );
  // A class is no end of a range.
  return isKnown ? { source: `[${not}${inner}]`, endAt: at + all.length - 1 } : undefined;
}

const plain = (text: string) => text.replace(/[\\\]^[-]/, "\\$&");
