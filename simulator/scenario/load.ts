/** Reads scenario files. */
import { loadAll, YAMLException } from "js-yaml";
import type * as z from "zod";
import { isObject, type JsonObject } from "../../api/json.ts";
import { goYaml } from "../../api/yaml.ts";
import { clusterProblems } from "./cluster-problems.ts";
import { asText, objectsAt, type Reading } from "./manifest-files.ts";
import { onBase } from "./on-base.ts";
import { from, inDocument } from "./origins.ts";
import { documentLines, type Lines, lineOf } from "./positions.ts";
import { missingNameProblems, type Problem, problemsOf } from "./problems.ts";
import { type Scenario, scenarioSchema } from "./schema.ts";

/** A scenario with all that it needs from files. */
export interface LoadedScenario {
  readonly scenario: Scenario;
  /** What is applied before the first step, in order. */
  readonly manifests: readonly JsonObject[];
  /** The objects of files that steps name, by the name of the file. */
  readonly files: ReadonlyMap<string, readonly JsonObject[]>;
  /** The file that it is from. */
  readonly source: string;
  /** Where something is said: `web.yaml:12`. */
  readonly placeOf: (path: Path) => string;
}

type Path = readonly (string | number)[];

/** What is wrong with a file, all of it, with its lines. */
export class ScenarioError extends Error {
  override readonly name = "ScenarioError";
}

/** The files that are named in it are read from beside it. */
export interface LoadOptions extends Reading {
  /** The name of the file, for messages. */
  readonly source: string;
  /** No other processes run than those of every cluster: a fault of another is a mistake. */
  readonly areProcessesKnown?: boolean;
  /** The files that build on it, that of the last one at the end. */
  readonly onTop?: readonly string[];
}

export const scenarioKind = "Scenario";

/**
 * Reads the scenarios of a YAML or JSON text. Its other documents are manifests that are applied
 * before the first step of each. Throws ScenarioError.
 */
export function loadScenarios(text: string, options: LoadOptions): readonly LoadedScenario[] {
  const { source } = options;
  const { documents, lines } = parse(text, source);
  const isScenario = ({ value }: Document) => value.kind === scenarioKind;
  const own = documents.filter((document) => !isScenario(document)).map(({ value }) => value);
  const names = new Set<string>();
  return documents.filter(isScenario).map(({ value, index }) => {
    const place = lines[index] ?? new Map();
    const placeOf = (path: Path) => `${source}:${lineOf(place, path)}`;
    const scenario = check(value, place, options);
    const { name = "" } = scenario.metadata;
    // Runs are told apart by it, and played again.
    if (names.has(name)) {
      const field = `${placeOf(["metadata", "name"])}: metadata.name`;
      throw new ScenarioError(`${field}: Duplicate value: "${name}"`);
    }
    names.add(name);
    noteInlined(scenario, placeOf);
    const files = filesOf(scenario, placeOf, options);
    const listed = (scenario.spec.manifests ?? []).flatMap((file) => files.get(file) ?? []);
    const loaded = { scenario, manifests: [...listed, ...own], files, source, placeOf };
    const { base } = scenario.spec;
    if (base === undefined) return loaded;
    return whole(onBase(loaded, baseOf(base, placeOf, options), value.spec));
  });
}

/** Objects of steps are where the scenario says them. */
function noteInlined({ spec }: Scenario, placeOf: LoadedScenario["placeOf"]): void {
  for (const [step, { apply }] of (spec.steps ?? []).entries()) {
    for (const [index, object] of (apply?.objects ?? []).entries()) {
      const place = ["spec", "steps", step, "apply", "objects", index];
      if (isObject(object)) from(object, (path) => placeOf([...place, ...path]));
    }
  }
}

/** Throws ScenarioError where it names what neither it nor its base has. */
function whole(loaded: LoadedScenario): LoadedScenario {
  const problems = missingNameProblems(loaded.scenario.spec);
  if (problems.length === 0) return loaded;
  throw new ScenarioError(
    problems
      .map(({ path, message }) => `${loaded.placeOf(path)}: ${fieldOf(path)}: ${message}`)
      .join("\n"),
  );
}

