/** The rules of the house that a machine can hold. Each failure names the file and the line. */
import { readdirSync, readFileSync } from "node:fs";
import { builtinModules } from "node:module";
import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";

const root = fileURLToPath(new URL("..", import.meta.url));

interface Source {
  readonly path: string;
  readonly folder: string;
  readonly lines: readonly string[];
  readonly isTest: boolean;
}

const core = [
  "api",
  "apiserver",
  "client",
  "controllers",
  "scheduler",
  "kubelet",
  "network",
  "simulator",
];
const edges = ["cli", "dashboard", "bench", "test"];
const sources = [...core, ...edges].flatMap(readFolder);

/** What each folder may import; itself always. Source: DESIGN, "Dependencies point one way". */
const allowed: Readonly<Record<string, readonly string[]>> = {
  api: [],
  apiserver: ["api"],
  client: ["api"],
  controllers: ["api", "client"],
  scheduler: ["api", "client"],
  kubelet: ["api", "client"],
  network: ["api", "client"],
  simulator: core,
  cli: ["api", "client", "simulator"],
  dashboard: ["api", "client", "simulator"],
  bench: [...core, "cli", "test"],
  test: [...core, "cli"],
};

/** Files at the edge of a core folder, where bytes and real time come in. */
const isEdge = ({ path, isTest }: Source) =>
  isTest ||
  path.startsWith("apiserver/http/") ||
  path.startsWith("simulator/ingress-port/") ||
  path.startsWith("simulator/certificates/") ||
  path.startsWith("simulator/vitest/") ||
  path.startsWith("simulator/programs/") ||
  path === "simulator/scenario/simulate-many.ts" ||
  path === "simulator/serve.ts";

const coreSources = sources.filter(({ folder }) => core.includes(folder));
const inner = coreSources.filter((source) => !isEdge(source));

