/**
 * Lets the reader of expressions take `Type{field: value}`, which is not in its grammar: it is
 * given `Type.__new__({field: value})` instead, and places there are told as places in the source.
 */

/** The method that stands for making a message. */
export const newMessage = "__new__";

export interface Rewritten {
  readonly text: string;
  /** The place in the source of one in `text`. */
  placeOf(at: number): number;
}

const opening = `.${newMessage}({`;

/** `source` with every literal of a message as a call. */
export function rewriteMessages(source: string): Rewritten {
  if (!source.includes("{")) return { text: source, placeOf: (at) => at };
  const insertions: { readonly at: number; readonly length: number }[] = [];
  const open: boolean[] = [];
  let [text, previous] = ["", ""];
  for (const piece of piecesOf(source)) {
    const isMessage = piece === "{" ? isName(previous) : piece === "}" && open.pop() === true;
    if (piece === "{") open.push(isMessage);
    const written = !isMessage ? piece : piece === "{" ? opening : "})";
    if (isMessage) insertions.push({ at: text.length, length: written.length - 1 });
    text += written;
    if (!/^(?:\s|\/\/)/.test(piece)) previous = piece;
  }
  return { text, placeOf: (at) => insertions.reduceRight(withoutInsertion, at) };
}

const withoutInsertion = (
  at: number,
  inserted: { readonly at: number; readonly length: number },
): number => (at > inserted.at ? at - Math.min(inserted.length, at - inserted.at) : at);

/** Whether a brace after this begins the fields of a message; after `in` there is a map. */
const isName = (piece: string): boolean => /^[A-Za-z_]\w*$/.test(piece) && piece !== "in";

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
