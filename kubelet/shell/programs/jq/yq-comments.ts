/** The comments of a document in blocks: yq keeps them at the keys and items they stand by. */

interface Line {
  readonly text: string;
  /** The key or item that the line begins; absent for comments and the rest of texts. */
  readonly path?: string;
  readonly isComment?: boolean;
}

/** Puts the comments of one text into another that has the same keys and items, or some of them. */
export function withComments(text: string, from: string): string {
  if (!from.includes("#")) return text;
  const { before, beside, last } = commentsOf(from);
  const lines = linesOf(text).flatMap(({ text: line, path }) => {
    if (path === undefined) return [line];
    const indent = /^ */.exec(line)?.[0] ?? "";
    const above = (before.get(path) ?? []).map((comment) => indent + comment);
    return [...above, line + (beside.get(path) ?? "")];
  });
  return [...lines, ...last].map((line) => `${line}\n`).join("");
}

/** What stands behind a blank and a `#`, outside of quotes. */
function commentBeside(line: string): string | undefined {
  let quote = "";
  for (let at = 0; at < line.length; at += 1) {
    const letter = line.charAt(at);
    if (quote === '"' && letter === "\\") at += 1;
    else if (quote !== "") quote = letter === quote ? "" : quote;
    else if (/["']/.test(letter) && /^$|[\s[{,:]/.test(line.charAt(at - 1))) quote = letter;
    else if (letter === "#" && /\s/.test(line.charAt(at - 1))) return ` ${line.slice(at)}`;
  }
  return undefined;
}

function commentsOf(text: string) {
  const before = new Map<string, readonly string[]>();
  const beside = new Map<string, string>();
  let pending: string[] = [];
  for (const { text: line, path, isComment } of linesOf(text)) {
    if (isComment === true) pending.push(line.trim());
    if (path === undefined) continue;
    if (pending.length > 0) before.set(path, pending);
    pending = [];
    const comment = commentBeside(line);
    if (comment !== undefined) beside.set(path, comment);
  }
  return { before, beside, last: pending };
}

interface Level {
  readonly indent: number;
  readonly isItem: boolean;
  readonly name: string;
}

/** The lines of a document, with what stands in them. */
function linesOf(text: string): readonly Line[] {
  let levels: Level[] = [];
  let textIndent = Number.POSITIVE_INFINITY;
  const counts = new Map<string, number>();
  const pathOf = () => levels.map(({ name }) => name).join("\0");
  return text
    .replace(/\n$/, "")
    .split("\n")
    .map((line): Line => {
      const indent = line.search(/\S/);
      // A text in a block goes on as long as it is indented.
      if (indent < 0 || indent > textIndent) return { text: line };
      textIndent = Number.POSITIVE_INFINITY;
      if (/^\s*#/.test(line)) return { text: line, isComment: true };
      if (/[|>][-+\d]*\s*(?:#.*)?$/.test(line)) textIndent = indent;
      const [, blanks = "", items = "", key] =
        /^( *)((?:- +)*(?:-$)?)("(?:[^"\\]|\\.)*"|'(?:[^']|'')*'|[^\s#'"][^:]*)?/.exec(line) ?? [];
      let at = blanks.length;
      for (const item of items.match(/- *|-$/g) ?? []) {
        const end = at;
        levels = levels.filter(
          (level) => level.indent < end || (level.indent === end && !level.isItem),
        );
        // Items are known by what they begin with, for others may come or go before them.
        const name = itemName(line.slice(at + item.length));
        const begun = `${pathOf()}\0${name}`;
        const count = counts.get(begun) ?? 0;
        counts.set(begun, count + 1);
        levels.push({ indent: at, isItem: true, name: `- ${name} ${count}` });
        at += item.length;
      }
      if (key !== undefined && /:(?:\s|$)/.test(line.slice(at + key.length))) {
        levels = levels.filter((level) => level.indent < at);
        levels.push({ indent: at, isItem: false, name: key.replace(/^(["'])(.*)\1$/, "$2") });
      }
      return { text: line, path: pathOf() };
    });
}

const itemName = (text: string): string =>
  text.slice(0, text.length - (commentBeside(text)?.length ?? 0)).replace(/["'\s]/g, "");
