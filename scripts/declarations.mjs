// Writes the type declarations of the library.
//
// TypeScript declares an object's type by the zod schema that it is read from: megabytes of zod for
// every project to check. What a schema says is known at run time, so here each becomes an
// interface with its documentation, and the declarations need no zod.
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, relative } from "node:path";
import { schemaTypes } from "./schema-types.mjs";
import { root } from "./setup.mjs";

/** Writes `NAME.d.ts` and `NAME.d.mts` for each entrance, and what they refer to into types/. */
export async function writeDeclarations(folder, entrances) {
  const emitted = mkdtempSync(join(tmpdir(), "kubesim-types-"));
  try {
    emit(emitted, Object.values(entrances));
    const types = join(folder, "types");
    const schemas = await schemaTypes();
    write(join(types, "schemas.d.ts"), schemas.text);
    const entries = Object.values(entrances).map((path) => declaration(path));
    copyReachable({ emitted, types, schemas }, entries);
  } finally {
    rmSync(emitted, { recursive: true, force: true });
  }
  for (const [name, path] of Object.entries(entrances)) {
    const view = `export * from "./types/${path.replace(/\.ts$/, ".js")}";\n`;
    if (path.startsWith("simulator/vitest/")) {
      write(join(folder, `${name}.d.mts`), moved(join(folder, "types"), declaration(path)));
      continue;
    }
    write(join(folder, `${name}.d.ts`), view);
    write(join(folder, `${name}.d.mts`), view);
  }
}

/** A declaration as it reads beside types/: what adds to a module is to be a module as that is. */
const moved = (types, path) =>
  readFileSync(join(types, path), "utf8").replaceAll(
    /((?:from |import\()")(\.[^"]+")/g,
    (_, start, target) => `${start}./types/${join(dirname(path), target).replaceAll("\\", "/")}`,
  );

/** Declares the modules behind the entrances, and all that they import. */
function emit(outDir, modules) {
  const config = join(outDir, "tsconfig.json");
  const compilerOptions = {
    noEmit: false,
    declaration: true,
    emitDeclarationOnly: true,
    rootDir: root,
    outDir,
    typeRoots: [join(root, "node_modules", "@types")],
  };
  const files = modules.map((path) => join(root, path));
  const extended = join(root, "tsconfig.json");
  write(config, JSON.stringify({ extends: extended, compilerOptions, files, include: [] }));
  const tsc = join(root, "node_modules", "typescript", "bin", "tsc");
  const { status } = spawnSync(process.execPath, [tsc, "-p", config], { stdio: "inherit" });
  if (status !== 0) throw new Error("the types are not right");
}

const declaration = (path) => path.replace(/\.ts$/, ".d.ts");

/** Copies the declarations that are reached from some, each without zod. */
function copyReachable({ emitted, types, schemas }, entries) {
  const pending = [...entries];
  const copied = new Set();
  for (let path = pending.pop(); path !== undefined; path = pending.pop()) {
    if (copied.has(path)) continue;
    copied.add(path);
    const declared = readFileSync(join(emitted, path), "utf8");
    const text = withoutPackages(withoutZod(declared, { path, schemas }));
    write(join(types, path), text.replaceAll(/((?:from |import\()"\.[^"]+)\.ts"/g, '$1.js"'));
    for (const [, target] of text.matchAll(/(?:from |import\()"(\.[^"]+\.ts)"/g)) {
      pending.push(join(dirname(path), declaration(target)));
    }
  }
}

/** Leaves open what types of bundled packages are, as those are not installed. */
const withoutPackages = (text) =>
  text.replace(/^import (?:type )?\{([^}]+)\} from "(?![.]|node:|vitest")[^"]+";$/gm, (_, list) =>
    list
      .split(",")
      .map((part) => `type ${/(\w+)\s*$/.exec(part)[1]} = unknown;`)
      .join("\n"),
  );

/** Puts interfaces in place of what is read from schemas, and leaves the schemas out. */
function withoutZod(text, { path, schemas }) {
  if (!/\bzod\b|\bObjectOf</.test(text)) return text;
  const source = path.replace(/\.d\.ts$/, ".ts");
  const known = (name, where) => {
    if (name === undefined) throw new Error(`${path}: nothing is known of the schema ${where}`);
    return `import("${relative(dirname(path), ".")}/schemas.js").${name}`;
  };
  const typeOf = (type, schema) =>
    schemas.nameOf(source, type) ??
    schemas.nameOf(source, schema) ??
    schemas.nameOfSchema(declaredAs(source, schema)) ??
    (schemas.has(type) ? type : undefined);
  const kept = statements(text)
    .map((statement) =>
      statement
        .replace(/export type (\w+) = ObjectOf<typeof (\w+)>;/, (_, type, schema) => {
          return `export type ${type} = ${known(typeOf(type, schema), schema)};`;
        })
        .replace(
          /^export declare const (\w+): (.*\bResourceDefinition<)\{[\s\S]*>;$/m,
          (_, name, start) =>
            `export declare const ${name}: ${start}${known(schemas.nameOf(source, name), name)}>;`,
        ),
    )
    .filter((statement) => !/\bz\.|\bzod\b/.test(code(statement)));
  return withoutUnusedImports(kept).join("");
}

const code = (statement) => statement.replace(/\/\*\*[\s\S]*?\*\//g, "");

/** What only the schemas needed. */
function withoutUnusedImports(kept) {
  const rest = kept.filter((statement) => !isImport(statement)).join("");
  const isUsed = (part) => new RegExp(`\\b${/(\w+)\s*$/.exec(part)?.[1]}\\b`).test(code(rest));
  return kept.flatMap((statement) => {
    if (!isImport(statement)) return [statement];
    const plain = code(statement);
    const names = /\{([^}]+)\}/.exec(plain)?.[1].split(",").filter(isUsed) ?? [];
    return names.length === 0 ? [] : [plain.replace(/\{[^}]+\}/, `{${names.join(",")}}`)];
  });
}

const isImport = (statement) => /^\s*import (type )?\{/.test(code(statement));

/** The name that a source file gives to a schema which it keeps to itself. */
function declaredAs(source, schema) {
  const text = readFileSync(join(root, source), "utf8");
  return new RegExp(`const ${schema} = struct\\(\\s*"([^"]+)"`).exec(text)?.[1];
}

/** The top-level statements of a declaration file, with their comments. */
const statements = (text) => text.split(/(?<=^(?:[^\s/].*[;}]|\};?|\}.*;)\n)(?=\S)/m);

function write(path, text) {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}
