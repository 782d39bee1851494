/** Structures that no resource has, but every document of OpenAPI names. Source: meta/v1 1.36. */
import { DeleteOptions, optionalTypeMeta } from "../../api/meta/delete-options.ts";
import { anyJson, int32, int64, list, mandatory, ref, struct, text } from "../../api/schema.ts";
import { type Field, type Structure, structureOf } from "../../api/structure.ts";

const ListMeta = struct("meta.v1.ListMeta", "What every list has beside its items.", {
  continue: text("Where the next page starts; empty on the last one."),
  remainingItemCount: int64("How many items come after this page."),
  resourceVersion: text("Version of the resource at which the list was read."),
  selfLink: text("No longer set."),
});

const StatusCause = struct("meta.v1.StatusCause", "One thing wrong in a request.", {
  field: text("Path of the field that is wrong."),
  message: text("What is wrong, for people."),
  reason: text("What is wrong, for programs."),
});

const StatusDetails = struct("meta.v1.StatusDetails", "What a Status is about.", {
  causes: list("All that is wrong.", StatusCause, { type: "atomic" }),
  group: text("Group of the resource."),
  kind: text("The resource."),
  name: text("Name of the object."),
  retryAfterSeconds: int32("Seconds to wait before trying again."),
  uid: text("Uid of the object."),
});

const Status = struct("meta.v1.Status", "The answer to a request that yields no object.", {
  ...optionalTypeMeta,
  code: int32("The HTTP status."),
  details: ref("What it is about.", StatusDetails),
  message: text("What happened, for people."),
  metadata: ref("Metadata of a list.", ListMeta),
  reason: text("Why it failed, for programs."),
  status: text("Success or Failure."),
});

const WatchEvent = struct("meta.v1.WatchEvent", "One change that a watch saw.", {
  object: anyJson("The object as it is now, as it was when deleted, or a Status."),
  type: mandatory(text("ADDED, MODIFIED, DELETED, BOOKMARK or ERROR.")),
});

const listMeta = structureOf(ListMeta);

/** Structures by the name under which operations refer to them. */
export const metaStructures = {
  deleteOptions: structureOf(DeleteOptions),
  status: structureOf(Status),
  watchEvent: structureOf(WatchEvent),
};

/** The list kind of a kind: `DeploymentList`. */
export function listStructure(kind: string, item: Structure): Structure {
  const string: Structure = { type: "string", doc: "" };
  const fields: readonly Field[] = [
    field("apiVersion", typeMetaDocs.apiVersion, string),
    field("items", `The objects, each a ${kind}.`, { type: "array", doc: "", items: item }, true),
    field("kind", typeMetaDocs.kind, string),
    field("metadata", "Standard metadata of a list.", listMeta),
  ];
  return {
    type: "object",
    doc: `A list of objects of the kind ${kind}.`,
    name: `${item.name}List`,
    fields: new Map(fields.map((each) => [each.name, each])),
  };
}

const typeMetaDocs = {
  apiVersion: "API group and version of this list's schema.",
  kind: "Kind of this list.",
};

const field = (name: string, doc: string, structure: Structure, required = false): Field => ({
  name,
  doc,
  structure,
  required,
  filled: required || structure.type === "object",
});
