// npm test: sets up what is missing, then runs every check: types, lint, tests (the tidy checks
// are tests). Arguments go to vitest, and then only the tests run.
import { join } from "node:path";
import { buildIfStale, installDependencies, root, run, runTogether } from "./setup.mjs";

const script = (name) => [join(root, "scripts", name)];
const tool = (...path) => join(root, "node_modules", ...path);
const args = process.argv.slice(2);

const downloads = ["fetch-kubectl.mjs", "fetch-node.mjs", "fetch-chromium.mjs"].map(script);
const checks = [
  [tool("typescript", "bin", "tsc"), "--noEmit"],
  [tool("@biomejs", "biome", "bin", "biome"), "check"],
  // More than one test packs the package: it is made once.
  script("prepack.mjs"),
];

installDependencies();
buildIfStale();
// Downloads wait for the network, while the checks have the processor.
await runTogether(args.length === 0 ? [...downloads, ...checks] : downloads);
run(process.execPath, [tool("vitest", "vitest.mjs"), "run", ...args]);
