// For bundles: what sources import on demand is imported at once.
//
// Where a bundle keeps an import on demand, esbuild puts every module that it reaches into a function
// of its own, and what modules declare becomes variables that these functions set. V8 cannot compile
// that as well as plain declarations: all that runs takes a third longer.
import { readFile } from "node:fs/promises";

/** The plugin. */
export const importAtOnce = {
  name: "import-at-once",
  setup({ onLoad }) {
    onLoad({ filter: /\.ts$/ }, async ({ path }) => ({
      contents: withImportsAtOnce(await readFile(path, "utf8")),
      loader: "ts",
    }));
  },
};

/** The same code, with `import("./x.ts")` replaced by what it imports at its beginning. */
function withImportsAtOnce(code) {
  let imports = "";
  let count = 0;
  const replaced = code.replaceAll(/\bimport\(("\.{1,2}\/[^"]+")\)/g, (_, path) => {
    const name = `importedAtOnce${count++}`;
    imports += `import * as ${name} from ${path};`;
    return `Promise.resolve(${name})`;
  });
  return imports + replaced;
}
