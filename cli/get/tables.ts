/** `get` in tables: one for each resource that was asked for. */
import { isObject, type JsonObject } from "../../api/json.ts";
import { Exit, isNotFound, throwAll } from "../../client/kubectl/failure.ts";
import type { Given } from "../../client/kubectl/flags.ts";
import { TablePrinter } from "../../client/kubectl/table.ts";
import type { Io } from "../io.ts";
import { qualifiedKind, type Served } from "../server/resources.ts";
import type { GetFlags } from "./flags.ts";
import { objectsIn } from "./objects.ts";
import { plainTable } from "./plain-table.ts";
import { fetchWhole, type Requested, tableAccept } from "./request.ts";

export interface TableRequest {
  readonly given: Given<GetFlags>;
  readonly requested: readonly Requested[];
  /** What was wrong before anything was asked for. */
  readonly errors?: readonly unknown[];
  readonly isWide: boolean;
}

/** Prints what there is, then throws what could not be had. */
export async function printTables(io: Io, request: TableRequest): Promise<void> {
  const { given, requested } = request;
  const { tables: fetched, errors } = await fetchTables(io, request);
  const tables = await sortTables(fetched, given);
  const resources = new Set(tables.map(({ resource }) => resource));
  const lines: string[] = [];
  for (const [resource, parts] of groupsOf(tables)) {
    const rows = parts.flatMap((table) => [table.rows ?? []].flat());
    if (rows.length === 0) continue;
    const printer = printerFor(request, resource, resources.size > 1);
    if (lines.length > 0 && given["no-headers"] !== true) lines.push("");
    const [first = {}] = parts;
    lines.push(...printer.print({ ...first, rows: await sortRows(rows, given["sort-by"]) }));
  }
  if (lines.length > 0) io.write(`${lines.join("\n")}\n`);
  else if (errors.length === 0 && given["ignore-not-found"] !== true) {
    const isNamespaced = given["all-namespaces"] !== true && anyNamespaced(requested);
    const where = isNamespaced ? ` in ${io.namespace} namespace.` : "";
    io.warn(`No resources found${where}`);
  }
  throwAll(errors);
}

/** The printer of one resource of the request. */
export function printerFor(
  { given, requested, isWide }: TableRequest,
  resource: Served,
  withKind: boolean,
): TablePrinter {
  const isEverywhere = requested.every(({ namespace }) => namespace === undefined);
  return new TablePrinter({
    isWide,
    noHeaders: given["no-headers"],
    withNamespace: isEverywhere && given["all-namespaces"] === true && resource.namespaced,
    kindPrefix: withKind || given["show-kind"] === true ? qualifiedKind(resource) : undefined,
    showLabels: given["show-labels"],
    labelColumns: given["label-columns"],
  });
}

async function fetchTables(io: Io, { given, requested, errors: known = [] }: TableRequest) {
  const tables: { resource: Served; table: JsonObject }[] = [];
  const errors: unknown[] = [];
  for (const each of requested) {
    try {
      const table = await fetchTable(io, given, each);
      if (table !== undefined) tables.push({ resource: each.resource, table });
    } catch (error) {
      if (error instanceof Exit) throw error;
      if (given["ignore-not-found"] === true && isNotFound(error)) continue;
      errors.push(error);
    }
  }
  return { tables, errors: [...errors, ...known] };
}

/** The table of what is asked for; nothing where that is not wanted. */
async function fetchTable(io: Io, given: Given<GetFlags>, each: Requested) {
  const isWanted = each.isWanted ?? (() => true);
  if (given["server-print"] === false) {
    const whole = await fetchWhole(io.client, each, { merge: "items" });
    return isWanted(whole) ? plainTable(objectsIn(whole, each), io.now()) : undefined;
  }
  const query = given["sort-by"] === undefined ? {} : { includeObject: "Object" };
  const table = await fetchWhole(io.client, each, { accept: tableAccept, merge: "rows", query });
  return isWanted(table) ? table : undefined;
}

/**
 * Several tables of the server are first sorted themselves, by what stands at that path of them, as
 * kubectl does it: throws where none of them has such a field. Source: kubectl 1.36, RuntimeSorter.
 */
async function sortTables<T extends { readonly table: JsonObject }>(
  tables: readonly T[],
  given: Given<GetFlags>,
): Promise<readonly T[]> {
  const path = given["sort-by"] ?? "";
  if (path === "" || tables.length < 2 || given["server-print"] === false) return tables;
  const { sortByPath } = await import("../../client/kubectl/sort.ts");
  return sortByPath(tables, path, ({ table }) => table);
}

/** Tables of one resource that follow one another are one. */
function groupsOf(
  tables: readonly { resource: Served; table: JsonObject }[],
): readonly [Served, JsonObject[]][] {
  const groups: [Served, JsonObject[]][] = [];
  for (const { resource, table } of tables) {
    const last = groups.at(-1);
    if (last?.[0] === resource) last[1].push(table);
    else groups.push([resource, [table]]);
  }
  return groups;
}

const anyNamespaced = (requested: readonly Requested[]) =>
  requested.some(({ resource }) => resource.namespaced);

/** The rows of a table in the order of what is at a path of their objects; one stays as it is. */
export async function sortRows(rows: readonly unknown[], path: string | undefined) {
  const known = rows.filter(isObject);
  if (path === undefined || path === "" || known.length < 2) return known;
  const { sortByPath } = await import("../../client/kubectl/sort.ts");
  return sortByPath(known, path, (row) => row.object ?? null);
}
