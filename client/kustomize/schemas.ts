/** By which keys lists are merged: as the kinds of kubesim say, or the schema that a file has. */
import { isObject, type Json, type JsonObject } from "../../api/json.ts";
import { part, textAt } from "../../api/json-parts.ts";
import type { Field, Structure } from "../../api/structure.ts";
import { Failure } from "../kubectl/failure.ts";
import { isFor } from "./fields.ts";
import type { Folder } from "./folder.ts";
import { structureOfKind } from "./kinds.ts";
import type { Id } from "./resource.ts";

/** The one that is builtin in kustomize 5.8. */
const builtinVersion = "v1.21.2";

/** What `openapi` of kustomizations sets for the whole of a build. The first one counts. */
export class Schemas {
  #isSet = false;
  #structureOf: ((id: Id) => Structure) | undefined;

  /** Throws Failure. */
  set({ path, version }: Readonly<Record<string, string>>, folder: Folder): void {
    if (this.#isSet || (path === undefined && version === undefined)) return;
    if (path === undefined) {
      if (version !== builtinVersion) {
        throw new Failure("the specified OpenAPI version is not built in");
      }
    } else if (version !== undefined) {
      throw new Failure("builtin version and custom schema provided, cannot use both");
    } else {
      const [document] = folder.documents(path);
      if (!isObject(document)) throw new Failure(`${path}: not an OpenAPI schema`);
      this.#structureOf = structuresIn(document);
    }
    this.#isSet = true;
  }

  readonly structureOf = (id: Id): Structure => (this.#structureOf ?? structureOfKind)(id);
}

const freeForm: Structure = { type: "any", doc: "" };

/** Whatever the schema says nothing of is merged as a whole: it stands for all kinds there are. */
function structuresIn(document: JsonObject): (id: Id) => Structure {
  const definitions = part(document, "definitions");
  const kinds = Object.values(definitions).flatMap((definition) => {
    const ids = isObject(definition) ? definition["x-kubernetes-group-version-kind"] : undefined;
    const list = Array.isArray(ids) ? ids.filter(isObject) : [];
    return list.map((id) => ({
      group: textAt(id, "group"),
      version: textAt(id, "version"),
      kind: textAt(id, "kind"),
      structure: structureIn(definition, definitions),
    }));
  });
  return (id) =>
    kinds.find((each) => each.group === id.group && isFor(each, id))?.structure ?? freeForm;
}

function structureIn(schema: Json | undefined, definitions: JsonObject): Structure {
  const found = resolved(schema, definitions);
  if (found === undefined) return freeForm;
  const fields = new Map<string, Field>();
  // What holds itself is read only as far as a patch goes.
  const structure: Structure = {
    type: "object",
    doc: "",
    get fields() {
      if (fields.size > 0) return fields;
      for (const [name, property] of Object.entries(part(found, "properties"))) {
        fields.set(name, fieldIn(name, property, definitions));
      }
      return fields;
    },
    get items() {
      return found.items === undefined ? undefined : structureIn(found.items, definitions);
    },
  };
  return structure;
}

function fieldIn(name: string, schema: Json | undefined, definitions: JsonObject): Field {
  const found = isObject(schema) ? schema : {};
  const merge = textAt(found, "x-kubernetes-patch-merge-key");
  const isMerged = textAt(found, "x-kubernetes-patch-strategy").split(",").includes("merge");
  const list = merge !== "" ? { merge } : isMerged ? { merge: true as const } : undefined;
  return {
    name,
    doc: "",
    structure: structureIn(schema, definitions),
    required: false,
    filled: false,
    ...(list !== undefined && isMerged && { list }),
  };
}

/** The schema itself, or the one that it refers to. */
function resolved(schema: Json | undefined, definitions: JsonObject): JsonObject | undefined {
  if (!isObject(schema)) return undefined;
  if (schema.$ref === undefined) return schema;
  const found = definitions[textAt(schema, "$ref").replace("#/definitions/", "")];
  return isObject(found) ? found : undefined;
}
