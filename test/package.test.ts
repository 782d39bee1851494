/** The package as another project has it: packed, installed from the file, checked and run. */
import { execFileSync } from "node:child_process";
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { servedResources } from "../api/index.ts";
import * as kinds from "../api/kinds.ts";

const root = fileURLToPath(new URL("..", import.meta.url));
const project = mkdtempSync(join(tmpdir(), "kubesim-package-"));
const isWindows = process.platform === "win32";

const run = (command: string, args: readonly string[], cwd = project): string =>
  execFileSync(command, args, { cwd, encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] });
const npm = (args: readonly string[], cwd = project): string =>
  execFileSync("npm", args, {
    cwd,
    encoding: "utf8",
    shell: isWindows,
    // The npm that may run these tests tells its own settings to what it runs.
    env: { ...process.env, npm_config_loglevel: "error" },
    stdio: ["ignore", "pipe", "pipe"],
  });

/** Checks the types of the project; what is wrong, a line each. */
function typeErrors(options: object, include: readonly string[]): string {
  const compilerOptions = { strict: true, target: "es2023", noEmit: true, types: [], ...options };
  const config = join(project, "tsconfig.json");
  writeFileSync(config, JSON.stringify({ compilerOptions, include }));
  const tsc = join(root, "node_modules", "typescript", "bin", "tsc");
  try {
    return run(process.execPath, [tsc, "-p", config]);
  } catch (error) {
    // A command that failed comes with what it printed.
    return String((error as { stdout?: unknown }).stdout ?? error);
  }
}

const write = (name: string, text: string) => {
  writeFileSync(join(project, name), text);
};

beforeAll(() => {
  npm(["pack", "--pack-destination", project], root);
  const [tarball = ""] = readdirSync(project).filter((name) => name.endsWith(".tgz"));
  write("package.json", JSON.stringify({ name: "fresh", version: "1.0.0", type: "module" }));
  npm(["install", "--offline", "--no-audit", "--no-fund", `./${tarball}`]);
});
afterAll(() => rmSync(project, { recursive: true, force: true }));

/** Prints what a pod came to, as any project would ask for it. */
const program = `
const cluster = createCluster({ seed: 7 });
cluster.apply({
  apiVersion: "v1",
  kind: "Pod",
  metadata: { name: "web" },
  spec: { containers: [{ name: "web", image: "nginx" }] },
});
cluster.until(() => cluster.get(Pod, "web")?.status.phase === "Running");
console.log(cluster.get(Pod, "web")?.spec.nodeName);
`;

describe("a fresh project", () => {
  test("installs one package, and needs no network for it", () => {
    const installed = readdirSync(join(project, "node_modules")).filter((name) => name[0] !== ".");
    expect(installed).toEqual(["kubesim"]);
  });

  test("has the command", () => {
    const command = join(project, "node_modules", "kubesim", "dist", "kubesim.js");
    const { version } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
    expect(run(process.execPath, [command, "version", "--client"])).toContain(version);
  });

  test.each([
    {
      behaviour: "imports it into a module",
      file: "module.mjs",
      text: `import { createCluster, Pod } from "kubesim";\n${program}`,
    },
    {
      behaviour: "requires it",
      file: "script.cjs",
      text: `const { createCluster, Pod } = require("kubesim");\n${program}`,
    },
  ])("$behaviour", ({ file, text }) => {
    write(file, text);
    expect(run(process.execPath, [join(project, file)])).toBe("node-0\n");
  });

  test("has the same classes however it is loaded", () => {
    write(
      "both.mjs",
      `import { createRequire } from "node:module";
       import * as imported from "kubesim";
       const required = createRequire(import.meta.url)("kubesim");
       console.log(required.StatusError === imported.StatusError);`,
    );
    expect(run(process.execPath, [join(project, "both.mjs")])).toBe("true\n");
  });
});

