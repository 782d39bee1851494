// Bundles the package that `import "kubesim"` loads into lib/, with its declarations.
//
// All of the library is one CommonJS file, which Node loads faster than modules. Every entrance of
// the package is a view of it, one for `require` and one for `import`, so both see the same classes.
// Identifiers are not made shorter, for stack traces are read by people; but names are not kept by
// esbuild either, which would set one on every function when it is made, and take a quarter of all
// time. Nothing is imported from elsewhere: a project that installs kubesim installs one package.
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { build } from "esbuild";
import { writeDeclarations } from "./declarations.mjs";
import { root } from "./setup.mjs";
import { steadyShapes } from "./steady-shapes.mjs";

/** The entrances of the package, by their file in lib/, and the module behind each. */
export const entrances = {
  index: "simulator/index.ts",
  client: "client/index.ts",
};

/** The matchers: a module alone, for vitest is one. */
const matchers = "simulator/vitest/index.ts";

/** The file in lib/ that is there only where all others are. */
export const lastWritten = "vitest.d.mts";

/** Writes the library below a folder. */
export async function buildLibrary(folder) {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const names = Object.keys(entrances);
  const contents = names
    .map((name) => `export * as ${name} from ${JSON.stringify(`./${entrances[name]}`)};`)
    .join("\n");
  const outfile = join(folder, "kubesim.js");
  await build({
    stdin: { contents, resolveDir: root, loader: "ts" },
    outfile,
    bundle: true,
    minifySyntax: true,
    platform: "node",
    target: "node20",
    format: "cjs",
    supported: { "dynamic-import": false },
    plugins: [steadyShapes],
    logLevel: "error",
  });
  // The files are CommonJS though the project is not.
  writeFileSync(join(folder, "package.json"), '{ "type": "commonjs" }\n');
  const library = createRequire(outfile)(outfile);
  for (const name of names) writeViews(folder, name, Object.keys(library[name]));
  await buildMatchers(folder);
  await writeDeclarations(folder, { ...entrances, vitest: matchers });
}

async function buildMatchers(folder) {
  await build({
    entryPoints: [join(root, matchers)],
    outfile: join(folder, "vitest.mjs"),
    bundle: true,
    external: ["vitest"],
    platform: "node",
    target: "node20",
    format: "esm",
    logLevel: "error",
  });
}

function writeViews(folder, name, exported) {
  const whole = `module.exports = require("./kubesim.js").${name};\n`;
  writeFileSync(join(folder, `${name}.js`), whole);
  const named = `export const { ${exported.join(", ")} } = library.${name};\n`;
  writeFileSync(join(folder, `${name}.mjs`), `import library from "./kubesim.js";\n${named}`);
}