describe("the architecture", () => {
  test("imports point one way", () => {
    const wrong = sources
      .filter(({ isTest }) => !isTest)
      .flatMap((source) => importsOf(source).map((found) => ({ source, ...found })))
      .filter(({ source, target }) => {
        const folder = target.split("/")[0] ?? "";
        const known = folder === source.folder || !(folder in allowed);
        return !known && !(allowed[source.folder] ?? []).includes(folder);
      })
      .map(({ source, target, line }) => `${source.path}:${line} imports ${target}`);
    expect(wrong).toEqual([]);
  });

  test("controllers do not import one another", () => {
    const shared = new Set(["controllers/index.ts"]);
    const isController = (name: string) =>
      sources.some(({ path }) => path === `controllers/${name}/controller.ts`);
    const wrong = sources
      .filter(
        ({ folder, path, isTest }) => folder === "controllers" && !isTest && !shared.has(path),
      )
      .flatMap((source) => importsOf(source).map((found) => ({ source, ...found })))
      .filter(({ source, target }) => {
        const [folder, controller = ""] = target.split("/");
        const own = source.path.split("/")[1];
        return folder === "controllers" && isController(controller) && controller !== own;
      })
      .map(({ source, target, line }) => `${source.path}:${line} imports ${target}`);
    expect(wrong).toEqual([]);
  });

  test("the core uses no Node built-ins", () => {
    const builtin = new Set([...builtinModules, ...builtinModules.map((name) => `node:${name}`)]);
    const wrong = inner
      .flatMap((source) => importsOf(source).map((found) => ({ source, ...found })))
      .filter(({ target }) => builtin.has(target))
      .map(({ source, target, line }) => `${source.path}:${line} imports ${target}`);
    expect(wrong).toEqual([]);
  });

  test("the core is synchronous", () => {
    expect(find(inner, /\b(async|await|Promise)\b/, code)).toEqual([]);
  });

  test("time and chance are injected", () => {
    // Answers wait for the turn of the event loop, and sockets for those who are to speak: parts of
    // the network and not of time.
    const sourcesOfTime = [
      "simulator/clock/real-time.ts",
      // Programs find virtual time where they look for the machine's.
      "simulator/programs/",
      "cli/",
      "apiserver/http/outbox",
      "apiserver/http/streams/first-message.ts",
    ];
    const pattern =
      /\bDate\.now\b|\bnew Date\(\)|\bsetTimeout\b|\bsetInterval\b|\bsetImmediate\b|\bMath\.random\b|\brandomUUID\b|\bnanoid\(|\bperformance\.now\b|\bqueueMicrotask\b/;
    const scanned = [...coreSources, ...sources.filter(({ folder }) => folder === "cli")].filter(
      ({ path }) => !sourcesOfTime.some((allowedPath) => path.startsWith(allowedPath)),
    );
    expect(find(scanned, pattern, code)).toEqual([]);
  });

  test("numbers are the same on every machine", () => {
    // Engines round these as they like. What awk prints is rounded to six digits.
    const own = "kubelet/shell/programs/awk/calls.ts";
    const pattern =
      /\bMath\.(exp|expm1|log|log2|log10|log1p|pow|sin|cos|tan|a?sinh?|a?cosh?|a?tanh?|atan2|cbrt|hypot)\b|\)\s\*\*\s/;
    const scanned = inner.filter(({ path, isTest }) => !isTest && path !== own);
    expect(find(scanned, pattern, code)).toEqual([]);
  });

  test("tests wait on virtual time only", () => {
    const tests = sources.filter(
      ({ isTest, path }) =>
        // Timers of programs are virtual.
        isTest && path !== "test/tidy.test.ts" && !path.startsWith("test/programs/"),
    );
    expect(find(tests, /\bsetTimeout\(|\bsetInterval\(|\btimers\/promises/, code)).toEqual([]);
    expect(find(tests, /\b(test|it|describe)\.skip\((?!.*#\d)/, code)).toEqual([]);
  });
});

describe("the style", () => {
  test("files stay under 300 lines", () => {
    const long = sources
      .filter(({ lines, isTest }) => !isTest && lines.length > 300)
      .map(({ path, lines }) => `${path}: ${lines.length} lines`);
    expect(long).toEqual([]);
  });

  test("lines stay within 100 columns", () => {
    const wide = sources.flatMap(({ path, lines }) =>
      lines.flatMap((line, at) => (tooWide(line) ? [`${path}:${at + 1}`] : [])),
    );
    expect(wide).toEqual([]);
  });

  test("there is no `any`, and text is not compared by locale", () => {
    const scanned = sources.filter(({ path }) => path !== "test/tidy.test.ts");
    expect(find(scanned, /: any\b|<any>|\bas any\b|localeCompare/, code)).toEqual([]);
  });

  test("nothing names a machine's paths", () => {
    const scanned = sources.filter(({ path }) => path !== "test/tidy.test.ts");
    expect(find(scanned, /\/(work|root)\/|\.\.\/shared\//, (line) => line)).toEqual([]);
  });
});

/**
 * A line that is one long string or a pattern cannot be broken; a comment can, but for its links.
 */
const tooWide = (line: string) =>
  line.length > 100 && !line.includes("http") && (isComment(line) || !/["'`/].{60,}/.test(line));

const isComment = (line: string) => /^\s*(\*|\/\*|\/\/)/.test(line);

/** The line without strings and comments, so that words in them do not count. */
function code(line: string): string {
  if (isComment(line)) return "";
  return line.replace(/"[^"]*"|'[^']*'|`[^`]*`/g, '""').replace(/\/\/.*$/, "");
}

function find(where: readonly Source[], pattern: RegExp, view: (line: string) => string): string[] {
  return where.flatMap(({ path, lines }) =>
    lines.flatMap((line, at) =>
      pattern.test(view(line)) ? [`${path}:${at + 1}: ${line.trim()}`] : [],
    ),
  );
}

function importsOf({ path, lines }: Source): { target: string; line: number }[] {
  return lines.flatMap((line, at) => {
    const target = /(?:from|import)\s*\(?\s*"([^"]+)"/.exec(line)?.[1];
    if (target === undefined) return [];
    const resolved = target.startsWith(".") ? join(dirname(path), target) : target;
    return [{ target: resolved, line: at + 1 }];
  });
}

function readFolder(folder: string): Source[] {
  const base = join(root, folder);
  let entries: string[];
  try {
    entries = readdirSync(base, { recursive: true, encoding: "utf8" });
  } catch {
    return [];
  }
  return entries
    .filter((name) => name.endsWith(".ts"))
    .sort()
    .map((name) => {
      const path = relative(root, join(base, name));
      const isTest = path.endsWith(".test.ts") || folder === "test" || path.includes("/testing/");
      return { path, folder, isTest, lines: readFileSync(join(root, path), "utf8").split("\n") };
    });
}
