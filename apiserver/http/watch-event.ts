import type { WatchEvent } from "../../api/request.ts";
import type { Column, KubeObject } from "../../api/resource.ts";
import type { Resource } from "../registry/resource-table.ts";
import { encodeObject, type Presentation, present } from "./encode.ts";

/** A watch event as it is sent: a line of JSON, and the same line as a chunk of HTTP. */
export class EncodedEvent {
  readonly line: string;
  #chunk: Buffer | undefined;

  constructor(line: string) {
    this.line = line;
  }

  /** Source: RFC 9112, 7.1. */
  get chunk(): Buffer {
    this.#chunk ??= Buffer.from(`${Buffer.byteLength(this.line).toString(16)}\r\n${this.line}\r\n`);
    return this.#chunk;
  }
}

interface Encoded {
  readonly type: WatchEvent["type"];
  readonly event: EncodedEvent;
}

// All who watch a resource are told the same, so its bytes are made once and shared by all.
const encoded = new WeakMap<object, Encoded>();

/** The event in the form that the watcher asked for. */
export function encodeEvent(
  { type, object }: WatchEvent,
  resource: Resource,
  shown: Presentation,
): EncodedEvent {
  const isPlain = type === "ERROR" || shown.format.as === undefined;
  if (!isPlain) {
    // A bookmark is an object of its kind, in whose columns there is nothing to see.
    const { columns } = resource.definition;
    const kind = { columns: type === "BOOKMARK" ? columns.map(blank) : columns };
    // Only an ERROR has a Status for its object.
    return eventOf(type, present(object as KubeObject, kind, shown));
  }
  const known = encoded.get(object);
  if (known?.type === type) return known.event;
  const event = eventOf(type, object);
  if (Object.isFrozen(object)) encoded.set(object, { type, event });
  return event;
}

const eventOf = (type: WatchEvent["type"], object: object) =>
  new EncodedEvent(`{"type":"${type}","object":${encodeObject(object)}}\n`);

const blankCells = {
  string: "",
  integer: 0,
  number: 0,
  boolean: false,
  date: "<unknown>",
} as const;

const blank = (column: Column<KubeObject>): Column<KubeObject> => ({
  ...column,
  value: () => blankCells[column.type],
});