/** The first scenario of the file that another builds on. */
function baseOf(
  base: string,
  placeOf: LoadedScenario["placeOf"],
  { source, onTop = [], ...options }: LoadOptions,
): LoadedScenario {
  const place = `${placeOf(["spec", "base"])}: spec.base`;
  const { read } = options;
  if (read === undefined) throw new ScenarioError(`${place}: there are no files here`);
  const path = isAbsolute(base) ? base : `${folderOf(source)}${base}`;
  const above = [...onTop, source];
  if (above.includes(path) || above.length > basesMax) {
    throw new ScenarioError(`${place}: a scenario cannot build on itself`);
  }
  let text: string;
  try {
    text = asText(read(base));
  } catch (error) {
    throw new ScenarioError(`${place}: cannot read "${base}": ${messageOf(error)}`);
  }
  const reading = readingFrom(folderOf(base), options);
  const [found] = loadScenarios(text, { ...options, ...reading, source: path, onTop: above });
  if (found === undefined) throw new ScenarioError(`${place}: there is no Scenario in "${base}"`);
  return found;
}

/** So many scenarios build on one another at most. */
const basesMax = 10;

const folderOf = (path: string) => path.slice(0, path.lastIndexOf("/") + 1);
const isAbsolute = (path: string) => /^(?:\/|[A-Za-z]:[\\/])/.test(path);

/** What a scenario names is beside it, wherever the one is that builds on it. */
function readingFrom(folder: string, { read, list }: Reading): Reading {
  const from = (path: string) => (isAbsolute(path) ? path : `${folder}${path}`);
  return {
    ...(read && { read: (path: string) => read(from(path)) }),
    ...(list && { list: (path: string) => list(from(path)) }),
  };
}

const messageOf = (error: unknown) => (error instanceof Error ? error.message : String(error));

interface Document {
  readonly value: JsonObject;
  readonly index: number;
}

function parse(text: string, source: string) {
  try {
    const values = loadAll(text, { schema: goYaml });
    const lines = documentLines(text);
    const documents: Document[] = [];
    for (const [index, value] of values.entries()) {
      if (value === null || value === undefined) continue;
      if (!isObject(value)) {
        throw new ScenarioError(
          `${source}:${lineOf(lines[index] ?? new Map(), [])}: not an object`,
        );
      }
      documents.push({ value: from(value, inDocument(source, lines[index])), index });
    }
    return { documents, lines };
  } catch (error) {
    if (!(error instanceof YAMLException)) throw error;
    const line = (error.mark?.line ?? 0) + 1;
    throw new ScenarioError(`${source}:${line}: ${error.reason}`);
  }
}

function check(
  value: JsonObject,
  lines: Lines,
  { source, areProcessesKnown = false }: LoadOptions,
): Scenario {
  const parsed: z.ZodSafeParseResult<z.output<typeof scenarioSchema>> =
    scenarioSchema.safeParse(value);
  const problems = problemsOf(parsed, value, { areProcessesKnown });
  if (parsed.data === undefined || problems.length > 0) {
    throw new ScenarioError(textOf(problems, lines, source));
  }
  // Decoded objects are values.
  const scenario = parsed.data as Scenario;
  const wrong = clusterProblems(scenario.spec.cluster);
  if (wrong.length > 0) throw new ScenarioError(textOf(wrong, lines, source));
  return scenario;
}

/** One line for each problem, in the order of the file. */
function textOf(problems: readonly Problem[], lines: Lines, source: string): string {
  return problems
    .map(({ path, message }) => ({
      line: lineOf(lines, path),
      text: `${fieldOf(path)}: ${message}`,
    }))
    .sort((one, other) => one.line - other.line)
    .map(({ line, text }) => `${source}:${line}: ${text}`)
    .join("\n");
}

/** `spec.steps[2].apply`. */
export function fieldOf(path: readonly (string | number)[]): string {
  const text = path.map((part) => (typeof part === "number" ? `[${part}]` : `.${part}`)).join("");
  return text.startsWith(".") ? text.slice(1) : text || "the scenario";
}

function filesOf(
  { spec }: Scenario,
  placeOf: LoadedScenario["placeOf"],
  reading: LoadOptions,
): ReadonlyMap<string, readonly JsonObject[]> {
  const named = [
    ...(spec.manifests ?? []).map((file, index) => ({ file, path: ["spec", "manifests", index] })),
    ...(spec.steps ?? []).flatMap(({ apply }, step) =>
      (apply?.files ?? []).map((file, index) => ({
        file,
        path: ["spec", "steps", step, "apply", "files", index],
      })),
    ),
  ];
  return new Map(
    named.map(({ file, path }) => {
      try {
        const folder = isAbsolute(file) ? "" : folderOf(reading.source);
        return [file, objectsAt(file, reading, folder)] as const;
      } catch (error) {
        const place = `${placeOf(path)}: ${fieldOf(path)}`;
        throw new ScenarioError(`${place}: cannot read "${file}": ${messageOf(error)}`);
      }
    }),
  );
}
