/** `get --server-print=false`: tables that are made here, of names and ages. */
import type { JsonObject } from "../../api/json.ts";
import { metadataOf, textAt } from "../../api/json-parts.ts";
import { sinceText } from "../../client/kubectl/event-table.ts";

/** A table as servers send them, of objects that are at hand. */
export function plainTable(objects: readonly JsonObject[], nowMs: number): JsonObject {
  return {
    columnDefinitions: [
      { name: "Name", type: "string", format: "name" },
      { name: "Age", type: "string" },
    ],
    rows: objects.map((object) => {
      const metadata = metadataOf(object);
      const age = sinceText(metadata.creationTimestamp, nowMs);
      return { cells: [textAt(metadata, "name"), age], object };
    }),
  };
}
