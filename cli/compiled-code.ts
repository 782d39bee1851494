/**
 * Bundles with the code that V8 has compiled of them before. Compiling takes two fifths of the
 * start of `kubesim up`, and is the same each time.
 */
import { readFileSync, renameSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { Script } from "node:vm";
import { threadId } from "node:worker_threads";

/** The build sets it: what this process compiles is kept beside the bundle. */
const isKept = process.env.KUBESIM_KEEP_COMPILED_CODE === "1";

/** How often it is kept, as a thread may be ended at any time. */
const keptEveryMs = 1000;

/**
 * What `NAME.bundle.js` of a folder exports. Without compiled code, or with that of another version
 * of V8, which V8 refuses, it is compiled as any other file.
 */
export function loadBundle(folder: string, name: string): unknown {
  const file = join(folder, `${name}.bundle.js`);
  const required = createRequire(file);
  const cachedData = isKept ? undefined : compiledCode(`${file}.compiled`);
  if (!isKept && cachedData === undefined) return required(file);
  const script = new Script(wrapped(readFileSync(file, "utf8")), { filename: file, cachedData });
  if (isKept) keep(script, `${file}.compiled`);
  const module = { exports: {} };
  script.runInThisContext().call(module.exports, module.exports, required, module, file, folder);
  return module.exports;
}

function compiledCode(file: string): Buffer | undefined {
  try {
    return readFileSync(file);
  } catch {
    return undefined;
  }
}

/** As Node gives a CommonJS module its surroundings. */
const wrapped = (source: string) =>
  `(function (exports, require, module, __filename, __dirname) { ${source}\n});`;

function keep(script: Script, file: string): void {
  const write = () => {
    // Under another name first: threads write at the same time.
    const part = `${file}.${threadId}`;
    writeFileSync(part, script.createCachedData());
    renameSync(part, file);
  };
  setInterval(write, keptEveryMs).unref();
  process.once("exit", write);
}
