/** `get --watch`: a list, then every change until the server or the user ends it. */

import { escapeMarkup, sorted } from "../../api/go-json.ts";
import { isObject, type JsonObject } from "../../api/json.ts";
import { Failure, isNotFound, RefusedError } from "../../client/kubectl/failure.ts";
import type { Given } from "../../client/kubectl/flags.ts";
import type { Io } from "../io.ts";
import type { Format } from "../printers/format.ts";
import { render, withoutBookkeeping } from "../printers/objects.ts";
import type { GetFlags } from "./flags.ts";
import { objectsIn } from "./objects.ts";
import { fetchWhole, type Requested, tableAccept } from "./request.ts";
import { printerFor, sortRows } from "./tables.ts";

export interface WatchRequest {
  readonly given: Given<GetFlags>;
  readonly requested: readonly Requested[];
  readonly format: Format;
}

export async function watch(io: Io, request: WatchRequest): Promise<void> {
  const { requested, given } = request;
  if (new Set(requested.map(({ resource }) => resource)).size > 1) {
    throw new Failure("you may only specify a single resource type");
  }
  const accept = request.format.kind === "table" ? tableAccept : undefined;
  const present = await fetchPresent(io, request, accept);
  const [[only], [whole]] = [requested, present];
  if (only === undefined || whole === undefined) return;
  const print = printerOf(io, request, only);
  if (given["watch-only"] !== true) {
    for (const each of present) await print("ADDED", each, true);
  }
  if (requested.length > 1) {
    throw new Failure(
      given.filename === undefined
        ? "you may only watch a single resource or type of resource at a time"
        : "watch is only supported on individual resources and resource collections - " +
            `${requested.length} resources were found`,
    );
  }
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

/** What there is before anything changes, tables as one. Empty where what is missing is none. */
async function fetchPresent(
  io: Io,
  { requested, given }: WatchRequest,
  accept: string | undefined,
): Promise<readonly JsonObject[]> {
  const isTable = accept !== undefined;
  const path = given["sort-by"] ?? "";
  const query = isTable && path !== "" ? { includeObject: "Object" } : {};
  const wholes: JsonObject[] = [];
  for (const each of requested) {
    try {
      const merge = isTable ? "rows" : "items";
      wholes.push(await fetchWhole(io.client, each, { accept, merge, query }));
    } catch (error) {
      if (given["ignore-not-found"] === true && isNotFound(error)) return [];
      throw error;
    }
  }
  if (!isTable) return wholes;
  const rows = wholes.flatMap((table) => [table.rows ?? []].flat());
  return [{ ...wholes[0], rows: await shown(() => sortRows(rows, path)) }];
}

type Print = (type: string, whole: JsonObject, isFirst: boolean) => Promise<void>;

function printerOf(io: Io, { given, requested, format }: WatchRequest, only: Requested): Print {
  const withEvents = given["output-watch-events"] === true;
  if (format.kind === "table") {
    const printer = printerFor({ given, requested, isWide: format.isWide }, only.resource, false);
    return async (type, table) => {
      if ([table.rows ?? []].flat().length === 0) return;
      io.write(`${printer.print(table, withEvents ? type : undefined).join("\n")}\n`);
    };
  }
  let count = 0;
  return async (type, whole, isFirst) => {
    const objects = isFirst ? objectsIn(whole, only) : [whole];
    for (const object of objects) {
      if (format.kind === "yaml" && count > 0) io.write("---\n");
      const how = { noHeaders: count > 0 };
      const isWhole = given["show-managed-fields"] === true;
      const text = withEvents
        ? eventText(format, { type, object }, how)
        : render(format, isWhole ? object : withoutBookkeeping(format, object), how);
      io.write(await shown(() => text));
      count += 1;
    }
  };
}

/** What cannot be shown in whole is not shown at all. */
async function shown<T>(show: () => Promise<T>): Promise<T> {
  try {
    return await show();
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    throw new Failure(`unable to output the provided object: ${error.message}`);
  }
}

type ObjectFormat = Exclude<Format, { kind: "table" }>;

/** A change with the object as it came, managedFields included. Names are those of the object. */
async function eventText(
  format: ObjectFormat,
  { type, object }: { readonly type: string; readonly object: JsonObject },
  how: { readonly noHeaders: boolean },
): Promise<string> {
  switch (format.kind) {
    case "name":
      return render(format, object, how);
    case "json":
      return `${escapeMarkup(JSON.stringify({ type, object: sorted(object) }))}\n`;
    case "kyaml":
      return (await import("../../client/kubectl/kyaml.ts")).toKyaml({
        type,
        object: sorted(object),
      });
    default:
      return render(format, { type, object }, how);
  }
}

function watchPath(only: Requested, whole: JsonObject): string {
  const metadata = isObject(whole.metadata) ? whole.metadata : {};
  const resourceVersion = String(metadata.resourceVersion ?? "");
  return only.watchPath({ watch: true, resourceVersion });
}
