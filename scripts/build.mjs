// npm run build: bundles the command line into dist/. What a command does not need is not loaded:
// each command is a chunk of its own.
import { chmodSync, rmSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { linkCommand } from "./link.mjs";

const root = fileURLToPath(new URL("..", import.meta.url));
const dist = join(root, "dist");

rmSync(dist, { recursive: true, force: true });
await build({
  entryPoints: { kubesim: join(root, "cli", "main.ts") },
  outdir: dist,
  bundle: true,
  splitting: true,
  minify: true,
  keepNames: true,
  platform: "node",
  target: "node20",
  format: "esm",
  banner: {
    // Bundled CommonJS packages ask for Node's own modules by require.
    js: 'import{createRequire as __createRequire}from"node:module";const require=__createRequire(import.meta.url);',
  },
  chunkNames: "chunks/[name]-[hash]",
  logLevel: "error",
});
chmodSync(join(dist, "kubesim.js"), 0o755);
linkCommand(root);
