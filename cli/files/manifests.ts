/** Reads the objects that `-f` names: files, folders, addresses and standard input. */
import { readdirSync, readFileSync, statSync } from "node:fs";
import { extname, join } from "node:path";
import { isObject, type JsonObject } from "../../api/json.ts";
import { cannotUnmarshal, Failure, Told, Unreadable } from "../../client/kubectl/failure.ts";
import { parseYaml } from "../../client/kubectl/read-yaml.ts";
import type { System } from "../io.ts";
import { filesHere } from "./files-here.ts";
import { JsonProblem, jsonValues } from "./json-values.ts";
import { kustomizationFolder, kustomizationIn } from "./kustomization-path.ts";
import { pathsFor } from "./pattern.ts";

/** An object of a manifest and where it is from. */
export interface Document {
  readonly object: JsonObject;
  readonly source: string;
  /** True where it was in a `List`. */
  readonly isInList: boolean;
}

export interface Files {
  readonly filenames: readonly string[];
  readonly isRecursive: boolean;
  /**
   * Objects are looked at before they are sent: what is none ends its file, and of what a `List`
   * holds all is looked at here, for no server does.
   */
  readonly isValidated?: boolean;
}

/** What was read, and what could not be: the rest of a file after an error is left out. */
export interface Manifests {
  readonly documents: readonly Document[];
  readonly errors: readonly Error[];
}

const extensions = [".json", ".yaml", ".yml"];

export async function readManifests(
  { filenames, isRecursive, isValidated = false }: Files,
  system: System,
): Promise<Manifests> {
  const sources: string[] = [];
  const documents: Document[] = [];
  const missing: Failure[] = [];
  for (const path of filenames) {
    const folder = kustomizationIn(path);
    if (folder !== undefined) documents.push(...(await built(folder, system, missing)));
    else if (path === "-" || isAddress(path)) sources.push(path);
    else collect(path, isRecursive, sources, missing);
  }
  // With a path that is not there nothing is begun.
  if (missing.length > 0) return { documents: [], errors: missing };
  const errors: Error[] = [];
  for (const path of sources) {
    const source = path === "-" ? "STDIN" : path;
    const read: Document[] = [];
    try {
      for (const each of documentsIn(await textFrom(path, system), source, isValidated)) {
        if (each instanceof Failure) errors.push(each);
        else read.push(each);
      }
    } catch (error) {
      const isTold = error instanceof Failure || error instanceof Told;
      errors.push(isTold ? error : new Failure(messageOf(error)));
    }
    const problem = isValidated ? await listProblem(read) : undefined;
    if (problem !== undefined) errors.push(invalidData(source, problem));
    const end = problem === undefined ? read.length : read.findIndex(({ isInList }) => isInList);
    documents.push(...read.slice(0, end));
  }
  return { documents, errors };
}

const isAddress = (path: string) => /^https?:\/\//.test(path);

async function textFrom(path: string, system: System): Promise<string> {
  if (path === "-") return system.readStdin();
  if (!isAddress(path)) return readFileSync(path, "utf8");
  const { readAddress } = await import("./address.ts");
  return readAddress(path, system.clock);
}

/** What is wrong with what is in lists, in one text. */
async function listProblem(read: readonly Document[]): Promise<string | undefined> {
  const listed = read.filter(({ isInList }) => isInList);
  if (listed.length === 0) return undefined;
  const { objectProblems } = await import("../../client/kubectl/list-problems.ts");
  const { structureNamed } = await import("./structure.ts");
  const problems = new Set<string>();
  for (const { object } of listed) {
    const structure = await structureNamed(String(object.apiVersion), String(object.kind));
    for (const each of structure === undefined ? [] : objectProblems(object, structure)) {
      problems.add(each);
    }
  }
  return problems.size > 1 ? `[${[...problems].join(", ")}]` : [...problems][0];
}

const invalidData = (source: string, problem: string | undefined) =>
  new Failure(
    `error validating "${source}": error validating data: ${problem}; ` +
      "if you choose to ignore these errors, turn validation off with --validate=false",
  );

async function built(
  folder: string,
  system: System,
  missing: Failure[],
): Promise<readonly Document[]> {
  const { buildKustomization } = await import("../../client/kustomize/build.ts");
  try {
    const warn = (line: string) => system.writeError(`${line}\n`);
    const objects = buildKustomization(filesHere, kustomizationFolder(folder), { warn });
    return objects.map((object) => ({ object, source: folder, isInList: false }));
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    missing.push(new Unreadable(error.message));
    return [];
  }
}

function collect(given: string, isRecursive: boolean, sources: string[], missing: Failure[]): void {
  const paths = pathsFor(given);
  if (paths.length === 0) missing.push(new Failure(`the path "${given}" does not exist`));
  for (const path of paths) collectOne(path, isRecursive, sources, missing);
}

