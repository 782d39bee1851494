/** The words and marks of a jq filter. */
import { JqError } from "./tree.ts";

/** A piece of a text, or a filter that stands within it. */
export type TextPart = string | { readonly filter: string };

const form =
  /\s+|#[^\n]*|(\d+(?:\.\d+)?(?:[eE][-+]?\d+)?)|(@\w+)|(\$\w+)|(\.\.|\/\/=|\|=|\+=|-=|\*=|\/=|%=|==|!=|<=|>=|\/\/|[.[\](){}|,:;?+\-*/%<>=])|([A-Za-z_]\w*)|(")/y;

export interface Token {
  readonly kind: "number" | "format" | "variable" | "mark" | "word" | "text" | "end";
  readonly text: string;
  /** Those of a text with filters in it. */
  readonly parts?: readonly TextPart[];
  /** No blank stands before it. */
  readonly isTight: boolean;
}

/** In the order of the groups of the form. */
const kinds = ["number", "format", "variable", "mark", "word", "text"] as const;

/** Throws JqError. */
export function tokensOf(source: string): readonly Token[] {
  const tokens: Token[] = [];
  let at = 0;
  let isTight = false;
  while (at < source.length) {
    form.lastIndex = at;
    const found = form.exec(source);
    if (found === null) throw new JqError(`syntax error, unexpected INVALID_CHARACTER`);
    const [all, ...groups] = found;
    at = form.lastIndex;
    const [kind, text] = kinds
      .map((each, index) => [each, groups[index]] as const)
      .find(([, group]) => group !== undefined) ?? ["end", undefined];
    if (kind === "text") {
      const { parts, end } = textAt(source, at);
      tokens.push({ kind, text: '"', parts, isTight });
      at = end;
    } else if (text !== undefined) tokens.push({ kind, text, isTight });
    isTight = text !== undefined;
    if (all === "") break;
  }
  return tokens;
}

/** A text up to its end; what stands within `\( … )` is a filter. */
function textAt(source: string, from: number) {
  const parts: TextPart[] = [];
  let plain = "";
  for (let at = from; at < source.length; at += 1) {
    const each = source.charAt(at);
    if (each === '"') return { parts: [...parts, plain], end: at + 1 };
    if (each !== "\\") plain += each;
    else if (source.charAt(at + 1) === "(") {
      const end = closingAt(source, at + 2);
      parts.push(plain, { filter: source.slice(at + 2, end) });
      plain = "";
      at = end;
    } else {
      const length = source.charAt(at + 1) === "u" ? 6 : 2;
      plain += escaped(source.slice(at, at + length));
      at += length - 1;
    }
  }
  throw new JqError("syntax error, unterminated string");
}

function escaped(text: string): string {
  try {
    return String(JSON.parse(`"${text}"`));
  } catch {
    return text.slice(1);
  }
}

function closingAt(source: string, from: number): number {
  let open = 1;
  for (let at = from; at < source.length; at += 1) {
    if (source.charAt(at) === "(") open += 1;
    if (source.charAt(at) === ")") open -= 1;
    if (open === 0) return at;
  }
  throw new JqError("syntax error, unterminated string");
}

/** Operators between two filters, from the loosest to the tightest. */
export const levels: readonly (readonly string[])[] = [
  ["or"],
  ["and"],
  ["==", "!=", "<", "<=", ">", ">="],
  ["+", "-"],
  ["*", "/", "%"],
];
