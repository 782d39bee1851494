// Runs before `npm pack` and `npm publish`: makes what the package holds.
import { join } from "node:path";
import { buildLibrary } from "./library.mjs";
import { buildIfStale, installDependencies, root } from "./setup.mjs";

installDependencies();
buildIfStale();
await buildLibrary(join(root, "lib"));
