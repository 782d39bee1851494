/**
 * Lets the reader of expressions take what is not in its grammar. It is given calls in its place:
 * `Type.__new__({field: value})` for `Type{field: value}`, and `[__optional__(a)]` for `[?a]`.
 * Places there are told as places in the source.
 */
import type { ASTNode } from "@marcbachmann/cel-js";

/** The method that stands for making a message. */
export const newMessage = "__new__";

const optionalMark = "__optional__";

/** What is marked as optional in a literal, and `undefined` for what is not. */
export function optionalPart(node: ASTNode): ASTNode | undefined {
  if (node.op !== "call" || node.args[0] !== optionalMark) return undefined;
  return node.args[1][0];
}

export interface Rewritten {
  readonly text: string;
  /** The place in the source of one in `text`. */
  placeOf(at: number): number;
}

/** `source` with every literal of a message, and all that is optional in literals, as calls. */
export function rewriteLiterals(source: string): Rewritten {
  if (!/\{|[[,]\s*\?/.test(source)) return { text: source, placeOf: (at) => at };
  const rewriting = new Rewriting();
  for (const piece of piecesOf(source)) rewriting.add(piece);
  const { text, insertions } = rewriting;
  return { text, placeOf: (at) => insertions.reduceRight(withoutInsertion, at) };
}

interface Insertion {
  readonly at: number;
  readonly length: number;
}

const withoutInsertion = (at: number, inserted: Insertion): number =>
  at > inserted.at ? at - Math.min(inserted.length, at - inserted.at) : at;

/** A bracket that is open. */
interface Open {
  readonly closing: string;
  readonly kind: "message" | "map" | "list" | "other";
  /** The mark of what is optional is open too, and closes with the key or the item. */
  isMarked: boolean;
  /** How many conditions wait for their colon. */
  conditions: number;
}

class Rewriting {
  text = "";
  readonly insertions: Insertion[] = [];
  readonly #open: Open[] = [];
  #previous = "";

  add(piece: string): void {
    const top = this.#open.at(-1);
    if (top !== undefined) this.#closeMark(top, piece);
    if (piece === "?" && top !== undefined && this.#isAtStart(top)) {
      top.isMarked = true;
      this.#write(piece, `${optionalMark}(`);
    } else if (closers.has(piece)) {
      this.#open.pop();
      this.#write(piece, piece === "}" ? (top?.closing ?? piece) : piece);
    } else {
      this.#addOther(piece, top);
    }
    if (!/^(?:\s|\/\/)/.test(piece)) this.#previous = piece;
  }

  #addOther(piece: string, top: Open | undefined): void {
    // `a.?b` and `a[?b]` are no conditions.
    const isCondition = piece === "?" && this.#previous !== "." && this.#previous !== "[";
    if (isCondition && top !== undefined) top.conditions += 1;
    const kind = this.#kindOf(piece);
    if (kind !== undefined) {
      const closing = kind === "message" ? "})" : piece;
      this.#open.push({
        kind,
        closing: kind === "map" ? "}" : closing,
        isMarked: false,
        conditions: 0,
      });
    }
    this.#write(piece, kind === "message" ? `.${newMessage}({` : piece);
  }

  #isAtStart({ kind }: Open): boolean {
    if (this.#previous === ",") return kind !== "other";
    return this.#previous === "{" || (this.#previous === "[" && kind === "list");
  }

  #kindOf(piece: string): Open["kind"] | undefined {
    if (piece === "{") return isName(this.#previous) ? "message" : "map";
    if (piece === "[") return isOperand(this.#previous) ? "other" : "list";
    return piece === "(" ? "other" : undefined;
  }

  #closeMark(top: Open, piece: string): void {
    const isColon = piece === ":" && top.kind !== "list";
    if (piece === ":" && top.conditions > 0) top.conditions -= 1;
    else if (top.isMarked && (isColon || piece === "," || closers.has(piece))) {
      top.isMarked = false;
      this.insertions.push({ at: this.text.length, length: 1 });
      this.text += ")";
    }
  }

  #write(piece: string, written: string): void {
    if (written !== piece) {
      const length = written.length - piece.length;
      this.insertions.push({ at: this.text.length, length });
    }
    this.text += written;
  }
}

const closers: ReadonlySet<string> = new Set(["}", "]", ")"]);

/** Whether a brace after this begins the fields of a message; after `in` there is a map. */
const isName = (piece: string): boolean => /^[A-Za-z_]\w*$/.test(piece) && piece !== "in";

/** Whether a bracket after this asks for a member of it. */
const isOperand = (piece: string): boolean => /[\w)\]}'"]$/.test(piece) && piece !== "in";

/** Texts in quotes, comments, words and spaces, and any other character by itself. */
const pieces = [
  /[bB]?[rR][bB]?(?:'''[\s\S]*?'''|"""[\s\S]*?"""|'[^'\n]*'|"[^"\n]*")/y,
  /[bB]?(?:'''(?:\\[\s\S]|[^\\])*?'''|"""(?:\\[\s\S]|[^\\])*?""")/y,
  /[bB]?(?:'(?:\\.|[^'\\\n])*'|"(?:\\.|[^"\\\n])*")/y,
  /\/\/[^\n]*|\w+|\s+|[^'"]/y,
];

/** The pieces of a source; from a text that does not end on, all is one. */
function* piecesOf(source: string): Generator<string> {
  for (let at = 0; at < source.length; ) {
    let piece: string | undefined;
    for (const pattern of pieces) {
      pattern.lastIndex = at;
      piece = pattern.exec(source)?.[0];
      if (piece !== undefined) break;
    }
    piece ??= source.slice(at);
    yield piece;
    at += piece.length;
  }
}
