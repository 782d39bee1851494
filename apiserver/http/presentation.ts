/** How a client wants to be shown what it asked for. */
import type { Shown } from "../printing/index.ts";
import type { Resource } from "../registry/resource-table.ts";
import { subresourcesOf } from "../served-resources.ts";
import type { ApiServer } from "../server.ts";
import type { IncludeObject, Presentation } from "./encode.ts";
import type { Format } from "./negotiate.ts";
import type { Received } from "./received.ts";

export function includeObjectOf(query: URLSearchParams): IncludeObject {
  const wanted = query.get("includeObject");
  return wanted === "None" || wanted === "Object" ? wanted : "Metadata";
}

export const presentationOf = (
  { query, server, clock }: Received,
  format: Format,
): Presentation => ({
  format,
  includeObject: includeObjectOf(query),
  nowMs: timeOf(query, server) ?? clock.now(),
});

/** The time of the old revision that is asked for, so that a table of it tells ages as of then. */
function timeOf(query: URLSearchParams, server: ApiServer): number | undefined {
  if (query.get("resourceVersionMatch") !== "Exact") return undefined;
  const log = server.registry.storage.history();
  return log[Number(query.get("resourceVersion")) - (log[0]?.revision ?? 0)]?.timeMs;
}

/** What a path answers with is shown as; nothing where that has no form but its own. */
export function shownAs(
  { definition }: Resource,
  subresource: string | undefined,
): Shown | undefined {
  if (subresource === undefined || subresource === "status") return definition;
  const columns = subresourcesOf(definition).find(({ name }) => name === subresource)?.columns;
  return columns && { columns };
}
