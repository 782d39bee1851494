/**
 * What OpenAPI definitions of custom kinds say of their fields: which are labels, annotations or
 * names, and which name other resources. Source: kustomize 5.8, accumulator LoadConfigFromCRDs.
 */
import { isObject, type Json, type JsonObject } from "../../api/json.ts";
import { part } from "../../api/json-parts.ts";
import { Failure } from "../kubectl/failure.ts";
import type { FieldSpec } from "./fields.ts";
import { emptyTables, mergeTables, type Tables } from "./tables.ts";

/** The tables of the definitions of a file. Throws Failure where there are none. */
export function tablesOfDefinitions(document: Json | undefined, path: string): Tables {
  if (!isObject(document) || !Object.values(document).every(isObject)) {
    throw new Failure(
      `loading CRDs [${path}]: unable to parse open API definition from '${path}': ` +
        "it is no map of definitions",
    );
  }
  return Object.keys(document)
    .sort()
    .reduce((tables, name) => {
      if (!isKind(propertiesOf(document, name))) return tables;
      if (name.split(".").length < 3) {
        throw new Failure("`api` should be specified in dot notation: group.version.kind");
      }
      const kind = name.slice(name.lastIndexOf(".") + 1);
      return tablesIn({ document, kind, names: [name], way: [] }, tables);
    }, emptyTables);
}

const propertiesOf = (document: JsonObject, name: string): JsonObject =>
  part(part(part(document, name), "Schema"), "properties");

const isKind = (properties: JsonObject) =>
  ["kind", "apiVersion", "metadata"].every((name) => properties[name] !== undefined);

interface Place {
  readonly document: JsonObject;
  readonly kind: string;
  /** The definitions that are gone through, and last the one that is looked at. */
  readonly names: readonly string[];
  /** The names of the fields that lead to it. */
  readonly way: readonly string[];
}

function tablesIn(place: Place, tables: Tables): Tables {
  const { document, kind, names, way } = place;
  return Object.entries(propertiesOf(document, names.at(-1) ?? "")).reduce(
    (made, [field, property]) => {
      if (!isObject(property)) return made;
      const at = [...way, field];
      const own = mergeTables(made, tablesOfField(property, kind, at));
      const to = property.$ref;
      // What holds itself has no end; there kubectl takes all memory.
      if (typeof to !== "string" || names.includes(to)) return own;
      return tablesIn({ document, kind, names: [...names, to], way: at }, own);
    },
    tables,
  );
}

/** Source: the extensions that code generators of Kubernetes know. */
function tablesOfField(property: JsonObject, kind: string, way: readonly string[]): Tables {
  const extension = (name: string): string | undefined => {
    const value = property[`x-kubernetes-${name}`];
    return typeof value === "string" ? value : undefined;
  };
  const field: FieldSpec = { kind, path: way.join("/") };
  const when = (name: string): readonly FieldSpec[] =>
    extension(name) === undefined ? [] : [field];
  const version = extension("object-ref-api-version");
  const target = extension("object-ref-kind");
  const nameKey = extension("object-ref-name-key") ?? "name";
  const isReference = version !== undefined && target !== undefined;
  return {
    ...emptyTables,
    commonAnnotations: when("annotation"),
    commonLabels: when("label-selector"),
    namePrefix: when("identity"),
    nameReference: isReference
      ? [{ kind: target, version, fields: [{ ...field, path: `${field.path}/${nameKey}` }] }]
      : [],
  };
}
