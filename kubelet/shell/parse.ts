/** Reads the small part of the shell language that container commands are mostly written in. */

export type Statement =
  | { readonly kind: "simple"; readonly words: readonly string[]; readonly output?: string }
  | { readonly kind: "loop"; readonly until: boolean; readonly test: Script; readonly body: Script }
  | {
      readonly kind: "for";
      readonly name: string;
      readonly words: readonly string[];
      readonly body: Script;
    }
  | {
      readonly kind: "if";
      readonly test: Script;
      readonly then: Script;
      readonly otherwise: Script;
    }
  /** Anything else: the process is taken to run until it is stopped. */
  | { readonly kind: "unknown" };

/** Statements with how each is joined to the one before: `;` always, `&&` and `||` by outcome. */
export type Script = readonly { readonly join: ";" | "&&" | "||"; readonly run: Statement }[];

const comment = /#[^\n]*/;
const operator = /\n|;;|;|&&|\|\||&(?!>)|\||2>&1|>&2|1>&2|[12]?>>?[^\S\n]*|<|\(|\)/;
const quotedPart = /\\[\s\S]|"(?:\\[\s\S]|[^"\\])*"|'[^']*'/;
const expandedPart = /\$\(\([^)]*\)\)|\$\([^)]*\)|\$\{[^}]*\}/;
const plainPart = /[^\s;&|<>()#"'\\]|(?<=\S)#/;
const word = `(?:${quotedPart.source}|${expandedPart.source}|${plainPart.source})+`;
const tokenPattern = new RegExp(
  `[^\\S\\n]*(?:(${comment.source})|(${operator.source})|(${word}))`,
  "y",
);

/** Words keep their quotes: expansion takes them off. Text that is no script is one unknown. */
export function parseScript(source: string): Script {
  const tokens = tokenize(source);
  if (tokens === undefined) return [{ join: ";", run: { kind: "unknown" } }];
  const cursor = { tokens, at: 0 };
  const script = parseList(cursor, []);
  return cursor.at < tokens.length ? [...script, { join: ";", run: { kind: "unknown" } }] : script;
}

interface Cursor {
  readonly tokens: readonly string[];
  at: number;
}

function tokenize(source: string): string[] | undefined {
  const tokens: string[] = [];
  const text = source.replace(/\\\n/g, " ").trim();
  let at = 0;
  while (at < text.length) {
    tokenPattern.lastIndex = at;
    const match = tokenPattern.exec(text);
    if (match === null || match[0] === "") return undefined;
    at = tokenPattern.lastIndex;
    const token = match[2] ?? match[3];
    if (token !== undefined) tokens.push(token === "\n" ? ";" : token.trim());
  }
  return tokens;
}

const isJoin = (token: string | undefined) => token === ";" || token === "&&" || token === "||";

/** Statements up to one of the closing words, or to the end. */
function parseList(cursor: Cursor, closing: readonly string[]): Script {
  const script: { join: ";" | "&&" | "||"; run: Statement }[] = [];
  let join: ";" | "&&" | "||" = ";";
  for (;;) {
    while (cursor.tokens[cursor.at] === ";") cursor.at += 1;
    const token = cursor.tokens[cursor.at];
    if (token === undefined || closing.includes(token)) return script;
    const before = cursor.at;
    script.push({ join, run: parseStatement(cursor) });
    const next = cursor.tokens[cursor.at];
    if (next === undefined || closing.includes(next)) return script;
    if (!isJoin(next) || cursor.at === before) return [...script, { join: ";", run: skip(cursor) }];
    join = next === "&&" || next === "||" ? next : ";";
    cursor.at += 1;
  }
}

/** Gives up on the rest of the script. */
function skip(cursor: Cursor): Statement {
  cursor.at = cursor.tokens.length;
  return { kind: "unknown" };
}

function take(cursor: Cursor, word: string): boolean {
  if (cursor.tokens[cursor.at] !== word) return false;
  cursor.at += 1;
  return true;
}

function parseStatement(cursor: Cursor): Statement {
  if (take(cursor, "while")) return parseLoop(cursor, false);
  if (take(cursor, "until")) return parseLoop(cursor, true);
  if (take(cursor, "for")) return parseFor(cursor);
  if (take(cursor, "if")) return parseIf(cursor);
  return parseSimple(cursor);
}

function parseLoop(cursor: Cursor, until: boolean): Statement {
  const test = parseList(cursor, ["do"]);
  if (!take(cursor, "do")) return skip(cursor);
  const body = parseList(cursor, ["done"]);
  return take(cursor, "done") ? { kind: "loop", until, test, body } : skip(cursor);
}

function parseFor(cursor: Cursor): Statement {
  const name = cursor.tokens[cursor.at] ?? "";
  cursor.at += 1;
  if (!take(cursor, "in")) return skip(cursor);
  const words: string[] = [];
  for (let word = cursor.tokens[cursor.at]; word !== undefined && word !== ";"; ) {
    words.push(word);
    cursor.at += 1;
    word = cursor.tokens[cursor.at];
  }
  take(cursor, ";");
  if (!take(cursor, "do")) return skip(cursor);
  const body = parseList(cursor, ["done"]);
  return take(cursor, "done") ? { kind: "for", name, words, body } : skip(cursor);
}

function parseIf(cursor: Cursor): Statement {
  const test = parseList(cursor, ["then"]);
  if (!take(cursor, "then")) return skip(cursor);
  const then = parseList(cursor, ["else", "elif", "fi"]);
  if (take(cursor, "elif")) {
    return { kind: "if", test, then, otherwise: [{ join: ";", run: parseIf(cursor) }] };
  }
  const otherwise = take(cursor, "else") ? parseList(cursor, ["fi"]) : [];
  return take(cursor, "fi") ? { kind: "if", test, then, otherwise } : skip(cursor);
}

const redirect = /^([12]?)>>?$/;

function parseSimple(cursor: Cursor): Statement {
  const words: string[] = [];
  let output: string | undefined;
  for (;;) {
    const token = cursor.tokens[cursor.at];
    if (token === undefined || isJoin(token)) break;
    if (token === "2>&1") {
      cursor.at += 1;
    } else if (token === ">&2" || token === "1>&2") {
      output = "/dev/stderr";
      cursor.at += 1;
    } else if (redirect.test(token)) {
      if (!token.startsWith("2")) output = cursor.tokens[cursor.at + 1];
      cursor.at += 2;
    } else if (/^(?:&|\||<|\(|\)|;;)$/.test(token)) {
      return skip(cursor);
    } else {
      words.push(token);
      cursor.at += 1;
    }
  }
  return { kind: "simple", words, ...(output === undefined ? {} : { output }) };
}
