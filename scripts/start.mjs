// npm start: sets up what is missing, then runs the cluster in this process.
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { buildIfStale, installDependencies, root } from "./setup.mjs";

installDependencies();
buildIfStale();
process.argv = [process.argv[0], join(root, "dist", "kubesim.js"), "up", ...process.argv.slice(2)];
await import(pathToFileURL(process.argv[1]).href);
