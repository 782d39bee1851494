/** The models of the official client, which were generated from Kubernetes' own OpenAPI. */
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import * as models from "@kubernetes/client-node/dist/gen/models/ObjectSerializer.js";
import type { ResourceDefinition } from "../../api/resource.ts";

/** A field of a model. */
export interface ModelField {
  readonly name: string;
  /** Such as `Array<string>`, `{ [key: string]: V1Foo; }` or `number int32`, as one text. */
  readonly type: string;
  readonly required: boolean;
}

interface Attribute {
  readonly name: string;
  readonly baseName: string;
  readonly type: string;
  readonly format: string;
}

/** The model of a resource, such as `V1Pod`, `V2HorizontalPodAutoscaler` or `EventsV1Event`. */
export function modelName({ group, version, kind }: ResourceDefinition): string {
  const name = `${capitalize(version)}${kind}`;
  if (isModel(name)) return name;
  return `${capitalize(group.split(".")[0] || "core")}${name}`;
}

/** True where the client has a model of this name. */
export function isModel(name: string): boolean {
  return name in models;
}

/** The names of all models, each with those of its fields. */
export function modelNames(): ReadonlyMap<string, ReadonlySet<string>> {
  const found = new Map<string, ReadonlySet<string>>();
  for (const [name, model] of Object.entries<unknown>(models)) {
    if (!hasAttributes(model)) continue;
    found.set(name, new Set(model.attributeTypeMap.map(({ baseName }) => baseName)));
  }
  return found;
}

/** The fields of a model. */
export function modelFields(name: string): readonly ModelField[] {
  const known = fields.get(name);
  if (known !== undefined) return known;
  const model: unknown = Reflect.get(models, name);
  if (!hasAttributes(model)) throw new Error(`the client has no model ${name}`);
  const declaration = declarationOf(name);
  const read = model.attributeTypeMap.map((each) => ({
    name: each.baseName,
    type: `${each.type} ${each.format}`.trim(),
    required: declaration.includes(`'${each.name}': `),
  }));
  fields.set(name, read);
  return read;
}

const fields = new Map<string, readonly ModelField[]>();

// Which fields are required is said only in the type declarations.
const require = createRequire(import.meta.url);
function declarationOf(name: string): string {
  const path = require.resolve(`@kubernetes/client-node/dist/gen/models/${name}.js`);
  return readFileSync(path.replace(/\.js$/, ".d.ts"), "utf8");
}

function hasAttributes(
  model: unknown,
): model is { readonly attributeTypeMap: readonly Attribute[] } {
  return typeof model === "function" && "attributeTypeMap" in model;
}

const capitalize = (word: string) => word.charAt(0).toUpperCase() + word.slice(1);
