/** Bundles a source for a process or worker thread of its own, which cannot read TypeScript. */
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const root = fileURLToPath(new URL("..", import.meta.url));

/** Bundles the source at a path of this project into a folder, and returns the path of the file. */
export async function bundle(source: string, folder: string): Promise<string> {
  const outfile = join(folder, "bundle.cjs");
  await build({
    entryPoints: [join(root, source)],
    outfile,
    bundle: true,
    platform: "node",
    target: "node20",
    format: "cjs",
    logLevel: "error",
  });
  return outfile;
}
