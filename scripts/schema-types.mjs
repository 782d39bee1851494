// Writes the objects of the API as TypeScript interfaces, from their schemas.
import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { build } from "esbuild";
import { root } from "./setup.mjs";

/**
 * The text of the declarations; and the name of an interface by the file and the export of its
 * schema, or by the name of the schema.
 */
export async function schemaTypes() {
  const structures = new Map();
  const exports = await exportedStructures();
  for (const structure of exports.values()) collect(structure, structures);
  const names = namesOf([...structures.keys()]);
  const interfaces = [...structures].map(([name, structure]) =>
    interfaceOf({ ...structure, name }, names),
  );
  // Sources name a schema as Kubernetes does, without what all of its names begin with.
  const short = (name) => name.replace(/^io\.k8s\.(api|apimachinery\.pkg\.apis)\./, "");
  const byShortName = new Map([...names].map(([full, name]) => [short(full), name]));
  const byName = new Set(names.values());
  return {
    text: `${head}\n${interfaces.join("\n")}`,
    nameOf: (file, name) => names.get(exports.get(`${file} ${name}`)?.name),
    nameOfSchema: (name) => byShortName.get(name),
    has: (name) => byName.has(name),
  };
}

const head = `/**
 * The objects of the API, as the API server gives them: with defaults filled in, deeply read-only.
 */
`;

/** The structures of all schemas that are exported where objects are defined, by `FILE EXPORT`. */
async function exportedStructures() {
  const files = ["api", "simulator/scenario"].flatMap(sourcesIn).sort();
  const modules = await load(files);
  const { structureOf } = modules.get("api/structure.ts");
  const found = new Map();
  for (const [file, module] of modules) {
    for (const [name, value] of Object.entries(module)) {
      const structure = structureIn(value, structureOf);
      if (structure !== undefined) found.set(`${file} ${name}`, structure);
    }
  }
  return found;
}

const sourcesIn = (folder) =>
  readdirSync(join(root, folder), { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".ts") && !name.endsWith(".test.ts"))
    .map((name) => `${folder}/${name.replaceAll("\\", "/")}`);

async function load(files) {
  const contents = files.map((file, index) => `export * as file${index} from "./${file}";`);
  const folder = mkdtempSync(join(tmpdir(), "kubesim-schemas-"));
  const outfile = join(folder, "api.cjs");
  try {
    await build({
      stdin: { contents: contents.join("\n"), resolveDir: root, loader: "ts" },
      outfile,
      bundle: true,
      platform: "node",
      format: "cjs",
      logLevel: "error",
    });
    const loaded = createRequire(outfile)(outfile);
    return new Map(files.map((file, index) => [file, loaded[`file${index}`]]));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The structure of a resource or of a schema of objects. */
function structureIn(value, structureOf) {
  if (typeof value !== "object" || value === null) return undefined;
  if ("plural" in value && "structure" in value) return value.structure;
  return "_zod" in value && value._zod.def.type === "object" ? structureOf(value) : undefined;
}

function collect(structure, found) {
  if (structure.items !== undefined) collect(structure.items, found);
  if (structure.fields === undefined || found.has(structure.name)) return;
  found.set(structure.name, structure);
  for (const { structure: inner } of structure.fields.values()) collect(inner, found);
}

/** Short names where they are unique; else with their version, and at last with their group. */
function namesOf(fullNames) {
  const parts = (full) => full.split(".").slice(-3);
  const upper = (text) => text.charAt(0).toUpperCase() + text.slice(1);
  const forms = [
    ([, , name]) => name,
    ([, version, name]) => `${name}${upper(version)}`,
    ([group, version, name]) => `${upper(group)}${name}${upper(version)}`,
  ];
  const isUnique = (form, full) =>
    fullNames.filter((other) => form(parts(other)) === form(parts(full))).length === 1;
  return new Map(
    fullNames.map((full) => {
      const form = forms.find((each) => isUnique(each, full));
      if (form === undefined) throw new Error(`${full} has no name of its own`);
      return [full, form(parts(full))];
    }),
  );
}

function interfaceOf({ doc, fields, name }, names) {
  const members = [...fields.values()].map(
    (field) => `${comment(field.doc, "  ")}  readonly ${memberOf(field, names)};\n`,
  );
  return `${comment(doc, "")}export interface ${names.get(name)} {\n${members.join("")}}\n`;
}

const comment = (doc, indent) =>
  doc === "" ? "" : `${indent}/** ${doc.replaceAll("*/", "*\\/")} */\n`;

/** `name?: type`; there is no question mark where decoding or validation sees to its presence. */
function memberOf({ name, structure, required, filled, nullable, default: value }, names) {
  const key = /^[A-Za-z_$][\w$]*$/.test(name) ? name : JSON.stringify(name);
  const isThere = required || filled || value !== undefined;
  const type = typeOf(structure, names);
  return `${key}${isThere ? "" : "?"}: ${type}${nullable ? " | null" : ""}${isThere ? "" : " | undefined"}`;
}

function typeOf({ type, format, items, name }, names) {
  switch (type) {
    case "string":
    case "boolean":
    case "number":
      return type;
    case "integer":
      return "number";
    case "any":
      return format === "int-or-string" ? "string | number" : "unknown";
    case "array": {
      const item = typeOf(items, names);
      return item.includes(" ") ? `readonly (${item})[]` : `readonly ${item}[]`;
    }
    case "map":
      return `{ readonly [key: string]: ${typeOf(items, names)} }`;
    default:
      return names.get(name);
  }
}
