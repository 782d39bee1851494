/**
 * `yq`, whose filters are read as those of jq, which they are like. Styles are not kept. Source:
 * mikefarah's yq 4.48, its manual.
 */
import { CORE_SCHEMA, dump, loadAll, YAMLException } from "js-yaml";
import { absolutePath } from "../../files/file-system.ts";
import { bytesOf, textOf } from "../../kernel/bytes.ts";
import { timeOf } from "../../kernel/context.ts";
import type { Work } from "../../kernel/kernel.ts";
import { put } from "../../kernel/streams.ts";
import type { Shell } from "../../language/shell.ts";
import type { Expanding } from "../../words/expand.ts";
import { notSimulated } from "../not-simulated.ts";
import { ProgramError, rawProgram } from "../program.ts";
import { readPath } from "../text/lines.ts";
import { parseFilter } from "./parse.ts";
import { run, type Scope } from "./run.ts";
import { JqError } from "./tree.ts";
import { isTable, isTrue, textOfValue } from "./values.ts";
import { withComments } from "./yq-comments.ts";

export const [, yqCommand] = rawProgram("yq", yq);

interface Asked {
  readonly flags: ReadonlySet<string>;
  readonly output: string;
  readonly indent: number;
  readonly isTogether: boolean;
  readonly source: string;
  readonly paths: readonly string[];
}

const longFlags: Readonly<Record<string, string>> = {
  inplace: "i",
  "null-input": "n",
  "exit-status": "e",
  prettyPrint: "P",
  "no-doc": "N",
  "split-exp": "s",
  "unwrapScalar=false": "quoted",
  tojson: "j",
};
const valued = /^(?:-[opI]|--(?:output-format|input-format|indent))$/;

function asked(args: readonly string[]): Asked {
  const flags = new Set<string>();
  const values = new Map<string, string>();
  const words: string[] = [];
  for (let at = 0; at < args.length; at += 1) {
    const arg = args[at] ?? "";
    const [, name = "", value] = /^(-[opI]|--[\w-]+)=?(.*)$/s.exec(arg) ?? [];
    if (valued.test(name)) values.set(shortOf(name), value || (args[++at] ?? ""));
    else if (arg.startsWith("--")) flags.add(longFlags[arg.slice(2)] ?? "");
    else if (/^-\w/.test(arg)) for (const letter of arg.slice(1)) flags.add(letter);
    else words.push(arg);
  }
  const isTogether = /^(?:ea|eval-all)$/.test(words[0] ?? "");
  const rest = /^(?:e|eval|ea|eval-all)$/.test(words[0] ?? "") ? words.slice(1) : words;
  // A file alone is shown as it is.
  const isFilter =
    rest.length > 1 || flags.has("n") || !/^[\w/][\w/.-]*\.(?:ya?ml|json)$/.test(rest[0] ?? "");
  const [source = "."] = isFilter ? rest : [];
  const output = flags.has("j") ? "json" : (values.get("o") ?? "yaml");
  const indent = Number(values.get("I") ?? 2);
  return { flags, output, indent, isTogether, source, paths: isFilter ? rest.slice(1) : rest };
}

const shortOf = (name: string) =>
  ({ "--output-format": "o", "--input-format": "p", "--indent": "I" })[name] ?? name.slice(1);

