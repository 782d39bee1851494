// Runs before `npm pack` and `npm publish`: makes what the package holds.
import { join } from "node:path";
import { buildIfStale, installDependencies, isStale, root } from "./setup.mjs";

installDependencies();
buildIfStale();
// It needs the dependencies.
const { buildLibrary, lastWritten } = await import("./library.mjs");
const folder = join(root, "lib");
if (isStale(join(folder, lastWritten))) await buildLibrary(folder);
