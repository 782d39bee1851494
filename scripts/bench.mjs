// npm run bench -- [NAME] [--json]: bundles the benchmarks and runs them.
import { join } from "node:path";
import { build } from "esbuild";
import { buildIfStale, root, run } from "./setup.mjs";
import { steadyShapes } from "./steady-shapes.mjs";

buildIfStale();
const outfile = join(root, "dist", "bench.mjs");
await build({
  entryPoints: [join(root, "bench", "main.ts")],
  outfile,
  bundle: true,
  platform: "node",
  target: "node20",
  format: "esm",
  packages: "external",
  plugins: [steadyShapes],
  logLevel: "error",
});
run(process.execPath, ["--expose-gc", outfile, ...process.argv.slice(2)]);
