// npm test: sets up what is missing, then runs every check: types, lint, tests (the tidy checks
// are tests). Arguments go to vitest, and then only the tests run.
import { join } from "node:path";
import { buildIfStale, installDependencies, root, run } from "./setup.mjs";

const tool = (...path) => join(root, "node_modules", ...path);
const args = process.argv.slice(2);

installDependencies();
buildIfStale();
run(process.execPath, [join(root, "scripts", "fetch-kubectl.mjs")]);
run(process.execPath, [join(root, "scripts", "fetch-node.mjs")]);
run(process.execPath, [join(root, "scripts", "fetch-chromium.mjs")]);
if (args.length === 0) {
  // More than one test packs the package: it is made once.
  run(process.execPath, [join(root, "scripts", "prepack.mjs")]);
  run(process.execPath, [tool("typescript", "bin", "tsc"), "--noEmit"]);
  run(process.execPath, [tool("@biomejs", "biome", "bin", "biome"), "check"]);
}
run(process.execPath, [tool("vitest", "vitest.mjs"), "run", ...args]);
