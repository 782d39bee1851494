/** Schemas of OpenAPI from structures, in the words of version 2 or 3. */
import type { Json, JsonObject } from "../../api/json.ts";
import { listTypeOf } from "../../api/list-type.ts";
import type { Field, Structure } from "../../api/structure.ts";
import { customRootSchema } from "./custom-schemas.ts";

export type Dialect = "v2" | "v3";

const machinery = "io.k8s.apimachinery.pkg";

/** Scalars that have a schema of their own, by format. */
const scalars = {
  quantity: `${machinery}.api.resource.Quantity`,
  "int-or-string": `${machinery}.util.intstr.IntOrString`,
  "date-time": `${machinery}.apis.meta.v1.Time`,
  "micro-time": `${machinery}.apis.meta.v1.MicroTime`,
} as const;
/** The name of the schema of any patch. */
export const patchName = `${machinery}.apis.meta.v1.Patch`;

const named: Readonly<Record<string, Readonly<Record<Dialect, JsonObject>>>> = {
  [scalars.quantity]: inBoth("An amount such as 500m, 1.5 or 2Gi.", {
    v2: { type: "string" },
    v3: { oneOf: [{ type: "string" }, { type: "number" }] },
  }),
  [scalars["int-or-string"]]: inBoth("A number, or text that is a name or a percentage.", {
    v2: { type: "string", format: "int-or-string" },
    v3: { format: "int-or-string", oneOf: [{ type: "integer" }, { type: "string" }] },
  }),
  [scalars["date-time"]]: inBoth("A time as in RFC 3339, to the second.", {
    v2: { type: "string", format: "date-time" },
    v3: { type: "string", format: "date-time" },
  }),
  [scalars["micro-time"]]: inBoth("A time as in RFC 3339, to the microsecond.", {
    v2: { type: "string", format: "date-time" },
    v3: { type: "string", format: "date-time" },
  }),
  [patchName]: inBoth("A patch, in the form that its content type names.", {
    v2: { type: "object" },
    v3: { type: "object" },
  }),
};

function inBoth(description: string, schemas: Record<Dialect, JsonObject>) {
  return { v2: { description, ...schemas.v2 }, v3: { description, ...schemas.v3 } };
}

/** A group, version and kind, as the extension of schemas and operations names them. */
export interface KindName {
  readonly group: string;
  readonly version: string;
  readonly kind: string;
}

/** The schemas of these structures and of all that they refer to, by name and in its order. */
export function schemasOf(
  structures: readonly Structure[],
  kinds: ReadonlyMap<string, KindName>,
  dialect: Dialect,
): JsonObject {
  const found = new Map<string, JsonObject>();
  const pending = [...structures];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    if (next.schema !== undefined) {
      addCustom(next);
      continue;
    }
    const { name = "", doc, items, fields, options = [] } = next;
    const scalar = scalarName(next);
    if (scalar !== undefined) found.set(scalar, named[scalar]?.[dialect] ?? {});
    if (items !== undefined) pending.push(items);
    pending.push(...options);
    // No type: it may be of any.
    if (next.type === "any" && name !== "") found.set(name, { description: doc });
    if (fields === undefined || found.has(name)) continue;
    if (name !== "") found.set(name, objectSchema(next, dialect, kinds.get(name)));
    for (const field of fields.values()) pending.push(field.structure);
  }
  found.set(patchName, named[patchName]?.[dialect] ?? {});
  return Object.fromEntries([...found].sort(([left], [right]) => (left < right ? -1 : 1)));

  /** All but its metadata is said in place. */
  function addCustom(structure: Structure): void {
    const { name = "", fields } = structure;
    if (name === "" || found.has(name)) return;
    const kind = kinds.get(name);
    found.set(name, {
      ...customRootSchema(structure, metaSchemas(dialect)),
      ...(kind === undefined ? {} : { "x-kubernetes-group-version-kind": [{ ...kind }] }),
    });
    const metadata = fields?.get("metadata");
    if (metadata !== undefined) pending.push(metadata.structure);
  }
}

const metaSchemas = (dialect: Dialect) => ({
  dialect,
  metadata(description: string): JsonObject {
    const metadata = reference(`${machinery}.apis.meta.v1.ObjectMeta`, dialect);
    const doc = description === "" ? {} : { description };
    return { ...doc, ...(dialect === "v2" ? metadata : { allOf: [metadata] }) };
  },
});

