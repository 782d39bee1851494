// npm run build: bundles the command line into dist/.
//
// `kubesim get` is to start about as fast as Node does. So the entry holds `get` and no other command;
// each of those is a file of its own, loaded when it is called, and so is what few runs need. All are
// CommonJS, which Node loads faster than modules, and none shares a file with another, for every file
// costs time too.
import { chmodSync, mkdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join, relative, resolve, sep } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { compileAhead } from "./compile-ahead.mjs";
import { linkCommand } from "./link.mjs";
import { steadyShapes } from "./steady-shapes.mjs";

const root = fileURLToPath(new URL("..", import.meta.url));
const dist = join(root, "dist");
const commandList = join(root, "cli", "commands.ts");

const hotCommand = join(root, "cli", "get.ts");

/** Imported on demand by several, and loaded by few runs. */
const onDemand = [
  "cli/help.ts",
  "cli/completion/complete.ts",
  "cli/files/manifests.ts",
  "cli/server/tls.ts",
  "api/index.ts",
  "api/patch/index.ts",
  "client/kubectl/custom-columns.ts",
  "client/kubectl/go-template/index.ts",
  "client/kubectl/json-path.ts",
  "client/kubectl/kyaml.ts",
  "client/kubectl/read-yaml.ts",
  "client/kubectl/yaml.ts",
  "client/kustomize/build.ts",
];
const separate = new Set(onDemand.map((path) => join(root, path)));

/** Classes that one file throws and another knows: all have to mean the same. */
const shared = join(root, "client", "kubectl", "failure.ts");

/** The files of dist/ by name, with what is still to be bundled. */
const pending = new Map([["kubesim", join(root, "cli", "main.ts")]]);
const built = new Set();

/** What no bundle imports: what worker threads run, and what loads compiled code. */
const support = [
  ["scenario-worker", join(root, "cli", "scenarios", "worker.ts")],
  ["compiled-code", join(root, "cli", "compiled-code.ts")],
];

/** So large that the code which V8 makes of them is kept. */
const compiledAhead = ["up", "test", "scenario-worker", "api-index", "client-kustomize-build"];

/** Leaves the files that stand alone out of the one that imports them on demand. */
const standAlone = (isEntry) => ({
  name: "stand-alone",
  setup({ onResolve }) {
    onResolve({ filter: /^\./ }, ({ kind, path, importer }) => {
      const file = resolve(dirname(importer), path);
      if (kind !== "dynamic-import" && file !== shared) return undefined;
      // Only the entry calls it; the help knows its summary.
      if (file === hotCommand)
        return isEntry ? undefined : { path: "./kubesim.js", external: true };
      if (importer !== commandList && file !== shared && !separate.has(file)) return undefined;
      const name = relative(root, file)
        .replace(/^cli\//, "")
        .replace(/\.ts$/, "")
        .replaceAll(sep, "-");
      if (!built.has(name)) pending.set(name, file);
      return { path: `./${name}.js`, external: true };
    });
  },
});

rmSync(dist, { recursive: true, force: true });
mkdirSync(dist);
// The files are CommonJS though the project is not; whoever runs one early is to know it.
writeFileSync(join(dist, "package.json"), '{ "type": "commonjs" }\n');
while (pending.size > 0) {
  const isEntry = built.size === 0;
  const entryPoints = Object.fromEntries(pending);
  for (const name of pending.keys()) built.add(name);
  pending.clear();
  if (isEntry) for (const [name, file] of support) pending.set(name, file);
  await build({
    entryPoints,
    outdir: dist,
    bundle: true,
    minify: true,
    keepNames: false,
    platform: "node",
    target: "node20",
    format: "cjs",
    // Node reads a file that is imported twice, first to guess what it exports; required, once.
    supported: { "dynamic-import": false },
    plugins: [standAlone(isEntry), steadyShapes],
    logLevel: "error",
  });
}
for (const name of compiledAhead) {
  renameSync(join(dist, `${name}.js`), join(dist, `${name}.bundle.js`));
  const load = `require("./compiled-code.js").loadBundle(__dirname,"${name}")`;
  writeFileSync(join(dist, `${name}.js`), `module.exports=${load};\n`);
}
chmodSync(join(dist, "kubesim.js"), 0o755);
linkCommand(root);
await compileAhead(root);
