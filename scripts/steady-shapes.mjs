// Makes `{ ...object, member }` cheap on Node 20, whose V8 gives every object so made a hidden class
// of its own: making it takes 700 ns instead of 100, and nothing that reads it later can be compiled
// for its shape. Spread into an empty object first, objects of equal members share a class. Node 22
// and later do so by themselves; once they are all that is supported, this file can go (ADR 0019).
import { mkdir, writeFile } from "node:fs/promises";
import { dirname } from "node:path";
import { parse } from "acorn";
import { simple } from "acorn-walk";

const options = { ecmaVersion: "latest", sourceType: "module", allowHashBang: true };

/** The same JavaScript, with every object literal that opens with a spread opening with `...{}`. */
export function withSteadyShapes(code) {
  const starts = [];
  simple(parse(code, options), {
    ObjectExpression({ properties: [first] }) {
      if (first?.type === "SpreadElement") starts.push(first.start);
    },
  });
  let made = "";
  let done = 0;
  for (const start of starts.sort((left, right) => left - right)) {
    made += `${code.slice(done, start)}...{},`;
    done = start;
  }
  return made + code.slice(done);
}

/** The plugin for bundles: it writes what was bundled. */
export const steadyShapes = {
  name: "steady-shapes",
  setup({ initialOptions, onEnd }) {
    initialOptions.write = false;
    onEnd(async ({ outputFiles = [] }) => {
      for (const { path, text } of outputFiles) {
        await mkdir(dirname(path), { recursive: true });
        await writeFile(path, withSteadyShapes(text));
      }
    });
  },
};

/** The plugin for tests, whose sources are no bundle. */
export const steadySources = {
  name: "steady-sources",
  enforce: "post",
  transform: (code, id) =>
    id.endsWith(".ts") ? { code: withSteadyShapes(code), map: null } : undefined,
};