/** What is said otherwise in yq: variables of the environment, files by their number, `ireduce`. */
const asJq = (source: string): string =>
  source
    .replace(/\bstrenv\((\w+)\)/g, "$ENV.$1")
    .replace(/\benv\((\w+)\)/g, "($ENV.$1 | try fromjson catch $ENV.$1)")
    .replace(/\bselect\((?:fileIndex|fi) ?== ?(\d+)\)/g, "$FILES[$1][]")
    .replace(/^\s*(.+?) as (\$\w+) ireduce\s*\(/, "reduce ($FILES[][] | $1) as $2 (")
    .replace(/\*[+dn?]+(?=[\s=])/g, (operator) => (operator.endsWith("=") ? "*=" : "*"))
    .replace(/\bload\("([^"]*)"\)/g, '$LOADED["$1"]')
    .replace(/\bsub\(("(?:[^"\\]|\\.)*"), */g, "gsub($1; ")
    .replace(/\.\.\. comments ?= ?""/g, ".")
    .replace(/\bupcase\b/g, "ascii_upcase")
    .replace(/\bdowncase\b/g, "ascii_downcase")
    .replace(/@yaml\b|@json\b|\bto_json(?:\(\d+\))?/g, "tojson");

/** What yq has beside jq. */
const prelude = `
def with(p; f): p |= f;
def filter(f): map(select(f));
def explode(f): .;
def pick(names): . as $all | reduce names[] as $name ({}; .[$name] = $all[$name]);
def sort_keys(f): walk(if type == "object" then to_entries | sort_by(.key) | from_entries else . end);
def tag: if type == "string" then "!!str" elif type == "boolean" then "!!bool"
  elif type == "null" then "!!null" elif type == "array" then "!!seq"
  elif type == "object" then "!!map" elif . == floor then "!!int" else "!!float" end;
`;

/** How its merges go on from those of jq: all of them in the same way. */
const mergingOf = (source: string): string => /\*([+dn?]+)(?=[\s=])/.exec(source)?.[1] ?? "";

/** The first document of each file that the filter loads. */
function* loadedBy(source: string, shell: Shell): Expanding<ReadonlyMap<string, unknown>> {
  const loaded = new Map<string, unknown>();
  for (const [, path = ""] of source.matchAll(/\bload\("([^"]*)"\)/g)) {
    loaded.set(path, documentsIn(textOf(yield* readPath(path, shell)), path)[0]);
  }
  return loaded;
}

const formats = /^(?:y|yaml|j|json|p|props|auto)$/;

function* yq(args: readonly string[], shell: Shell): Work {
  const given = asked(args.map(textOf));
  if (args[0] === "--version" || args[0] === "-V") {
    yield* put(shell.streams.output, "yq (https://github.com/mikefarah/yq/) version v4.48.1\n");
    return 0;
  }
  const { flags, paths, isTogether } = given;
  if (flags.has("s")) return yield* notSimulated("yq --split-exp", shell, 1);
  if (!formats.test(given.output)) {
    return yield* notSimulated(`yq --output-format ${given.output}`, shell, 1);
  }
  const files: (readonly unknown[])[] = [];
  const texts: string[] = [];
  if (!flags.has("n")) {
    for (const path of paths.length === 0 ? ["-"] : paths) {
      const text = textOf(yield* readPath(path, shell));
      files.push(documentsIn(text, path));
      texts.push(...text.replace(/^---.*\n/, "").split(/^---.*\n/m));
    }
  }
  const inputs = flags.has("n") || isTogether ? [null] : files.flat();
  const variables = new Map<string, unknown>([
    [
      "$ENV",
      Object.fromEntries([...shell.environment].map(([name, text]) => [name, textOf(text)])),
    ],
    ["$FILES", files],
    ["$LOADED", Object.fromEntries(yield* loadedBy(given.source, shell))],
  ]);
  const merging = mergingOf(given.source);
  const scope = { variables, merging, nowMs: timeOf(shell.context), budget: { left: stepsMax } };
  try {
    const isAligned = isTogether || texts.length === inputs.length;
    const results = resultsOf(given, inputs, scope).map((values, at) => ({
      values,
      text: isAligned ? texts[at] : undefined,
      isWhole: values.length === 1 && isLike(values[0], isTogether ? files[0]?.[0] : inputs[at]),
    }));
    return yield* shownAll(given, results, shell);
  } catch (error) {
    if (!(error instanceof JqError)) throw error;
    if (!/^syntax|not defined|does not know/.test(error.message)) {
      throw new ProgramError(`Error: ${error.message}`);
    }
    return yield* notSimulated(`yq ${given.source}`, shell);
  }
}

const stepsMax = 1_000_000;

function documentsIn(text: string, path: string): readonly unknown[] {
  try {
    const found: unknown[] = loadAll(text, null, { schema: CORE_SCHEMA });
    return found.length === 0 ? [null] : found;
  } catch (error) {
    if (!(error instanceof YAMLException)) throw error;
    throw new ProgramError(`Error: bad file '${path}': yaml: ${error.reason}`);
  }
}

const resultsOf = (
  { source }: Asked,
  inputs: readonly unknown[],
  scope: Scope,
): readonly (readonly unknown[])[] => {
  const filter = parseFilter(prelude + asJq(source));
  return inputs.map((input) => [...run(filter, input, scope)]);
};

/** What the filter makes of a document. */
interface Result {
  readonly values: readonly unknown[];
  /** The document as it was written, where that is known. */
  readonly text: string | undefined;
  /** It is the document itself, changed or not. */
  readonly isWhole: boolean;
}

/** Whether a value is what a document has become, as far as its keys tell. */
const isLike = (value: unknown, document: unknown): boolean =>
  isTable(value) && isTable(document) && Object.keys(document).some((key) => key in value);

function* shownAll(given: Asked, results: readonly Result[], shell: Shell): Expanding<number> {
  const { flags, paths } = given;
  const isParted = given.output === "yaml" && !flags.has("N");
  const parts = results.map(({ values, text, isWhole }) => {
    const plain = values.map((value) => shown(value, given)).join("");
    return isWhole && given.output === "yaml" ? withComments(plain, text ?? "") : plain;
  });
  const text = parts.filter((part) => part !== "").join(isParted ? "---\n" : "");
  const [path] = paths;
  if (flags.has("i") && path !== undefined) {
    shell.context.files.write(absolutePath(path, shell.cwd), bytesOf(text));
  } else yield* put(shell.streams.output, bytesOf(text));
  return flags.has("e") && !results.flatMap(({ values }) => values).some(isTrue) ? 1 : 0;
}

function shown(value: unknown, { output, indent, flags }: Asked): string {
  if (output === "json" || output === "j") {
    return `${JSON.stringify(value ?? null, undefined, indent)}\n`;
  }
  if (output === "props" || output === "p") return propertiesOf(value, []).join("");
  if (typeof value === "string" && !flags.has("quoted")) return `${value}\n`;
  if (!Array.isArray(value) && !isTable(value)) return `${textOfValue(value)}\n`;
  return dump(value, {
    indent: Math.max(indent, 1),
    lineWidth: -1,
    noRefs: true,
    schema: CORE_SCHEMA,
  });
}

/** `a.b = text`, a line each. */
function propertiesOf(value: unknown, path: readonly string[]): readonly string[] {
  if (!Array.isArray(value) && !isTable(value)) {
    return [`${path.join(".")} = ${textOfValue(value)}\n`];
  }
  return Object.entries(value).flatMap(([key, each]) => propertiesOf(each, [...path, key]));
}
