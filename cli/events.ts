/** `kubesim events`: what happened, the latest last. */
import { isObject, type JsonObject } from "../api/json.ts";
import {
  aboutSelector,
  aboutWhat,
  eventList,
  eventTable,
  eventTypes,
  isOfTypes,
  sortEvents,
} from "../client/kubectl/event-table.ts";
import { Failure, RefusedError, Told } from "../client/kubectl/failure.ts";
import type { Given } from "../client/kubectl/flags.ts";
import { TablePrinter } from "../client/kubectl/table.ts";
import { defineCommand } from "./command.ts";
import { objectsIn } from "./get/objects.ts";
import { fetchWhole, type Requested, requestFor } from "./get/request.ts";
import type { Io } from "./io.ts";
import { objectFormatOf } from "./printers/format.ts";
import { renderTyped, withoutManagedFields } from "./printers/objects.ts";
import { reportFlags } from "./report.ts";
import { metadataOf, textAt } from "./targets/targets.ts";

const flags = {
  ...reportFlags,
  "all-namespaces": { kind: "bool", short: "A", doc: "look in all namespaces" },
  for: { kind: "text", value: "TYPE/NAME", doc: "only events about this object" },
  types: { kind: "list", value: "TYPE", doc: "Normal or Warning: only events of these types" },
  watch: { kind: "bool", short: "w", doc: "after that, print every event that comes" },
  "no-headers": { kind: "bool", doc: "print no headers" },
  "chunk-size": { kind: "int", value: "COUNT", doc: "how many objects to ask for at once" },
} as const;

export const command = defineCommand({
  name: "events",
  usage: "[--for TYPE/NAME] [--types=TYPE] [flags]",
  summary: "Show events, the latest last",
  examples: [
    "kubesim events --for deployment/nginx-deployment",
    "kubesim events -A --types=Warning --watch",
  ],
  flags,
  async run(io, { flags: given }) {
    const types = eventTypes(given.types);
    const print = await printerOf(io, given);
    const requested = await requestOf(io, given);
    const whole = await fetchWhole(io.client, requested, { merge: "items" });
    const events = objectsIn(whole, requested).filter((each) => isOfTypes(each, types));
    if (events.length > 0) await print(sortEvents(events), true);
    if (given.watch === true) {
      const version = textAt(metadataOf(whole), "resourceVersion");
      await watch(io, requested, version, (event) => {
        if (isOfTypes(event, types)) void print([event], false);
      });
    } else if (events.length === 0) {
      const isEverywhere = given["all-namespaces"] === true;
      io.warn(`No events found${isEverywhere ? "" : ` in ${io.namespace} namespace`}.`);
    }
  },
});

async function requestOf(io: Io, given: Given<typeof flags>): Promise<Requested> {
  const about = given.for === undefined ? undefined : await selectorOf(io, given.for);
  const resource = await io.resources.byKind("v1", "Event");
  if (resource === undefined)
    throw new Failure('the server doesn\'t have a resource type "events"');
  const namespace = given["all-namespaces"] === true ? undefined : io.namespace;
  return requestFor({ resource }, namespace, {
    "field-selector": about,
    "chunk-size": given["chunk-size"],
  });
}

async function selectorOf(io: Io, text: string): Promise<string | undefined> {
  const { type, name } = aboutWhat(text);
  const [resource] = await io.resources.named(type);
  if (resource === undefined) throw new Told(`the server doesn't have a resource type "${type}"`);
  return name === "" ? undefined : aboutSelector(resource.kind, name);
}

/** Prints the events that there are at first, or one that has come. */
type Print = (events: readonly JsonObject[], isFirst: boolean) => Promise<void>;

async function printerOf(io: Io, given: Given<typeof flags>): Promise<Print> {
  const { output = "" } = given;
  if (output === "") return tablePrinter(io, given);
  const format = objectFormatOf(given);
  return async (events, isFirst) => {
    // A list of events has no name.
    if (format.kind === "name" && isFirst) return;
    const isWhole = given["show-managed-fields"] === true;
    const shown = isWhole ? events : events.map(withoutManagedFields);
    const [only = {}] = shown;
    const whole = isFirst ? eventList(shown) : only;
    io.write(await renderTyped(format, whole));
  };
}

function tablePrinter(io: Io, given: Given<typeof flags>): Print {
  const printer = new TablePrinter({
    noHeaders: given["no-headers"],
    withNamespace: given["all-namespaces"],
  });
  return async (events) => {
    io.write(`${printer.print(eventTable(events, io.now())).join("\n")}\n`);
  };
}

async function watch(
  io: Io,
  requested: Requested,
  resourceVersion: string,
  take: (event: JsonObject) => void,
): Promise<void> {
  const path = requested.watchPath({ watch: true, resourceVersion });
  await io.client.lines({ path }, (line) => {
    const change: unknown = JSON.parse(line);
    if (!isObject(change) || !isObject(change.object)) return true;
    // An error event carries a Status.
    if (change.type === "ERROR") throw new RefusedError(change.object as never);
    // Old events go: that is nothing new.
    if (change.type === "ADDED" || change.type === "MODIFIED") take(change.object);
    return true;
  });
}
