/** `get --watch`: a list, then every change until the server or the user ends it. */
import { isObject, type JsonObject } from "../../api/json.ts";
import { Failure, RefusedError } from "../../client/kubectl/failure.ts";
import type { Given } from "../../client/kubectl/flags.ts";
import type { TablePrinter } from "../../client/kubectl/table.ts";
import type { Io } from "../io.ts";
import type { Format } from "../printers/format.ts";
import { render, withoutBookkeeping } from "../printers/objects.ts";
import type { GetFlags } from "./flags.ts";
import { objectsIn } from "./objects.ts";
import { fetchWhole, type Requested, tableAccept } from "./request.ts";
import { printerFor } from "./tables.ts";

export interface WatchRequest {
  readonly given: Given<GetFlags>;
  readonly requested: readonly Requested[];
  readonly format: Format;
}

export async function watch(io: Io, request: WatchRequest): Promise<void> {
  const { requested, given } = request;
  const [only] = requested;
  if (only === undefined) return;
  if (new Set(requested.map(({ resource }) => resource)).size > 1) {
    throw new Failure("you may only specify a single resource type");
  }
  if (requested.length > 1) {
    throw new Failure("you may only specify a single resource name when watching");
  }
  const isTable = request.format.kind === "table";
  const accept = isTable ? tableAccept : undefined;
  const merge = isTable ? "rows" : "items";
  const whole = await fetchWhole(io.client, only, { accept, merge });
  const print = printerOf(io, request, only);
  if (given["watch-only"] !== true) await print("ADDED", whole, true);

  const path = watchPath(only, whole);
  const pending: JsonObject[] = [];
  await io.client.lines({ path, accept }, (line) => {
    const event: unknown = JSON.parse(line);
    if (isObject(event)) pending.push(event);
    void printPending();
    return true;
  });
  await printPending();

  async function printPending(): Promise<void> {
    for (let event = pending.shift(); event !== undefined; event = pending.shift()) {
      const { type, object } = event;
      if (!isObject(object) || type === "BOOKMARK") continue;
      // An error event carries a Status.
      if (type === "ERROR") throw new RefusedError(object as never);
      await print(String(type), object, false);
    }
  }
}

type Print = (type: string, whole: JsonObject, isFirst: boolean) => Promise<void>;

function printerOf(io: Io, { given, requested, format }: WatchRequest, only: Requested): Print {
  const withEvents = given["output-watch-events"] === true;
  if (format.kind === "table") {
    const printer = printerFor({ given, requested, isWide: format.isWide }, only.resource, false);
    return async (type, table) => printTable(io, printer, withEvents ? type : undefined, table);
  }
  let count = 0;
  return async (type, whole, isFirst) => {
    const objects = isFirst ? objectsIn(whole, only) : [whole];
    for (const object of objects) {
      const isWhole = given["show-managed-fields"] === true;
      const shown = isWhole ? object : withoutBookkeeping(format, object);
      const wrapped = withEvents ? { type, object: shown } : shown;
      if (format.kind === "yaml" && count > 0) io.write("---\n");
      io.write(await rendered(format, wrapped, count > 0));
      count += 1;
    }
  };
}

/** What cannot be shown in whole is not shown at all. */
async function rendered(format: ObjectFormat, object: JsonObject, noHeaders: boolean) {
  try {
    return await render(format, object, { noHeaders });
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    throw new Failure(`unable to output the provided object: ${error.message}`);
  }
}

type ObjectFormat = Exclude<Format, { kind: "table" }>;

/** The kind of change is a column of its own, before all others. */
function printTable(
  io: Io,
  printer: TablePrinter,
  type: string | undefined,
  table: JsonObject,
): void {
  const rows = Array.isArray(table.rows) ? table.rows.filter(isObject) : [];
  if (rows.length === 0) return;
  const shown = type === undefined ? table : withColumn(table, type);
  io.write(`${printer.print(shown).join("\n")}\n`);
}

function withColumn(table: JsonObject, type: string): JsonObject {
  const columns = Array.isArray(table.columnDefinitions) ? table.columnDefinitions : [];
  const rows = Array.isArray(table.rows) ? table.rows.filter(isObject) : [];
  return {
    ...table,
    columnDefinitions: columns.length === 0 ? [] : [{ name: "Event", type: "string" }, ...columns],
    rows: rows.map((row) => ({ ...row, cells: [type, ...[row.cells ?? []].flat()] })),
  };
}

function watchPath(only: Requested, whole: JsonObject): string {
  const metadata = isObject(whole.metadata) ? whole.metadata : {};
  const resourceVersion = String(metadata.resourceVersion ?? "");
  return only.watchPath({ watch: true, resourceVersion });
}
