// Tests run the sources of the project as one bundle that Node loads by itself. Loaded by Vite one
// by one, each use of what another module exports is the call of a getter, which makes all that runs
// a third slower; and every worker would load two thousand modules.
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join, relative } from "node:path";
import { pathToFileURL } from "node:url";
import { build } from "esbuild";
import { coreFolders, root } from "./setup.mjs";
import { withSteadyShapes } from "./steady-shapes.mjs";

/** What stays alone: it asks where it is, or is itself a part of Vitest. */
const standsAlone = /\bimport\.meta\b|\bfrom "vitest/;

/** The plugin: what a bundled source exports is taken from the bundle. */
export function bundledSources() {
  const paths = new Set(bundledPaths());
  const folder = join(root, "node_modules", ".cache", "kubesim");
  const file = join(folder, `sources-${process.pid}.mjs`);
  let loaded;

  async function load() {
    mkdirSync(folder, { recursive: true });
    await bundle(paths, file);
    process.once("exit", () => {
      for (const each of [file, `${file}.map`]) rmSync(each, { force: true });
    });
    return import(pathToFileURL(file).href);
  }

  return {
    name: "bundled-sources",
    enforce: "pre",
    /** Sources that change while tests wait for that are loaded one by one. */
    configureVitest({ vitest }) {
      if (vitest.config.watch) paths.clear();
    },
    async load(id) {
      const path = relative(root, id);
      if (!paths.has(path)) return undefined;
      loaded ??= load();
      const { modules } = await loaded;
      const names = Object.keys(await modules[path]());
      return [
        `import { modules } from ${JSON.stringify(pathToFileURL(file).href)};`,
        `export const { ${names.join(", ")} } = await modules[${JSON.stringify(path)}]();`,
      ].join("\n");
    },
  };
}

function bundledPaths() {
  return coreFolders
    .flatMap((folder) =>
      readdirSync(join(root, folder), { recursive: true }).map((path) => join(folder, path)),
    )
    .filter((path) => path.endsWith(".ts") && !/\.(test|d)\.ts$/.test(path))
    .filter((path) => !standsAlone.test(readFileSync(join(root, path), "utf8")));
}

/**
 * The same JavaScript, with what modules export held by objects without a prototype. V8 remembers 1,536
 * members that an empty object was given first, and from then on makes a hidden class for each object
 * that is given another. Two thousand modules would use that up, and all that runs take twice as long.
 */
const withFewShapes = (code) =>
  code.replaceAll(
    /^(var \w+ = \{)(\};\n__export\(\w+, \{)/gm,
    "$1 __proto__: null $2 __proto__: null,",
  );

/** Writes a module whose `modules` load each source by its path, and its source map. */
async function bundle(paths, outfile) {
  const loaders = [...paths].map((path) => {
    const name = JSON.stringify(path);
    return `${name}: () => import(${JSON.stringify(`./${path}`)})`;
  });
  const { outputFiles } = await build({
    stdin: { contents: `export const modules = {${loaders.join(",\n")}};`, resolveDir: root },
    bundle: true,
    write: false,
    platform: "node",
    target: "node20",
    format: "esm",
    packages: "external",
    sourcemap: "linked",
    sourcesContent: false,
    outfile,
    logLevel: "error",
  });
  for (const { path, text } of outputFiles) {
    // Columns move by that, but no line does.
    writeFileSync(path, path === outfile ? withFewShapes(withSteadyShapes(text)) : text);
  }
}