describe("its types", () => {
  const typed = (load: string) => `${load}
    const cluster: Cluster = createCluster({ seed: 7, nodes: [{ name: "a", cpu: "4" }] });
    const pod: Pod | undefined = cluster.get(Pod, "web");
    export const nodeName: string | undefined = pod?.spec.nodeName;
    // @ts-expect-error an object has the fields of its kind and no others
    export const wrong = pod?.spec.nodename;
    // @ts-expect-error so have the options
    createCluster({ seeds: 7 });
    export const controller: Controller = {
      name: "namer",
      watches: [watch(ConfigMap, { keys: (found) => [keyOf(found)] })],
      reconcile: (key, view) => {
        const { namespace, name } = splitKey(key);
        return { actions: view.get(ConfigMap, namespace, name) === undefined ? [] : [] };
      },
    };`;
  const imports = `
    import { type Cluster, ConfigMap, createCluster, Pod } from "kubesim";
    import { type Controller, keyOf, splitKey, watch } from "kubesim/client";`;

  test.each([
    { resolution: "nodenext", file: "typed.ts", module: "nodenext" },
    { resolution: "nodenext", file: "typed.cts", module: "nodenext" },
    { resolution: "node16", file: "typed16.ts", module: "node16" },
    { resolution: "node16", file: "typed16.cts", module: "node16" },
    { resolution: "bundler", file: "bundled.ts", module: "esnext" },
  ])("hold under moduleResolution $resolution in $file", ({ resolution, file, module }) => {
    write(file, typed(imports));
    // Declarations are checked too, and those of Node are not at hand.
    const options = { module, moduleResolution: resolution, skipLibCheck: false };
    expect(typeErrors({ ...options, exactOptionalPropertyTypes: true }, [file])).toBe("");
  });

  test("of objects are those of the schemas", () => {
    const names = Object.keys(kinds);
    mkdirSync(join(project, "same"));
    const checks = names.map(
      (name) => `
        export const to${name} = (object: written.${name}): declared.${name} => object;
        export const from${name} = (object: declared.${name}): written.${name} => object;`,
    );
    write(
      join("same", "same.ts"),
      `import type * as declared from "kubesim";
       import type * as written from ${JSON.stringify(join(root, "api", "kinds.ts"))};
       ${checks.join("\n")}`,
    );
    const options = { module: "esnext", moduleResolution: "bundler", skipLibCheck: true };
    expect(typeErrors({ ...options, allowImportingTsExtensions: true }, ["same/same.ts"])).toBe("");
  });
});

describe("the example operator", () => {
  beforeAll(() => {
    cpSync(join(root, "examples", "operator"), join(project, "operator"), { recursive: true });
    // What its package.json asks for, and no registry.
    for (const name of ["vitest", "@kubernetes", "@types"]) {
      const installed = join(project, "node_modules", name);
      symlinkSync(join(root, "node_modules", name), installed, "junction");
    }
  });

  test("passes its tests with the package", () => {
    const vitest = join(root, "node_modules", "vitest", "vitest.mjs");
    const where = ["--root", join(project, "operator")];
    // A machine that is busy with other tests takes longer than a test is given of itself.
    const flags = ["--reporter=json", "--testTimeout=120000"];
    const report = run(process.execPath, [vitest, "run", ...where, ...flags]);
    const { numPassedTests, numTotalTests } = JSON.parse(report.slice(report.indexOf("{")));
    expect(numPassedTests).toBe(numTotalTests);
    expect(numTotalTests).toBeGreaterThan(5);
  });

  test("has the types that it thinks it has", () => {
    const options = { module: "nodenext", skipLibCheck: true, types: ["node"] };
    expect(typeErrors({ ...options, allowImportingTsExtensions: true }, ["operator"])).toBe("");
  });
});

test("every kind that is served is exported", () => {
  const exported = new Set<unknown>(Object.values(kinds));
  const missing = servedResources.filter((resource) => !exported.has(resource));
  expect(missing.map(({ kind, apiVersion }) => `${kind} of ${apiVersion}`)).toEqual([]);
});