/** A reference to the schema of that name. */
export function reference(name: string, dialect: Dialect): JsonObject {
  const $ref = dialect === "v2" ? `#/definitions/${name}` : `#/components/schemas/${name}`;
  return { $ref };
}

function scalarName(structure: Structure): string | undefined {
  const { format } = structure;
  if (format === undefined) return undefined;
  return Object.entries(scalars).find(([name]) => name === format)?.[1];
}

function objectSchema(structure: Structure, dialect: Dialect, kind?: KindName): JsonObject {
  const fields = [...(structure.fields?.values() ?? [])];
  const required = fields.filter((field) => field.required).map(({ name }) => name);
  const properties = fields
    .map((field) => [field.name, fieldSchema(field, dialect)] as const)
    .sort(([left], [right]) => (left < right ? -1 : 1));
  // Kinds list no type meta as required, for the path of a request already says both.
  const demanded = kind === undefined ? required : required.filter((name) => !isTypeMeta(name));
  return {
    ...(structure.doc === "" ? {} : { description: structure.doc }),
    type: "object",
    ...(demanded.length === 0 ? {} : { required: demanded }),
    ...(properties.length === 0 ? {} : { properties: Object.fromEntries(properties) }),
    ...(structure.atomic === true ? mapIsAtomic : {}),
    ...(kind === undefined ? {} : { "x-kubernetes-group-version-kind": [{ ...kind }] }),
  };
}

const mapIsAtomic = { "x-kubernetes-map-type": "atomic" };

const isTypeMeta = (name: string) => name === "apiVersion" || name === "kind";

function fieldSchema(field: Field, dialect: Dialect): JsonObject {
  const typed = typeSchema(field.structure, dialect);
  const description = field.doc === "" ? {} : { description: field.doc };
  const extensions = listExtensions(field);
  if (dialect === "v2") return { ...description, ...typed, ...extensions };
  const isFilled = field.filled && field.structure.type === "object";
  const value: Json | undefined = field.default ?? (isFilled ? {} : undefined);
  const given = value === undefined ? {} : { default: value };
  // A reference allows nothing beside itself, so it is wrapped.
  const shape = "$ref" in typed ? { allOf: [typed] } : typed;
  return { ...description, ...shape, ...given, ...extensions };
}

function typeSchema(structure: Structure, dialect: Dialect): JsonObject {
  const scalar = scalarName(structure);
  if (scalar !== undefined) return reference(scalar, dialect);
  const format = structure.format === undefined ? {} : { format: structure.format };
  switch (structure.type) {
    case "object":
      return structure.name === undefined || structure.name === ""
        ? objectSchema(structure, dialect)
        : reference(structure.name, dialect);
    case "map":
      return { type: "object", additionalProperties: itemSchema(structure.items, dialect) };
    case "array":
      return { type: "array", items: itemSchema(structure.items, dialect) };
    case "any":
      return structure.name === undefined ? { type: "object" } : reference(structure.name, dialect);
    default:
      return { type: structure.type, ...format };
  }
}

function itemSchema(items: Structure | undefined, dialect: Dialect): JsonObject {
  const typed = items === undefined ? { type: "object" } : typeSchema(items, dialect);
  if (dialect === "v2" || !("$ref" in typed)) return typed;
  return items?.type === "object" ? { allOf: [typed], default: {} } : typed;
}

/** How patches and apply merge the field. */
function listExtensions({ list, patchStrategy = "", structure, atomic }: Field): JsonObject {
  const merges = list?.merge !== undefined && !patchStrategy.split(",").includes("merge");
  const strategy = [merges ? "merge" : "", patchStrategy].filter((each) => each !== "").join(",");
  const listType = structure.type === "array" ? listTypeOf({ list }) : undefined;
  return {
    ...(listType === undefined ? {} : { "x-kubernetes-list-type": listType.type }),
    ...(listType?.type === "map" ? { "x-kubernetes-list-map-keys": listType.keys } : {}),
    ...(structure.type === "map" && atomic ? mapIsAtomic : {}),
    ...(typeof list?.merge === "string" ? { "x-kubernetes-patch-merge-key": list.merge } : {}),
    ...(strategy === "" ? {} : { "x-kubernetes-patch-strategy": strategy }),
  };
}
