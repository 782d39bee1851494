/**
 * Reads a script as a shell of some dialect does. The parser knows all of bash: what another shell
 * takes for plain words is quoted before it, and what it does not understand at all is a fault.
 */
import { forEachChild, parse, type Statement, type SyntaxNode } from "unbash";
import type { Dialect } from "./dialect.ts";

export interface Reading {
  /** The script in words that mean the same to the parser; its lines are those of the script. */
  readonly text: string;
  /** What can be run: that which comes before a fault. */
  readonly commands: readonly Statement[];
  readonly fault?: Fault;
}

export interface Fault {
  readonly message: string;
  readonly position: number;
}

interface Insertion {
  readonly at: number;
  readonly text: string;
}

/** Words may hold words that are seen only when the outer ones are quoted. */
const roundsMax = 20;

export function readScript(given: string, dialect: Dialect): Reading {
  if (dialect.name === "bash" || dialect.name === "any") return readWhole(given);
  let text = given;
  for (let round = 0; ; round += 1) {
    const script = parse(text);
    const found = findings(script, text, dialect);
    if (found.insertions.length > 0 && round < roundsMax) {
      text = inserted(text, found.insertions);
      continue;
    }
    const faults = [...found.faults, ...(script.errors ?? []).map(ofParser).slice(-1)];
    const [first] = faults.sort((left, right) => left.position - right.position);
    if (first === undefined) return { text, commands: script.commands };
    const { message, position } = first;
    const fault = { message: worded(message, dialect), position };
    return { text, commands: before(position, script.commands, text), fault };
  }
}

/** Nothing of a script is run that cannot be read as a whole. */
function readWhole(text: string): Reading {
  const { commands, errors: [error] = [] } = parse(text);
  if (error === undefined) return { text, commands };
  const fault = { message: `syntax error: ${error.message}`, position: error.pos };
  return { text, commands: [], fault };
}

/** The commands of the lines before the one that a fault is in. */
function before(
  position: number,
  commands: readonly Statement[],
  text: string,
): readonly Statement[] {
  let count = commands.findIndex(({ end }) => end > position);
  // Where a script ends too early, its last command is what was not ended.
  if (count < 0) count = position < text.length ? commands.length : commands.length - 1;
  const from = () => commands[count]?.pos ?? position;
  while (count > 0 && !text.slice(commands[count - 1]?.end, from()).includes("\n")) count -= 1;
  return commands.slice(0, count);
}

/** From the last to the first, so that positions hold. */
function inserted(text: string, insertions: readonly Insertion[]): string {
  return [...insertions]
    .sort((left, right) => right.at - left.at)
    .reduce((all, { at, text: more }) => all.slice(0, at) + more + all.slice(at), text);
}

interface Findings {
  readonly insertions: Insertion[];
  readonly faults: Fault[];
}

function findings(script: SyntaxNode, text: string, dialect: Dialect): Findings {
  const found: Findings = { insertions: [], faults: [] };
  const visit = (node: SyntaxNode, isOperand: boolean): void => {
    // The positions in such a script, with backquotes, are not those of the text.
    if (node.type === "Script" && node.source !== undefined) return;
    const isPlain = isOperand && node.type !== "Script";
    if (!isPlain) note(node, text, dialect, found);
    const isInner = isPlain || node.type === "ParameterExpansion";
    if (node.type === "ParameterExpansion") noteExpansion(node, dialect, found);
    forEachChild(node, (child) => visit(child, isInner));
  };
  visit(script, false);
  return found;
}

function noteExpansion(
  { pos, ...part }: Extract<SyntaxNode, { type: "ParameterExpansion" }>,
  dialect: Dialect,
  { faults }: Findings,
): void {
  // Dash notices it only where it comes by.
  if (dialect.name === "ash" && isOfBash(part)) {
    faults.push({ message: "bad substitution", position: pos });
  }
}

type Expansion = Pick<
  Extract<SyntaxNode, { type: "ParameterExpansion" }>,
  "prefix" | "index" | "operation"
>;

const isOfBash = ({ prefix, index, operation }: Expansion): boolean =>
  prefix === "!" ||
  index !== undefined ||
  /^(?:CaseModification|Transform|Names)$/.test(operation?.type ?? "");

/** Whether a shell can make nothing of an expansion such as `${a^^}`. */
export const lacksExpansion = (part: Expansion, dialect: Dialect): boolean =>
  (!dialect.knows("a^") && isOfBash(part)) ||
  (!dialect.knows("a/b") && /^(?:Replace|Slice)$/.test(part.operation?.type ?? ""));

