/** The entries of ConfigMaps and Secrets, from literals and files. Source: kubectl 1.36. */
import { Failure } from "../failure.ts";
import { type Given, splitAt } from "../flags.ts";
import type { Files, Surroundings } from "./maker.ts";

export const entryFlags = {
  "from-literal": { kind: "each", value: "KEY=VALUE", doc: "an entry (repeatable)" },
  "from-file": {
    kind: "each",
    value: "[KEY=]PATH",
    doc: "a file as an entry, or the files of a folder (repeatable)",
  },
  "from-env-file": { kind: "each", value: "PATH", doc: "a file of KEY=VALUE lines (repeatable)" },
} as const;

/** The name of an entry, and its bytes. */
export type Entry = readonly [key: string, bytes: Uint8Array];

const encoder = new TextEncoder();

/** What the flags ask for, in their order. */
export function entriesOf(
  given: Given<typeof entryFlags>,
  { files, variable }: Surroundings,
): readonly Entry[] {
  const { "from-literal": literals = [], "from-file": paths = [] } = given;
  const { "from-env-file": environments = [] } = given;
  if (environments.length > 0 && literals.length + paths.length > 0) {
    throw new Failure("from-env-file cannot be combined with from-file or from-literal");
  }
  return [
    ...paths.flatMap((text) => ofFile(text, files)),
    ...literals.map(ofLiteral),
    ...environments.flatMap((path) => ofEnvironment(contentOf(path, files), variable)),
  ];
}

function ofLiteral(text: string): Entry {
  const [key, value] = splitAt(text, "=");
  if (key === "" || value === undefined) {
    throw new Failure(`invalid literal source ${text}, expected key=value`);
  }
  return [key, encoder.encode(value)];
}

/** `KEY=PATH`, a file by its own name, or all files of a directory. */
function ofFile(text: string, files: Files): readonly Entry[] {
  const [first = "", second, ...more] = text.split("=");
  if (more.length > 0) throw new Failure("key names or file paths cannot contain '='");
  if (second === "") throw new Failure(`file path for key name ${first} missing`);
  if (second !== undefined && first === "") {
    throw new Failure(`key name for file path ${second} missing`);
  }
  const path = second ?? first;
  const names = files.list(path);
  if (names === undefined) {
    return [[second === undefined ? baseName(path) : first, contentOf(path, files)]];
  }
  if (second !== undefined) throw new Failure("cannot give a key name for a directory path");
  return names.map((name) => [name, contentOf(`${path.replace(/\/$/, "")}/${name}`, files)]);
}

const baseName = (path: string) => path.slice(path.lastIndexOf("/") + 1);

function contentOf(path: string, files: Files): Uint8Array {
  const bytes = files.read(path);
  if (bytes === undefined) throw new Failure(`error reading ${path}: no such file or directory`);
  return bytes;
}

/** Lines of `KEY=VALUE`, or of the name of a variable whose value it is to be. */
function ofEnvironment(bytes: Uint8Array, variable: Surroundings["variable"]): readonly Entry[] {
  return environmentLines(new TextDecoder().decode(bytes)).map(([key, value]) => {
    checkVariableName(key);
    return [key, encoder.encode(value ?? variable(key) ?? "")];
  });
}

/** The lines that say something; spaces before them say nothing. */
export const environmentLines = (text: string): readonly [string, string?][] =>
  text
    .split("\n")
    .map((line) => line.replace(/^\s+/, "").replace(/\r$/, ""))
    .filter((line) => line !== "" && !line.startsWith("#"))
    .map((line) => splitAt(line, "="));

/** Throws where it is no name of a variable. */
export function checkVariableName(name: string): void {
  if (/^[-._a-zA-Z][-._a-zA-Z0-9]*$/.test(name)) return;
  throw new Failure(
    `"${name}" is not a valid key name: a valid environment variable name must consist of ` +
      "alphabetic characters, digits, '_', '-', or '.', and must not start with a digit (e.g. " +
      "'my.env-name',  or 'MY_ENV.NAME',  or 'MyEnvName1', regex used for validation is " +
      "'[-._a-zA-Z][-._a-zA-Z0-9]*')",
  );
}

/** Throws where a key is none of a ConfigMap or Secret, or is there twice. */
export function checkKeys(entries: readonly Entry[], words: KeyWords): void {
  const seen = new Set<string>();
  for (const [key] of entries) {
    if (!/^[-._a-zA-Z0-9]+$/.test(key)) throw new Failure(`"${key}" ${words.invalid} ${keyRule}`);
    if (seen.has(key)) throw new Failure(words.taken(key));
    seen.add(key);
  }
}

interface KeyWords {
  /** `is not a valid key name for a ConfigMap:` */
  readonly invalid: string;
  taken(key: string): string;
}

const keyRule =
  "a valid config key must consist of alphanumeric characters, '-', '_' or '.' (e.g. 'key.name'," +
  "  or 'KEY_NAME',  or 'key-name', regex used for validation is '[-._a-zA-Z0-9]+')";