function collectOne(
  path: string,
  isRecursive: boolean,
  sources: string[],
  missing: Failure[],
): void {
  let isFolder: boolean;
  try {
    isFolder = statSync(path).isDirectory();
  } catch {
    missing.push(new Failure(`the path "${path}" does not exist`));
    return;
  }
  if (!isFolder) {
    sources.push(path);
    return;
  }
  const found = filesIn(path, isRecursive);
  sources.push(...found);
  if (found.length === 0) {
    const known = extensions.join(" ");
    missing.push(new Failure(`error reading [${path}]: recognized file extensions are [${known}]`));
  }
}

function filesIn(folder: string, isRecursive: boolean): readonly string[] {
  return readdirSync(folder, { withFileTypes: true })
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      const path = join(folder, entry.name);
      if (statSync(path).isDirectory()) return isRecursive ? filesIn(path, true) : [];
      return extensions.includes(extname(entry.name)) ? [path] : [];
    });
}

/** The objects of one file, which `source` names in refusals. The first that is none ends it. */
export function* readDocuments(text: string, source: string): Iterable<Document> {
  for (const each of documentsIn(text, source, true)) {
    if (each instanceof Failure) throw each;
    yield each;
  }
}

/** The same with what is no object; only where objects are validated does that end it. */
function* documentsIn(
  text: string,
  source: string,
  isValidated: boolean,
): Iterable<Document | Failure> {
  const isJson = /^\s*\{/.test(text);
  for (const value of isJson ? jsonOrYamlValues(text, source) : yamlValues(text, source)) {
    if (value === undefined || value === null) continue;
    if (isValidated) checkObject(value, source);
    const problem = undecodable(value);
    if (problem !== undefined || !isObject(value)) {
      yield new Unreadable(`unable to decode "${source}": ${problem}`);
      continue;
    }
    const isList = Array.isArray(value.items);
    for (const object of isList ? itemsOf(value) : [value]) {
      yield { object, source, isInList: isList };
    }
  }
}

/** What a list holds. What says not what it is is of the kind that the list is named after. */
function itemsOf({ apiVersion, kind, items = [] }: JsonObject): readonly JsonObject[] {
  const itemKind = String(kind).replace(/List$/, "");
  const objects = [items].flat().filter(isObject);
  if (itemKind === "" || itemKind === kind) return objects;
  return objects.map((object) =>
    (object.kind ?? "") === "" ? { apiVersion, kind: itemKind, ...object } : object,
  );
}

/** YAML takes most of what is almost JSON, as kubectl does. */
function* jsonOrYamlValues(text: string, source: string): Iterable<unknown> {
  let read = 0;
  try {
    for (const value of jsonValues(text)) {
      read += 1;
      yield value;
    }
  } catch (error) {
    if (!(error instanceof JsonProblem)) throw error;
    let values: readonly unknown[];
    try {
      values = [...yamlValues(text, source)];
    } catch {
      throw new Failure(`error parsing ${source}: ${error.message}`);
    }
    // One that stands before a line of YAML was read already.
    yield* values.slice(read);
  }
}

function* yamlValues(text: string, source: string): Iterable<unknown> {
  for (const part of text.replace(/^---[^\n]*\n/, "").split(/\n---[^\n]*(?:\n|$)/)) {
    let value: unknown;
    try {
      value = parseYaml(part);
    } catch (error) {
      const fact = messageOf(error);
      throw new Failure(`error parsing ${source}: error converting YAML to JSON: ${fact}`);
    }
    yield value;
  }
}

/** Why a value is no object at all, in the words of Go. */
function undecodable(value: unknown): string | undefined {
  if (isObject(value)) {
    if ((value.kind ?? "") !== "") return undefined;
    return `Object 'Kind' is missing in '${JSON.stringify(value)}'`;
  }
  return cannotUnmarshal(value, "value of type unstructured.detector");
}

/** Throws where a schema would not know what to look for. */
function checkObject(value: unknown, source: string): void {
  const problem = problemOf(value);
  if (problem === undefined) return;
  throw invalidData(source, problem);
}

function problemOf(value: unknown): string | undefined {
  if (!isObject(value)) return "invalid object to validate";
  const isBareList = value.kind === "List" && value.apiVersion === "v1";
  if (isBareList && value.items === undefined) return "invalid object to validate";
  const missing = ["apiVersion", "kind"].filter((name) => (value[name] ?? "") === "");
  const facts = missing.map((name) => `${name} not set`);
  if (facts.length === 0) return undefined;
  return facts.length === 1 ? facts[0] : `[${facts.join(", ")}]`;
}

const messageOf = (error: unknown) => (error instanceof Error ? error.message : String(error));