/** What is but a word, or several, to a shell that does not know it. */
const quotedWords: Readonly<Record<string, string>> = {
  TestCommand: "[[",
  Select: "select",
  Coproc: "coproc",
  BraceExpansion: "{a,b}",
  AnsiCQuoted: "$'a'",
  LocaleString: '$"a"',
};
/** What is wrong where such a thing begins. */
const wrongWords: Readonly<Record<string, readonly [what: string, message: string]>> = {
  ArithmeticFor: ["for ((", "bad for loop variable"],
  HereString: ["<<<", "redirection"],
  ProcessSubstitution: ["<(a)", '"("'],
  ExtendedGlob: ["?(a)", '"("'],
};

function note(node: SyntaxNode, text: string, dialect: Dialect, found: Findings): void {
  const { type, pos } = node;
  const lacks = (what: string | undefined) => what !== undefined && !dialect.knows(what);
  const [wrong, message = ""] = wrongWords[type] ?? [];
  if (lacks(quotedWords[type])) found.insertions.push({ at: pos, text: "\\" });
  else if (lacks(wrong)) found.faults.push({ message, position: pos });
  else noteOther(node, text, lacks, found);
}

function noteOther(
  node: SyntaxNode,
  text: string,
  lacks: (what: string) => boolean,
  { insertions, faults }: Findings,
): void {
  const { pos, end } = node;
  const insert = (at: number, more: string) => void insertions.push({ at, text: more });
  const fault = (message: string, position: number) => void faults.push({ message, position });
  switch (node.type) {
    case "TestCommand": {
      const at = text.slice(pos, end).search(/(?<![$\\'"])\(/);
      if (at >= 0 && lacks("[[ (")) fault('"("', pos + at);
      return;
    }
    case "ArithmeticCommand":
      if (lacks("((")) for (const at of [pos + 1, end - 1]) insert(at, " ");
      return;
    case "Function":
      if (/^function\s/.test(text.slice(pos, end)) && lacks("function")) insert(pos, "\\");
      return;
    case "Assignment": {
      const { name, value, index, append } = node;
      if (value.type === "ArrayValue") {
        if (lacks("a=()")) fault('"("', value.pos);
      } else if ((index !== undefined && lacks("a[0]=b")) || (append === true && lacks("a+=b"))) {
        insert(pos + name.length, "\\");
      }
      return;
    }
    case "Redirect":
      if (node.operator.startsWith("&>") && lacks("&>")) insert(text.indexOf("&", pos) + 1, " ");
      return;
    case "Pipeline":
      if (node.operators.includes("|&") && lacks("|&")) fault('"&"', text.indexOf("|&", pos));
      return;
    case "CaseItem":
      if (/^;;?&$/.test(node.terminator ?? "") && lacks(";&")) fault('"&"', end - 1);
      return;
    default:
  }
}

/** In what shells say, by how the parser says it. */
const unended: readonly (readonly [form: RegExp, message: string])[] = [
  [/^unterminated (?:double|single) quote/, "unterminated quoted string"],
  [/^unterminated backtick/, "EOF in backquote substitution"],
  [/^unterminated command substitution/, 'end of file (expecting ")")'],
  [/^unterminated extended glob/, '"("'],
];

/** What the parser says, as what was not expected or is wrong altogether. */
function ofParser({ message, pos }: { readonly message: string; readonly pos: number }): Fault {
  const known = unended.find(([form]) => form.test(message));
  if (known !== undefined) return { message: known[1], position: pos };
  const [, token] = /^unexpected token '(.+)'/.exec(message) ?? [];
  const [, missing] = /^expected '(.+?)'/.exec(message) ?? [];
  const what = token === undefined ? "end of file" : `"${token}"`;
  const more = missing === undefined ? "" : ` (expecting "${missing}")`;
  return { message: what + more, position: pos };
}

/** What stands by itself, where all else is told to be unexpected. */
const isWhole = /^(?:bad|unterminated|EOF) /;

/** A fault in the words of a shell: `"(" unexpected`, or `unexpected "("`. */
function worded(what: string, { name }: Dialect): string {
  if (name === "ash") return `syntax error: ${isWhole.test(what) ? what : `unexpected ${what}`}`;
  if (isWhole.test(what)) return `Syntax error: ${what.charAt(0).toUpperCase()}${what.slice(1)}`;
  const [, token = what, more = ""] = /^(.*?)( \(.*)?$/.exec(what) ?? [];
  return `Syntax error: ${token} unexpected${more}`;
}
